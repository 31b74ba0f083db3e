import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { Connections } from "../profiles/connections";
import type { ProfileStore } from "../profiles/profileStore";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import type { CheckInput, QuickInput } from "../ui/quickInput";
import type { Explorer } from "../explorer/explorer";
import { fireAndForget } from "../fireAndForget";
import { filteredViews, views } from "../manifest/views";
import { FilterEditor } from "./filterEditor";
import type { FoundUser } from "../explorer/views/usersView";
import type { RecordRef } from "../records/recordRef";
import type { UserButton } from "./findRows";
import { FindUser } from "./findUser";
import { UserSearch } from "./userSearch";

export interface SearchCommandsParts {
  readonly explorer: Explorer;
  readonly store: Pick<ProfileStore, "list">;
  readonly connections: Connections;
  readonly dialogs: Dialogs;
  readonly quickInput: QuickInput & CheckInput;
  readonly errors: Pick<ErrorReporter, "describe">;
}

/** The commands that filter the views, and Find User. */
export class SearchCommands {
  private readonly filterEditor: FilterEditor;

  constructor(private readonly parts: SearchCommandsParts) {
    this.filterEditor = new FilterEditor(parts.quickInput, parts.dialogs);
  }

  commands(): CommandTable {
    const commands: Record<string, () => unknown> = { "forticloud.findUser": () => this.findUser() };
    for (const view of filteredViews) {
      const { filter } = this.parts.explorer.views[view];
      commands[`forticloud.${view}.filter`] = () =>
        this.filterEditor.edit(vscode.l10n.t("Filter {0}", views[view].title), filter);
    }
    return commands;
  }

  private async findUser(): Promise<void> {
    const profiles = this.parts.store.list("fortitoken");
    if (profiles.length === 0) {
      return this.parts.dialogs.info(vscode.l10n.t("There is no FortiToken Cloud profile to search yet."), {
        title: vscode.l10n.t("Add Profile…"),
        run: () => vscode.commands.executeCommand("forticloud.addProfile"),
      });
    }
    await new FindUser(this.parts.dialogs.quickPick(), profiles, {
      search: new UserSearch(this.parts.connections, () => this.parts.explorer.loadedUsers()),
      realms: this.parts.explorer.realmNames,
      tokens: this.parts.explorer.userTokens,
      describe: (error) => this.parts.errors.describe(error),
      reveal: (user, command) => fireAndForget(this.reveal(user, command)),
    }).run();
  }

  /** Without a command, does what a click on the row does. A user whose row cannot be shown is named to the command. */
  private async reveal(user: FoundUser, command?: UserButton["command"]): Promise<void> {
    const row = await this.parts.explorer.revealUser(user);
    const ref: RecordRef = { profileId: user.profile.id, service: "fortitoken", kind: "user", id: user.record.id };
    const onClick = row?.look().command?.command ?? "forticloud.openRecord";
    await vscode.commands.executeCommand(command ?? onClick, row ?? { ref });
  }
}
