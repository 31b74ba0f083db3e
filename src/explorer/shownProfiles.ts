import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import { Disposables, type Disposable } from "../disposables";
import type { Profile } from "../profiles/profile";
import type { ProfileStore } from "../profiles/profileStore";

/** Stored in place of a profile's id. No profile has this id. */
const all = "*";
const key = (service: ServiceId): string => `${service}.shownProfile`;

/**
 * The profile of each service whose rows the views show: one, or all. The choice is this window's; a new window starts
 * with the last choice of any window.
 */
export class ShownProfiles implements Disposable {
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<void>());
  private readonly choices = new Map<ServiceId, string | undefined>();
  /** Fires when a profile was added, changed, removed or chosen. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly store: Pick<ProfileStore, "list" | "onDidChange">,
    private readonly memento: vscode.Memento,
  ) {
    this.disposables.add(store.onDidChange(() => this.changed.fire()));
  }

  /** The profiles whose rows are shown. */
  of(service: ServiceId): readonly Profile[] {
    const profiles = this.store.list(service);
    const chosen = this.choiceOf(service);
    if (chosen === all) return profiles;
    const one = profiles.find(({ id }) => id === chosen) ?? profiles[0];
    return one ? [one] : [];
  }

  /** The same profiles, those whose rows are shown first. */
  shownFirst(profiles: readonly Profile[]): readonly Profile[] {
    const others = profiles.filter((profile) => !this.isShown(profile));
    return [...profiles.filter((profile) => this.isShown(profile)), ...others];
  }

  /** Shows one profile, or all of its service. */
  async choose(service: ServiceId, profile: Profile | "all"): Promise<void> {
    const choice = profile === "all" ? all : profile.id;
    this.choices.set(service, choice);
    this.changed.fire();
    await this.memento.update(key(service), choice);
  }

  /** Shows a profile whose rows are not shown. Does nothing for a profile that was removed. */
  async include(profileId: string): Promise<void> {
    const profile = this.store.list().find(({ id }) => id === profileId);
    if (profile && !this.isShown(profile)) await this.choose(profile.service, profile);
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private isShown(profile: Profile): boolean {
    return this.of(profile.service).some(({ id }) => id === profile.id);
  }

  private choiceOf(service: ServiceId): string | undefined {
    if (!this.choices.has(service)) {
      const stored: unknown = this.memento.get(key(service));
      this.choices.set(service, typeof stored === "string" ? stored : undefined);
    }
    return this.choices.get(service);
  }
}
