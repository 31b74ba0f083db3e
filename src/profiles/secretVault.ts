import * as vscode from "vscode";
import type { Disposable } from "../disposables";
import { UserFacingError } from "../userFacingError";
import type { Profile } from "./profile";
import { keyringPatienceMs } from "../waiting";

const prefix = "forticloud.profile.";

/** Where a secret is: in SecretStorage, or in memory until the window is closed. */
export type SecretPlace = "storage" | "window";

/** What a secret is bound to: it is sent only to this host, with this client id (FortiToken Cloud). */
export type SecretOwner = Pick<Profile, "id" | "host" | "clientId">;

/** Why `read` found nothing. `elsewhere`: the saved secret is bound to another host or client id than the profile's. */
type Lack = "missing" | "unreadable" | "elsewhere";

/** A secret with its binding: one value, so that no window reads one without the other. */
interface BoundSecret {
  readonly host: string;
  readonly clientId: string;
  readonly secret: string;
}

/**
 * The profiles' secrets, in the editor's SecretStorage by profile id, each bound to a host and client id. A profile and its secret are
 * written separately, and other windows see the writes in any order: the binding prevents that they send a secret to the wrong host. A
 * secret that SecretStorage does not accept, because the system's keyring is locked, missing or does not answer, stays in memory until the
 * window is closed.
 *
 * A value without a binding comes from an earlier version and counts as missing: a window with that version may be moving the profile to
 * another host, so the secret's host is not known.
 */
export class SecretVault implements Disposable {
  private readonly changed = new vscode.EventEmitter<string>();
  private readonly subscription: vscode.Disposable;
  private readonly unsaved = new Map<string, BoundSecret>();
  private readonly lacks = new Map<string, Lack>();
  /** The secret of the profile with this id was stored or removed in any window, or became readable. */
  readonly onDidChange = this.changed.event;

  /** @param reportFailure called when a secret could not be read or stored */
  constructor(
    private readonly secrets: vscode.SecretStorage,
    private readonly reportFailure: (error: unknown) => void = () => undefined,
    private readonly patienceMs = keyringPatienceMs,
  ) {
    this.subscription = secrets.onDidChange(({ key }) => {
      if (key.startsWith(prefix)) this.changed.fire(key.slice(prefix.length));
    });
  }

  /** @returns undefined without a secret for this host and client id, or if it `isUnreadable` */
  async read(owner: SecretOwner): Promise<string | undefined> {
    try {
      const kept = this.unsaved.get(owner.id) ?? (await this.readStored(owner.id));
      if (kept && isFor(kept, owner)) {
        this.lacks.delete(owner.id);
        return kept.secret;
      }
      this.lacks.set(owner.id, kept ? "elsewhere" : "missing");
    } catch (error) {
      this.lacks.set(owner.id, "unreadable");
      this.reportFailure(error);
    }
    return undefined;
  }

  /** Whether the last read failed: the keyring is locked, missing or does not answer. */
  isUnreadable(profileId: string): boolean {
    return this.lacks.get(profileId) === "unreadable";
  }

  /** Whether the last read found a secret for another host or client id. */
  isElsewhere(profileId: string): boolean {
    return this.lacks.get(profileId) === "elsewhere";
  }

  /** @returns where the secret is now. */
  async store({ id: profileId, host, clientId = "" }: SecretOwner, secret: string): Promise<SecretPlace> {
    const bound: BoundSecret = { host, clientId, secret };
    const release = (): void => {
      if (this.unsaved.get(profileId) === bound) this.unsaved.delete(profileId);
    };
    try {
      await this.withDeadline(this.secrets.store(prefix + profileId, JSON.stringify(bound)), release);
      this.unsaved.delete(profileId);
      return "storage";
    } catch (error) {
      this.reportFailure(error);
      this.unsaved.set(profileId, bound);
      this.changed.fire(profileId);
      return "window";
    }
  }

  /** @throws what SecretStorage throws; it may still contain the secret. */
  async remove(profileId: string): Promise<void> {
    if (this.unsaved.delete(profileId)) this.changed.fire(profileId);
    await this.withDeadline(this.secrets.delete(prefix + profileId));
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  private async readStored(profileId: string): Promise<BoundSecret | undefined> {
    const text = await this.withDeadline(this.secrets.get(prefix + profileId), () => this.changed.fire(profileId));
    return text === undefined ? undefined : boundSecretIn(text);
  }

  /** @param late called if the answer comes after the deadline. @throws UserFacingError at the deadline */
  private async withDeadline<T>(answer: Thenable<T>, late: () => void = () => undefined): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(
          new UserFacingError(
            vscode.l10n.t(
              "The editor's secret storage does not respond. Unlock your system's keyring, then try again.",
            ),
          ),
        );
        answer.then(late, () => undefined);
      }, this.patienceMs);
    });
    try {
      return await Promise.race([answer, patience]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function isFor({ host, clientId }: BoundSecret, owner: SecretOwner): boolean {
  return host === owner.host && clientId === (owner.clientId ?? "");
}

/** Undefined for a value without a binding. */
function boundSecretIn(text: string): BoundSecret | undefined {
  try {
    const { host, clientId, secret } = JSON.parse(text) as Partial<Record<keyof BoundSecret, unknown>>;
    if (typeof host !== "string" || typeof clientId !== "string" || typeof secret !== "string") return undefined;
    return secret === "" ? undefined : { host, clientId, secret };
  } catch {
    return undefined;
  }
}
