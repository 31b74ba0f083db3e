import * as vscode from "vscode";
import { UserFacingError } from "../userFacingError";
import type { CurlLines } from "../profiles/curlLines";
import type { Profile } from "../profiles/profile";
import type { ProfileStore } from "../profiles/profileStore";
import type { Dialogs } from "../ui/dialogs";
import { fireAndForget } from "../fireAndForget";
import { linkedAccount, recordLink } from "./recordLink";
import { readRecord } from "./recordKinds";
import type { RecordRef } from "./recordRef";

/** Copies a link to a record, or its cURL line. */
export class RecordCopies {
  constructor(
    private readonly profiles: Pick<ProfileStore, "get">,
    private readonly curl: CurlLines,
    private readonly dialogs: Pick<Dialogs, "info">,
    private readonly extensionId: string,
  ) {}

  async copyLink(ref: RecordRef): Promise<void> {
    const { profileId, service, kind, id } = ref;
    const link = recordLink({ service, kind, id, ...linkedAccount(this.profile(profileId)) }, this.extensionId);
    await vscode.env.clipboard.writeText(link);
  }

  /** Copies the request that reads the record. */
  async copyAsCurl(ref: RecordRef): Promise<void> {
    const profile = this.profile(ref.profileId);
    await vscode.env.clipboard.writeText(await this.curl.of(profile, (clients) => readRecord(clients, ref)));
    tellCurlCopied(this.dialogs, profile.id);
  }

  private profile(id: string): Profile {
    const profile = this.profiles.get(id);
    if (!profile) throw new UserFacingError(vscode.l10n.t("This profile no longer exists. Refresh the view."));
    return profile;
  }
}

/** Explains what the copied line needs, and offers to copy the line that returns it. */
export function tellCurlCopied(dialogs: Pick<Dialogs, "info">, profileId: string): void {
  fireAndForget(
    dialogs.info(vscode.l10n.t("Copied for bash. The line reads the token from $TOKEN."), {
      title: vscode.l10n.t("Copy Sign-In as cURL"),
      run: () => vscode.commands.executeCommand("forticloud.copySignInAsCurl", profileId),
    }),
  );
}
