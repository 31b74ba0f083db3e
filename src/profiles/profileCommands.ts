import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { ServiceId } from "../contract";
import { UserFacingError } from "../userFacingError";
import type { Dialogs } from "../ui/dialogs";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";
import { fireAndForget } from "../fireAndForget";
import type { AddProfile } from "./addProfile";
import type { CurlLines } from "./curlLines";
import type { EditProfile } from "./editProfile";
import type { ManageProfiles } from "./manageProfiles";
import { isServiceId, serviceNames, type Profile } from "./profile";
import type { ProfileKeeper } from "./profileKeeper";
import type { ProfileStore } from "./profileStore";
import type { SwitchCompany } from "./switchCompany";
import type { TestConnection } from "./testConnection";

/** What a command on a profile was called on. */
export interface ProfileTarget {
  readonly profileId?: string;
  /** The arguments that are text. */
  readonly words: readonly string[];
}

export interface ProfileCommandParts {
  /** Lists the profiles in the order in which they are offered. */
  readonly store: Pick<ProfileStore, "get" | "list">;
  readonly keeper: ProfileKeeper;
  readonly addProfile: AddProfile;
  readonly editProfile: EditProfile;
  readonly manageProfiles: ManageProfiles;
  readonly testConnection: TestConnection;
  readonly switchCompany: SwitchCompany;
  readonly quickInput: QuickInput;
  readonly dialogs: Pick<Dialogs, "info" | "confirm">;
  readonly curl: Pick<CurlLines, "signIn">;
  /** Makes the views show the rows of a profile. */
  show(profile: Profile): Promise<void>;
}

/** The commands on profiles. Without a profile the user chooses one. */
export class ProfileCommands {
  constructor(private readonly parts: ProfileCommandParts) {}

  commands(): CommandTable<ProfileTarget> {
    const { editProfile, manageProfiles, testConnection, switchCompany } = this.parts;
    const on =
      (title: () => string, run: (profile: Profile) => Promise<unknown>, service?: ServiceId) =>
      async ({ profileId }: ProfileTarget) => {
        const profile = await this.profile(profileId, title(), service);
        if (profile) await run(profile);
      };
    return {
      "forticloud.addProfile": ({ words }: ProfileTarget) => this.add(words.find(isServiceId)),
      "forticloud.editProfile": on(
        () => vscode.l10n.t("Edit Profile"),
        (profile) => editProfile.edit(profile),
      ),
      "forticloud.removeProfile": on(
        () => vscode.l10n.t("Remove Profile"),
        (profile) => this.remove(profile),
      ),
      "forticloud.copySignInAsCurl": on(
        () => vscode.l10n.t("Copy Sign-In as cURL"),
        (profile) => this.copySignIn(profile),
      ),
      "forticloud.signIn": on(
        () => vscode.l10n.t("Sign In"),
        (profile) => editProfile.signIn(profile),
      ),
      "forticloud.signOut": on(
        () => vscode.l10n.t("Sign Out"),
        (profile) => this.signOut(profile),
      ),
      "forticloud.testConnection": on(
        () => vscode.l10n.t("Test Connection"),
        (profile) => testConnection.run(profile),
      ),
      "forticloud.switchCompany": on(
        () => vscode.l10n.t("Switch Company"),
        (profile) => switchCompany.run(profile),
        "forticnp",
      ),
      "forticloud.manageProfiles": () => manageProfiles.manage(),
    };
  }

  /** @returns the new profile, undefined when cancelled. @param host an address to propose */
  async add(service?: ServiceId, host?: string): Promise<Profile | undefined> {
    const profile = await this.parts.addProfile.run(service, host);
    if (!profile) return undefined;
    await this.parts.show(profile);
    fireAndForget(this.parts.dialogs.info(vscode.l10n.t("Added profile {0}.", profile.label)));
    return profile;
  }

  /** Removes the secret; the profile stays. */
  async signOut(profile: Profile): Promise<void> {
    await this.parts.keeper.signOut(profile);
    const message = profile.sandbox
      ? vscode.l10n.t(
          "{0} stays signed in: the sandbox's sign-in is public. Remove the profile instead.",
          profile.label,
        )
      : vscode.l10n.t("Signed out of {0}. The profile is kept; sign in again when you need it.", profile.label);
    fireAndForget(this.parts.dialogs.info(message));
  }

  private async copySignIn(profile: Profile): Promise<void> {
    await vscode.env.clipboard.writeText(this.parts.curl.signIn(profile));
    const message = vscode.l10n.t(
      "Copied for bash. The line reads the secret of {0} from $CLIENT_SECRET and sets $TOKEN.",
      profile.label,
    );
    fireAndForget(this.parts.dialogs.info(message));
  }

  private async remove(profile: Profile): Promise<void> {
    const service = serviceNames[profile.service];
    const confirmed = await this.parts.dialogs.confirm({
      message: vscode.l10n.t('Remove the profile "{0}" from this editor?', profile.label),
      detail: vscode.l10n.t(
        "The profile and its secret are removed from this editor. Nothing changes at {0} ({1}).",
        service,
        new URL(profile.host).host,
      ),
      action: vscode.l10n.t("Remove Profile"),
    });
    if (confirmed) await this.parts.keeper.forget(profile.id);
  }

  private async profile(id: string | undefined, title: string, service?: ServiceId): Promise<Profile | undefined> {
    const { store, quickInput, dialogs } = this.parts;
    if (id !== undefined) {
      const profile = store.get(id);
      if (!profile) throw new UserFacingError(vscode.l10n.t("This profile no longer exists. Refresh the view."));
      return profile;
    }
    const profiles = store.list(service);
    const [only, ...others] = profiles;
    if (service !== undefined && only && others.length === 0) return only;
    if (!only) {
      const message = service
        ? vscode.l10n.t("There is no {0} profile yet.", serviceNames[service])
        : vscode.l10n.t("There is no profile yet.");
      fireAndForget(
        dialogs.info(message, {
          title: vscode.l10n.t("Add Profile"),
          run: () => vscode.commands.executeCommand("forticloud.addProfile", service),
        }),
      );
      return undefined;
    }
    const answer = await quickInput.pick<Profile>({
      title,
      placeholder: vscode.l10n.t("Select a profile"),
      rows: profiles.map((profile) => ({
        label: sanitizeQuickPick(profile.label),
        description: `${serviceNames[profile.service]} · ${new URL(profile.host).host}`,
        value: profile,
      })),
    });
    return answer === back ? undefined : answer;
  }
}
