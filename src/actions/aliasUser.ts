import * as vscode from "vscode";
import { UserFacingError } from "../userFacingError";
import { baseUserId } from "../services/fortitoken/userState";
import type { Target } from "../records/target";
import { subjectOf } from "./userRepository";
import type { ActionParts } from "./actionParts";

/** Makes a username an alias: from then on it shares the token of another user (`dst_user_id`) [FTC 2.3.3]. Cannot be undone. */
export class AliasUser {
  constructor(private readonly parts: ActionParts) {}

  async run(calledOn: Target): Promise<void> {
    const title = vscode.l10n.t("Add as Alias");
    const target = await this.parts.targets.resolve(calledOn, title, "web");
    if (!target) return;
    const { name, profile } = target;
    const base = await this.parts.targets.ask(profile, vscode.l10n.t("Add {0} as Alias of", name));
    if (!base) return;
    const after = baseUserId(base.record.value);
    if (baseUserId(target.record.value) === after) {
      throw new UserFacingError(
        vscode.l10n.t("{0} and {1} already belong to the same base user. Nothing was sent.", name, base.name),
      );
    }
    const agreed = await this.parts.dialogs.confirm({
      message: vscode.l10n.t("Add {0} as alias of {1} in {2}?", name, base.name, profile.label),
      detail: vscode.l10n.t(
        "{0} will sign in with the token of {1} and lose its own token. This cannot be undone.",
        name,
        base.name,
      ),
      action: title,
    });
    if (!agreed) return;
    const change = { dst_user_id: after };
    const now = await this.parts.conflicts.confirmChange(target, change, title);
    if (!now) return;
    const settled = await this.parts.dialogs.withProgress(
      vscode.l10n.t("Adding {0} as alias of {1} in {2}…", name, base.name, profile.label),
      (signal) => this.parts.users.update(now, change, vscode.l10n.t("Adding as alias…"), signal),
      profile.id,
    );
    const why = vscode.l10n.t("Its own token was removed.");
    this.parts.undo.rememberFinal({ place: profile, subject: subjectOf(name), title, why });
    this.parts.announcer.info(
      vscode.l10n.t("Added {0} as alias of {1} in {2}.", name, base.name, profile.label),
      settled,
    );
  }
}
