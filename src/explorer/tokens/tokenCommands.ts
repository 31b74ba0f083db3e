import * as vscode from "vscode";
import type { CommandTable } from "../../commands";
import type { User } from "../../contract";
import { recordTitle } from "../../records/recordKinds";
import { isRecordRef, type RecordRef } from "../../records/recordRef";
import { baseUserId } from "../../services/fortitoken/userState";
import type { ServiceRecord } from "../../services/model";
import type { Dialogs } from "../../ui/dialogs";
import type { Explorer } from "../explorer";
import { showTokensOf } from "../views/tokensView";
import type { TokenOwners } from "./tokenOwners";

/** Ways from a user to its tokens and back. Called from the palette they take the row that was selected last. */
export class TokenCommands {
  constructor(
    private readonly explorer: Explorer,
    private readonly owners: TokenOwners,
    private readonly dialogs: Pick<Dialogs, "info">,
  ) {}

  commands(): CommandTable {
    return {
      "forticloud.showTokens": (argument?: unknown) => this.showTokens(argument ?? this.explorer.selectedRecord),
      "forticloud.showOwner": (argument?: unknown) => this.showOwner(argument ?? this.explorer.selectedRecord),
    };
  }

  private async showTokens(argument: unknown): Promise<void> {
    if (!isUserRow(argument)) {
      return this.dialogs.info(vscode.l10n.t("Select a user in one of the FortiCloud views, then try again."));
    }
    const { ref, record } = argument;
    await showTokensOf(this.explorer.views.tokens, baseUserId(record.value), recordTitle(ref, record.value));
  }

  private async showOwner(argument: unknown): Promise<void> {
    const owner = await this.owners.of(argument);
    if (owner) await this.explorer.revealUser(owner);
    else await this.dialogs.info(vscode.l10n.t("Select a token in the Tokens view, then try again."));
  }
}

function isUserRow(argument: unknown): argument is { readonly ref: RecordRef; readonly record: ServiceRecord<User> } {
  if (typeof argument !== "object" || argument === null || !("ref" in argument) || !("record" in argument))
    return false;
  return isRecordRef(argument.ref) && argument.ref.kind === "user";
}
