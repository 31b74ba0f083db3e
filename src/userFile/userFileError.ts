import * as vscode from "vscode";

const mostShown = 5;

/** A file cannot be used. The message names the first problems with their lines. */
export class UserFileError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(sentence(problems));
    this.name = "UserFileError";
  }
}

function sentence(problems: readonly string[]): string {
  const shown = problems.slice(0, mostShown).join("; ");
  const more = problems.length - mostShown;
  const all = more > 0 ? vscode.l10n.t("{0}; and {1} more", shown, more) : shown;
  return vscode.l10n.t("Nothing was sent. Correct the file, then try again: {0}", all);
}
