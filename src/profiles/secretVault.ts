import * as vscode from "vscode";
import type { Disposable } from "../disposables";

const prefix = "forticloud.profile.";

/** The profiles' secrets, in the editor's SecretStorage and nowhere else, under the profile's id. */
export class SecretVault implements Disposable {
  private readonly changed = new vscode.EventEmitter<string>();
  private readonly subscription: vscode.Disposable;
  /** The secret of the profile with this id was stored or removed, here or in another window. */
  readonly onDidChange = this.changed.event;

  /** @param reportFailure hears why a secret could not be read. */
  constructor(
    private readonly secrets: vscode.SecretStorage,
    private readonly reportFailure: (error: unknown) => void = () => undefined,
  ) {
    this.subscription = secrets.onDidChange(({ key }) => {
      if (key.startsWith(prefix)) this.changed.fire(key.slice(prefix.length));
    });
  }

  /** @returns undefined when no secret is kept, or the keyring is locked or lost: either way, sign in again. */
  async read(profileId: string): Promise<string | undefined> {
    try {
      return (await this.secrets.get(prefix + profileId)) || undefined;
    } catch (error) {
      this.reportFailure(error);
      return undefined;
    }
  }

  /** @throws what SecretStorage throws; nothing was kept then. */
  async store(profileId: string, secret: string): Promise<void> {
    await this.secrets.store(prefix + profileId, secret);
  }

  async remove(profileId: string): Promise<void> {
    await this.secrets.delete(prefix + profileId);
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}
