import * as vscode from "vscode";
import { UserFacingError } from "../userFacingError";
import { serviceNames } from "../profiles/profile";
import { ServiceError } from "../services/errors";
import { readText } from "../services/readers";
import type { Target } from "../records/target";
import { subjectOf } from "./userRepository";
import type { UserTarget } from "./userTargets";
import type { ActionParts } from "./actionParts";

/** Deletes a user from the service. Cannot be undone. */
export class DeleteUser {
  constructor(private readonly parts: ActionParts) {}

  async run(calledOn: Target): Promise<void> {
    const target = await this.parts.targets.resolve(calledOn, vscode.l10n.t("Delete User"));
    if (!target) return;
    const action = vscode.l10n.t("Delete User");
    const { name, profile, ref } = target;
    const agreed = await this.parts.dialogs.confirm({
      message: vscode.l10n.t("Delete user {0} in {1}?", name, serviceNames.fortitoken),
      detail: vscode.l10n.t(
        "Realm: {0}. Profile: {1}. The user can no longer sign in with a second factor. This cannot be undone.",
        await this.realmName(target),
        profile.label,
      ),
      action,
    });
    if (!agreed || !(await this.parts.conflicts.confirmChange(target, {}, action))) return;
    const settled = await this.parts.dialogs.withProgress(
      vscode.l10n.t("Deleting user {0} in {1}…", name, profile.label),
      (signal) => this.parts.users.delete(target, signal).catch((error: unknown) => rethrow(error, target)),
      profile.id,
    );
    this.parts.undo.forget(ref);
    const why = vscode.l10n.t("The service keeps no copy of a deleted user.");
    this.parts.undo.rememberFinal({ place: profile, subject: subjectOf(name), title: action, why });
    this.parts.announcer.info(vscode.l10n.t("Deleted user {0} in {1}.", name, profile.label), settled);
  }

  /** The realm's name, or its id if the names cannot be read. @throws ServiceError `cancelled` */
  private async realmName({ profile, record }: UserTarget): Promise<string> {
    const id = readText(record.value.realm_id) ?? vscode.l10n.t("unknown");
    const names = await this.parts.dialogs.withProgress(
      vscode.l10n.t("Reading the realms of {0}…", profile.label),
      (signal) =>
        this.parts.realms.of(profile.id, signal).catch((error: unknown) => {
          if (signal.aborted) throw error;
          return undefined;
        }),
      profile.id,
    );
    return names?.get(id) ?? id;
  }
}

/** Explains a 409: a deletion gets one only while a task locks the application [FTC 2.3.4]. */
function rethrow(error: unknown, { name, profile }: UserTarget): never {
  if (!ServiceError.is(error) || error.category !== "conflict") throw error;
  const said = error.serviceMessage ? ` ${vscode.l10n.t('Service message: "{0}"', error.serviceMessage)}` : "";
  const words = vscode.l10n.t(
    "User {0} of {1} was not deleted: the application is locked by a running task, such as a user sync. Try again when it has ended.",
    name,
    profile.label,
  );
  throw new UserFacingError(`${words}${said}`, { cause: error });
}
