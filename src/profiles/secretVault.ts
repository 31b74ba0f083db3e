import * as vscode from "vscode";
import type { Disposable } from "../disposables";
import { PersonError } from "../personError";

const prefix = "forticloud.profile.";
/** How long the secret storage may take, in ms: the person may have to type the keyring's password. */
const defaultPatienceMs = 10_000;

/** Where a secret is: for good in SecretStorage, or for as long as the window is open. */
export type SecretPlace = "storage" | "window";

/**
 * The profiles' secrets, in the editor's SecretStorage under the profile's id. What SecretStorage does not take, because the system's
 * keyring is locked, missing or does not answer, is held in memory until the window is closed.
 */
export class SecretVault implements Disposable {
  private readonly changed = new vscode.EventEmitter<string>();
  private readonly subscription: vscode.Disposable;
  private readonly held = new Map<string, string>();
  private readonly unreadable = new Set<string>();
  /** The secret of the profile with this id was stored or removed, here or in another window, or can be read at last. */
  readonly onDidChange = this.changed.event;

  /** @param reportFailure hears why a secret could not be read or stored. */
  constructor(
    private readonly secrets: vscode.SecretStorage,
    private readonly reportFailure: (error: unknown) => void = () => undefined,
    private readonly patienceMs = defaultPatienceMs,
  ) {
    this.subscription = secrets.onDidChange(({ key }) => {
      if (key.startsWith(prefix)) this.changed.fire(key.slice(prefix.length));
    });
  }

  /** @returns undefined when no secret is kept, or when it `isUnreadable`. */
  async read(profileId: string): Promise<string | undefined> {
    const held = this.held.get(profileId);
    if (held !== undefined) return held;
    try {
      const secret = await this.soon(this.secrets.get(prefix + profileId), () => this.changed.fire(profileId));
      this.unreadable.delete(profileId);
      return secret || undefined;
    } catch (error) {
      this.unreadable.add(profileId);
      this.reportFailure(error);
      return undefined;
    }
  }

  /** Whether the last reading failed: the keyring is locked, missing or does not answer. */
  isUnreadable(profileId: string): boolean {
    return this.unreadable.has(profileId);
  }

  /** @returns where the secret is now. */
  async store(profileId: string, secret: string): Promise<SecretPlace> {
    const release = (): void => {
      if (this.held.get(profileId) === secret) this.held.delete(profileId);
    };
    try {
      await this.soon(this.secrets.store(prefix + profileId, secret), release);
      this.held.delete(profileId);
      return "storage";
    } catch (error) {
      this.reportFailure(error);
      this.held.set(profileId, secret);
      this.changed.fire(profileId);
      return "window";
    }
  }

  /** @throws what SecretStorage throws; it may hold the secret still. */
  async remove(profileId: string): Promise<void> {
    if (this.held.delete(profileId)) this.changed.fire(profileId);
    await this.soon(this.secrets.delete(prefix + profileId));
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  /** @param late called when the answer comes after all. @throws Error when it does not come in time. */
  private async soon<T>(answer: Thenable<T>, late: () => void = () => undefined): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(
          new PersonError(
            vscode.l10n.t("The editor's secret storage does not answer. Unlock your system's keyring, then try again."),
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
