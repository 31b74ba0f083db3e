import * as vscode from "vscode";
import type { Target } from "../records/target";
import { targetOf } from "./userTargets";
import { subjectOf } from "./userRepository";
import type { ActionParts } from "./actionParts";

/** Revokes a user's temporary token [FTC 2.11]; management applications only. Cannot be undone. */
export class TakeTemporaryToken {
  constructor(private readonly parts: ActionParts) {}

  /** @param calledOn a user, or the row of a temporary token */
  async run(calledOn: Target): Promise<void> {
    const title = vscode.l10n.t("Revoke Temporary Token");
    const owner = await this.parts.owners.of(calledOn);
    const user = owner && targetOf(owner.profile, owner.record);
    const target = await this.parts.targets.resolve(
      user ? { ref: user.ref, snapshot: user } : calledOn,
      title,
      "management",
    );
    if (!target) return;
    const { name, profile } = target;
    const agreed = await this.parts.dialogs.confirm({
      message: vscode.l10n.t("Revoke the temporary token of {0} in {1}?", name, profile.label),
      detail: vscode.l10n.t(
        "It stops working immediately; {0} signs in with the regular token again. This cannot be undone.",
        name,
      ),
      action: title,
    });
    if (!agreed) return;
    const now = await this.parts.conflicts.confirmChange(target, { temp_token: false }, title);
    if (!now) return;
    const settled = await this.parts.dialogs.withProgress(
      vscode.l10n.t("Revoking the temporary token of {0} in {1}…", name, profile.label),
      (signal) => this.parts.users.takeTemporaryToken(now, signal),
      profile.id,
    );
    const why = vscode.l10n.t("A revoked temporary token stays invalid. Issue a new one instead.");
    this.parts.undo.rememberFinal({ place: profile, subject: subjectOf(name), title, why });
    this.parts.announcer.info(
      vscode.l10n.t("Revoked the temporary token of {0} in {1}.", name, profile.label),
      settled,
    );
  }
}
