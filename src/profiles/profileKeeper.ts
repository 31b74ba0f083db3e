import * as vscode from "vscode";
import type { Dialogs } from "../ui/dialogs";
import { fireAndForget } from "../fireAndForget";
import type { Profile } from "./profile";
import type { ProfileStore } from "./profileStore";
import type { SecretVault } from "./secretVault";

/** Saves and removes a profile together with its secret. */
export class ProfileKeeper {
  constructor(
    private readonly store: ProfileStore,
    private readonly vault: SecretVault,
    private readonly dialogs: Pick<Dialogs, "warn">,
  ) {}

  /**
   * Saves the secret first. If the editor's secret storage does not accept it, it is used until the window is closed, with a warning.
   * @param secret absent keeps the saved one, which is valid only for its own place
   */
  async keep(profile: Profile, secret?: string): Promise<void> {
    if (secret === undefined) return this.store.save(profile);
    const { signedOut: _, ...signedIn } = profile;
    const before = this.store.get(profile.id);
    const previous = before && (await this.vault.read(before));
    const place = await this.vault.store(profile, secret);
    try {
      await this.store.save(signedIn);
    } catch (error) {
      await (previous === undefined ? this.vault.remove(profile.id) : this.vault.store(before ?? profile, previous));
      throw error;
    }
    if (place === "window") {
      const message = vscode.l10n.t(
        "{0} is signed in until this window is closed: the editor's secret storage did not store the secret. Unlock your system's keyring, then sign in again to keep it.",
        profile.label,
      );
      fireAndForget(this.dialogs.warn(message));
    }
  }

  /** Removes the secret and keeps the profile. If that fails, the profile stays signed in. */
  async signOut(profile: Profile): Promise<void> {
    if (!profile.sandbox) await this.store.save({ ...profile, signedOut: true });
    try {
      await this.vault.remove(profile.id);
    } catch (error) {
      await this.store.save(profile);
      throw error;
    }
  }

  /** Signs out first: no view prompts for the secret meanwhile, and if it fails the profile stays and can be removed again. */
  async forget(profileId: string): Promise<void> {
    const profile = this.store.get(profileId);
    await (profile ? this.signOut(profile) : this.vault.remove(profileId));
    await this.store.remove(profileId);
  }
}
