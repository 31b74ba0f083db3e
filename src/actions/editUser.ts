import * as vscode from "vscode";
import type { Target } from "../records/target";
import { numberOf } from "./phoneNumber";
import { changedMembers, inverseOf, valuesOf, type UserValues } from "../services/writes/userChange";
import { knownUserFields, sendsNotice, type UserForm } from "./userFields";
import { undoOfUpdate } from "./undoableChanges";
import { targetOf, type UserTarget } from "./userTargets";
import type { ActionParts } from "./actionParts";

/**
 * Edits a user in a form. The form shows the record in hand at once; one read right before the write finds what somebody else changed since
 * that record was read, and the user decides about it.
 */
export class EditUser {
  constructor(private readonly parts: ActionParts) {}

  async run(calledOn: Target): Promise<void> {
    const title = vscode.l10n.t("Edit User");
    const target = await this.parts.targets.resolve(calledOn, title);
    if (!target) return;
    const before = valuesOf(target.record.value);
    let now = target;
    await this.parts.form.run<UserForm>({
      title: vscode.l10n.t("Edit User {0} in {1}", target.name, target.profile.label),
      submitLabel: vscode.l10n.t("Save user {0} in {1}", target.name, target.profile.label),
      progress: vscode.l10n.t("Saving user {0} in {1}…", target.name, target.profile.label),
      fields: knownUserFields(before),
      values: before,
      beforeSubmit: async (values) => {
        const agreed = await this.agreed(target, changeOf(before, values));
        if (!agreed) throw new vscode.CancellationError();
        now = agreed;
      },
      submit: (values, signal) => this.save(now, changeOf(before, values), signal),
    });
  }

  /** The user as it is right before saving; undefined when the person does not want to overwrite what others changed. */
  private async agreed(target: UserTarget, change: Partial<UserValues>): Promise<UserTarget | undefined> {
    if (Object.keys(change).length === 0) return target;
    return this.parts.conflicts.confirmChange(target, change, vscode.l10n.t("Overwrite"));
  }

  private async save(target: UserTarget, change: Partial<UserValues>, signal: AbortSignal): Promise<void> {
    const { profile, name, record } = target;
    if (Object.keys(change).length === 0) {
      this.parts.announcer.info(vscode.l10n.t("User {0} of {1} is unchanged; nothing was sent.", name, profile.label));
      return;
    }
    const settled = await this.parts.users.update(target, change, vscode.l10n.t("Saving…"), signal);
    const changed = targetOf(profile, settled.value);
    const undoable = undoOfUpdate(this.parts, {
      target: changed,
      title: vscode.l10n.t("Edit User"),
      change,
      inverse: inverseOf(valuesOf(record.value), change),
      warning:
        change.auth_method === undefined
          ? undefined
          : vscode.l10n.t("The authentication method goes back as well; the user may get another token."),
    });
    const button = this.parts.undo.remember(undoable);
    this.parts.announcer.done(vscode.l10n.t("User {0} of {1} is saved.", changed.name, profile.label), settled, button);
  }
}

/** What to send: the members that the person changed in the form. */
function changeOf(before: UserValues, values: UserForm): Partial<UserValues> {
  return changedMembers(before, asSent(before, values));
}

/** Values of fields that do not apply stay as the service has them; a phone number that was entered loses its decoration. */
function asSent(before: UserValues, values: UserValues): UserValues {
  const { mobile_number, notification_method } = values;
  return {
    ...values,
    mobile_number: mobile_number === before.mobile_number ? mobile_number : numberOf(mobile_number),
    notification_method: sendsNotice(values) ? notification_method : before.notification_method,
  };
}
