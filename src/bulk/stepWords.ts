import * as vscode from "vscode";
import { differenceWords } from "../actions/differenceWords";
import type { ErrorReporter } from "../ui/errorReporter";
import type { Members } from "./engine/userRun";
import type { StepWords } from "./engine/userSteps";

/** The messages for rows that were not done. */
export function stepWords(errors: Pick<ErrorReporter, "describe">, profileId: string): StepWords {
  return {
    error: (error) => errors.describe(error, profileId),
    otherUser: ({ email }: Members) =>
      vscode.l10n.t("Another user with this name was created in the meantime (e-mail {0}).", email ?? ""),
    changedMeanwhile: (differences) =>
      vscode.l10n.t(
        "The user was changed in the meantime: {0}.",
        differences.map((difference) => differenceWords(difference)).join("; "),
      ),
    shownOtherwise: (members, now) =>
      vscode.l10n.t(
        "The service accepted the change, but shows other values: {0}.",
        members.map((name) => `${name} ${now[name] || vscode.l10n.t("(empty)")}`).join("; "),
      ),
    notShown: (members) =>
      vscode.l10n.t("The service accepted the change, but does not show it: {0}.", members.join(", ")),
    createdOnly: (problem) =>
      vscode.l10n.t("The user was created, but active or bypass were not set as in the file: {0}", problem),
    gone: () => vscode.l10n.t("The service no longer has this user."),
    interrupted: () =>
      vscode.l10n.t("The window was closed before the service responded. Check the user before you try again."),
  };
}
