import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { User } from "../contract";
import { recordTitle } from "../records/recordKinds";
import { fortitokenRef, type Target } from "../records/target";
import { baseUserId } from "../services/fortitoken/userState";
import type { Dialogs } from "../ui/dialogs";
import type { Explorer } from "../explorer/explorer";
import { tokensOfOwner } from "../explorer/filters/tokenFilter";
import type { TokenOwners } from "./tokenOwners";

/** Commands that go from a user to its tokens and back. */
export class TokenCommands {
  constructor(
    private readonly explorer: Explorer,
    private readonly owners: TokenOwners,
    private readonly dialogs: Pick<Dialogs, "info">,
  ) {}

  commands(): CommandTable<Target> {
    return {
      "forticloud.showTokens": (target: Target) => this.showTokens(target),
      "forticloud.showOwner": (target: Target) => this.showOwner(target),
    };
  }

  private async showTokens(target: Target): Promise<void> {
    const ref = fortitokenRef(target, "user");
    if (!ref || !target.snapshot) {
      return this.dialogs.info(vscode.l10n.t("Select a user in one of the FortiCloud views, then try again."));
    }
    const user = target.snapshot.record.value as Readonly<User>;
    const filter = tokensOfOwner(baseUserId(user), recordTitle(ref, user));
    await this.explorer.views.tokens.jumpTo(ref.profileId, filter);
  }

  private async showOwner(target: Target): Promise<void> {
    const owner = await this.owners.of(target);
    if (owner) await this.explorer.revealUser(owner);
    else await this.dialogs.info(vscode.l10n.t("Select a token in the Tokens view, then try again."));
  }
}
