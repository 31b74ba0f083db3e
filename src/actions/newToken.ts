import * as vscode from "vscode";
import { readText } from "../services/readers";
import type { Target } from "../records/target";
import { subjectOf } from "./userRepository";
import type { ActionParts } from "./actionParts";

/** Has the service issue a new token to a user (`change_token`) [FTC 2.3.3]. Cannot be undone. */
export class NewToken {
  constructor(private readonly parts: ActionParts) {}

  async run(calledOn: Target): Promise<void> {
    const title = vscode.l10n.t("New Token");
    const target = await this.parts.targets.resolve(calledOn, title);
    if (!target) return;
    const { name, profile, record } = target;
    const stops = vscode.l10n.t("The current token stops working. This cannot be undone.");
    const way = readText(record.value.notification_method);
    const sent = way
      ? vscode.l10n.t("A new activation is sent to the user by {0}.", way)
      : vscode.l10n.t("A new activation is sent to the user.");
    const agreed = await this.parts.dialogs.confirm({
      message: vscode.l10n.t("Issue a new token to {0} in {1}?", name, profile.label),
      detail: `${readText(record.value.auth_method) === "FTM" ? `${sent} ` : ""}${stops}`,
      action: title,
    });
    if (!agreed) return;
    const change = { change_token: true };
    const now = await this.parts.conflicts.confirmChange(target, change, title);
    if (!now) return;
    const settled = await this.parts.dialogs.withProgress(
      vscode.l10n.t("Issuing a new token to {0} in {1}…", name, profile.label),
      (signal) => this.parts.users.update(now, change, vscode.l10n.t("Issuing new token…"), signal),
      profile.id,
    );
    const why = vscode.l10n.t("A new token permanently replaces the previous one.");
    this.parts.undo.rememberFinal({ place: profile, subject: subjectOf(name), title, why });
    this.parts.announcer.info(vscode.l10n.t("Issued a new token to {0} in {1}.", name, profile.label), settled);
  }
}
