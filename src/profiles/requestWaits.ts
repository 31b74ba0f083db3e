import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import type { Disposable } from "../disposables";
import type { RequestWait } from "../services/budget/wait";
import type { WaitWatch } from "../services/http/requestGate";
import { waitWords } from "../ui/waitWords";
import { serviceNames, type Profile } from "./profile";

/** The requests of one profile that wait now. */
interface ProfileWaits {
  readonly profile: Profile;
  readonly waits: Map<object, RequestWait>;
}

/** Which requests wait, and why, as text for the user. */
export class RequestWaits implements Disposable {
  private readonly changed = new vscode.EventEmitter<string>();
  private readonly profiles = new Map<string, ProfileWaits>();
  private ticking: NodeJS.Timeout | undefined;
  /** The text for the profile with this id changed; while it waits, fires each second. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly log: { debug(message: string): void }) {}

  /** For the requests of one profile. */
  watch(profile: Profile): WaitWatch {
    return {
      onWait: (request, wait) => (wait ? this.put(profile, request, wait) : this.remove(profile.id, request)),
    };
  }

  /** Why the profile's requests wait, and until when; undefined if none waits. */
  words(profileId: string): string | undefined {
    const known = this.profiles.get(profileId);
    if (!known) return undefined;
    const [first] = [...known.waits.values()].sort((a, b) => a.until - b.until);
    return first && waitWords(first, serviceNames[known.profile.service], Date.now());
  }

  /** Ids of the profiles with a request in a pause. @param service all services when absent */
  blocked(service?: ServiceId): string[] {
    return [...this.profiles.values()]
      .filter(
        ({ profile, waits }) => (service ?? profile.service) === profile.service && [...waits.values()].some(isPause),
      )
      .map(({ profile }) => profile.id);
  }

  dispose(): void {
    clearInterval(this.ticking);
    this.changed.dispose();
  }

  private put(profile: Profile, request: object, wait: RequestWait): void {
    const known = this.profiles.get(profile.id) ?? { profile, waits: new Map<object, RequestWait>() };
    const isFirst = known.waits.size === 0;
    const wasBlocked = this.blocked().includes(profile.id);
    known.waits.set(request, wait);
    this.profiles.set(profile.id, known);
    if (isFirst) this.log.debug(`[${profile.label}] ${this.words(profile.id) ?? ""}`);
    this.ticking ??= setInterval(() => this.tick(), 1000);
    if (isFirst || wasBlocked !== this.blocked().includes(profile.id)) this.changed.fire(profile.id);
  }

  private remove(profileId: string, request: object): void {
    const known = this.profiles.get(profileId);
    const wasBlocked = this.blocked().includes(profileId);
    if (!known?.waits.delete(request)) return;
    if (known.waits.size > 0) {
      if (wasBlocked !== this.blocked().includes(profileId)) this.changed.fire(profileId);
      return;
    }
    this.profiles.delete(profileId);
    if (this.profiles.size === 0) {
      clearInterval(this.ticking);
      this.ticking = undefined;
    }
    this.changed.fire(profileId);
  }

  private tick(): void {
    for (const id of this.profiles.keys()) this.changed.fire(id);
  }
}

function isPause({ reason }: RequestWait): boolean {
  return reason.type === "pause";
}
