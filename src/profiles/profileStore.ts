import { isDeepStrictEqual } from "node:util";
import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import type { Disposable } from "../disposables";
import type { Profile } from "./profile";
import { readProfileList } from "./profileList";

const key = "forticloud.profiles";
const damagedKey = "forticloud.profiles.damaged";

/** The saved profiles, without their secrets. Kept in the order of their making. */
export class ProfileStore implements Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** The list as it was last told of. */
  private told: string;
  /** A profile was added, changed or removed. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly memento: vscode.Memento) {
    this.told = this.text;
  }

  list(service?: ServiceId): readonly Profile[] {
    const { profiles } = readProfileList(this.memento.get(key));
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
    const profiles = this.list();
    const known = profiles.find(({ id }) => id === profile.id);
    if (isDeepStrictEqual(known, profile)) return;
    await this.write(known ? profiles.map((old) => (old === known ? profile : old)) : [...profiles, profile]);
  }

  async remove(id: string): Promise<void> {
    const profiles = this.list();
    if (profiles.some((profile) => profile.id === id)) {
      await this.write(profiles.filter((profile) => profile.id !== id));
    }
  }

  /**
   * Moves stored entries that cannot be read as a profile to a place of their own, where they are kept.
   * @returns how many were moved now; 0 on every later call.
   */
  async setDamagedAside(): Promise<number> {
    const { profiles, damaged } = readProfileList(this.memento.get(key));
    if (damaged.length === 0) return 0;
    await this.memento.update(damagedKey, [...this.memento.get<unknown[]>(damagedKey, []), ...damaged]);
    await this.memento.update(key, profiles);
    return damaged.length;
  }

  /** Tells of what another window changed: the editor brings its values here, but says nothing. */
  lookAgain(): void {
    if (this.text !== this.told) this.tell();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async write(profiles: readonly Profile[]): Promise<void> {
    await this.setDamagedAside();
    await this.memento.update(key, profiles);
    this.tell();
  }

  private tell(): void {
    this.told = this.text;
    this.changed.fire();
  }

  private get text(): string {
    return JSON.stringify(this.list());
  }
}
