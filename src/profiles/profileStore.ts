import { isDeepStrictEqual } from "node:util";
import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import type { Disposable } from "../disposables";
import type { Profile } from "./profile";
import { readProfile, readProfileList } from "./profileList";
import { SharedEntries } from "./sharedEntries";

const key = "forticloud.profileEntries";
/** The key of the first format, a list of profiles. */
const listKey = "forticloud.profiles";
const damagedKey = "forticloud.profiles.damaged";

/** The saved profiles without their secrets, in order of creation. */
export class ProfileStore implements Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly entries: SharedEntries;
  /** The list at the last notification. */
  private lastNotified: string;
  /** A profile was added, changed or removed. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly memento: vscode.Memento) {
    this.entries = new SharedEntries(memento, key, {
      key: listKey,
      read: (stored) => readProfileList(stored).profiles.map((profile) => [profile.id, profile] as const),
    });
    this.lastNotified = this.text;
  }

  list(service?: ServiceId): readonly Profile[] {
    const profiles = [...this.entries.values()].flatMap(([id, value]) => readEntry(id, value) ?? []);
    return service === undefined ? profiles : profiles.filter((profile) => profile.service === service);
  }

  get(id: string): Profile | undefined {
    return this.list().find((profile) => profile.id === id);
  }

  /** The profile that uses this host (`name:port`); undefined when none or several do. */
  atHost(host: string): Profile | undefined {
    const [first, ...others] = this.list().filter((profile) => new URL(profile.host).host === host);
    return others.length === 0 ? first : undefined;
  }

  /** Adds the profile, or replaces the one with the same id in its place. */
  async save(profile: Profile): Promise<void> {
    if (!isDeepStrictEqual(this.get(profile.id), profile)) {
      await this.setDamagedAside();
      await this.entries.put(profile.id, profile);
    }
    this.notifyChanges();
  }

  async remove(id: string): Promise<void> {
    if (this.get(id)) {
      await this.setDamagedAside();
      await this.entries.put(id);
    }
    this.notifyChanges();
  }

  /**
   * Moves damaged entries to a separate key, where they are kept.
   * @returns how many were moved by this call
   */
  async setDamagedAside(): Promise<number> {
    const unreadable = [...this.entries.values()].filter(([id, value]) => !readEntry(id, value));
    const list = readProfileList(this.memento.get(listKey));
    const damaged = [...list.damaged, ...this.entries.damaged, ...unreadable.map(([, value]) => value)];
    if (damaged.length === 0) return 0;
    await this.memento.update(damagedKey, [...this.memento.get<unknown[]>(damagedKey, []), ...damaged]);
    for (const [id] of unreadable) await this.entries.put(id);
    await this.entries.repair();
    return damaged.length;
  }

  /** Notifies of changes by another window, and restores lost entries: there is no event for changes by other windows. */
  async refresh(): Promise<void> {
    this.notifyChanges();
    await this.setDamagedAside();
    await this.entries.repair();
  }

  dispose(): void {
    this.changed.dispose();
  }

  /** Notifies immediately of changes since the last notification, including those of other windows. */
  notifyChanges(): void {
    const { text } = this;
    if (text === this.lastNotified) return;
    this.lastNotified = text;
    this.changed.fire();
  }

  private get text(): string {
    return JSON.stringify(this.list());
  }
}

function readEntry(id: string, value: unknown): Profile | undefined {
  const profile = readProfile(value);
  return profile?.id === id ? profile : undefined;
}
