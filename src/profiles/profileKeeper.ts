import type { Profile } from "./profile";
import type { ProfileStore } from "./profileStore";
import type { SecretVault } from "./secretVault";

/** Saves and removes a profile together with its secret, so that neither is left without the other. */
export class ProfileKeeper {
  constructor(
    private readonly store: ProfileStore,
    private readonly vault: SecretVault,
  ) {}

  /** Keeps the secret first: when that fails, the profile is not saved. @param secret absent leaves the kept one. */
  async keep(profile: Profile, secret?: string): Promise<void> {
    if (secret === undefined) return this.store.save(profile);
    const previous = await this.vault.read(profile.id);
    await this.vault.store(profile.id, secret);
    try {
      await this.store.save(profile);
    } catch (error) {
      await (previous === undefined ? this.vault.remove(profile.id) : this.vault.store(profile.id, previous));
      throw error;
    }
  }

  /** Removes the secret first: when that fails, the profile stays and can be removed again. */
  async forget(profileId: string): Promise<void> {
    await this.vault.remove(profileId);
    await this.store.remove(profileId);
  }
}
