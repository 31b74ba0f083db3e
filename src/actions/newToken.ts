import * as vscode from "vscode";
import { text } from "../services/readers";
import type { Dialogs } from "../ui/dialogs";
import type { Announcer } from "./announcer";
import type { UserTargets } from "./userTargets";
import type { UserWriter } from "./userWriter";

/** Has the service issue a new token to a user (contract: FortiToken Cloud 2.3.3, `change_token`). Cannot be undone. */
export class NewToken {
  constructor(
    private readonly targets: UserTargets,
    private readonly writer: UserWriter,
    private readonly dialogs: Pick<Dialogs, "confirm" | "withProgress">,
    private readonly announcer: Announcer,
  ) {}

  async run(argument: unknown): Promise<void> {
    const target = await this.targets.resolve(argument, vscode.l10n.t("New Token"));
    if (!target) return;
    const { name, profile, record } = target;
    const stops = vscode.l10n.t("The present token stops working. This cannot be undone.");
    const way = text(record.value.notification_method);
    const sent = way
      ? vscode.l10n.t("A new activation is sent to the user by {0}.", way)
      : vscode.l10n.t("A new activation is sent to the user.");
    const agreed = await this.dialogs.confirm({
      message: vscode.l10n.t("Issue a new token to {0} in {1}?", name, profile.label),
      detail: `${text(record.value.auth_method) === "FTM" ? `${sent} ` : ""}${stops}`,
      action: vscode.l10n.t("New Token"),
    });
    if (!agreed) return;
    const settled = await this.dialogs.withProgress(
      vscode.l10n.t("Issuing a new token to {0} in {1}…", name, profile.label),
      (signal) => this.writer.update(target, { change_token: true }, vscode.l10n.t("Issuing new token…"), signal),
    );
    this.announcer.done(vscode.l10n.t("User {0} of {1} has a new token.", name, profile.label), settled);
  }
}
