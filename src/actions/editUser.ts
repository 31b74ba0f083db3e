import * as vscode from "vscode";
import type { Target } from "../records/target";
import { numberOf } from "./phoneNumber";
import { changedMembers, inverseOf, valuesOf, type UserValues } from "../services/writes/userChange";
import { knownUserFields, sendsNotice, type UserForm } from "./userFields";
import { undoOfUpdate } from "./undoableChanges";
import { targetOf } from "./userTargets";
import type { ActionParts } from "./actionParts";

/**
 * Edits a user in a form. The form opens with the record of the row. The user is read right before the write. If another
 * administrator changed the user in between, a question follows.
 */
export class EditUser {
  constructor(private readonly parts: ActionParts) {}

  async run(calledOn: Target): Promise<void> {
    const title = vscode.l10n.t("Edit User");
    const target = await this.parts.targets.resolve(calledOn, title);
    if (!target) return;
    const { name, profile, record } = target;
    const before = valuesOf(record.value);
    let now = target;
    await this.parts.form.run<UserForm>({
      title: vscode.l10n.t("Edit User {0} in {1}", name, profile.label),
      submitLabel: vscode.l10n.t("Save user {0} in {1}", name, profile.label),
      progress: vscode.l10n.t("Saving user {0} in {1}…", name, profile.label),
      fields: knownUserFields(before),
      values: before,
      beforeSubmit: async (values) => {
        const change = changeOf(before, values);
        const overwrite = vscode.l10n.t("Overwrite");
        const confirmed = isEmpty(change)
          ? target
          : await this.parts.conflicts.confirmChange(target, change, overwrite);
        if (!confirmed) throw new vscode.CancellationError();
        now = confirmed;
      },
      submit: async (values, signal) => {
        const change = changeOf(before, values);
        if (isEmpty(change)) {
          this.parts.announcer.info(
            vscode.l10n.t("User {0} of {1} is unchanged; nothing was sent.", name, profile.label),
          );
          return;
        }
        const settled = await this.parts.users.update(now, change, vscode.l10n.t("Saving…"), signal);
        const changed = targetOf(profile, settled.value);
        const inverse = inverseOf(valuesOf(now.record.value), change);
        const warning =
          change.auth_method === undefined
            ? undefined
            : vscode.l10n.t("The authentication method is restored as well; the user may get another token.");
        const undoable = undoOfUpdate(this.parts, { target: changed, title, change, inverse, warning });
        const saved = vscode.l10n.t("Saved user {0} in {1}.", changed.name, profile.label);
        this.parts.announcer.info(saved, settled, this.parts.undo.remember(undoable));
      },
    });
  }
}

/**
 * The members to send: those that the user changed in the form. The value of a hidden field is not changed, and a new phone number is sent
 * without punctuation.
 */
function changeOf(before: UserValues, values: UserForm): Partial<UserValues> {
  const { mobile_number, notification_method } = values;
  return changedMembers(before, {
    ...values,
    mobile_number: mobile_number === before.mobile_number ? mobile_number : numberOf(mobile_number),
    notification_method: sendsNotice(values) ? notification_method : before.notification_method,
  });
}

function isEmpty(change: Partial<UserValues>): boolean {
  return Object.keys(change).length === 0;
}
