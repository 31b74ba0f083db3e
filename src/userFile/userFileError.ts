import * as vscode from "vscode";
import { PersonError } from "../personError";
import type { Member } from "./userFile";

/** One thing that is wrong with a file's row, or with what the row wants. */
export interface FileProblem {
  /** The row, as `FileUser.place` has it; absent where it is about the file as a whole. */
  readonly place?: string;
  /** The member whose value is wrong, where it is one. */
  readonly member?: Member;
  /** A sentence, or the part of one that follows place and member. */
  readonly words: string;
}

const mostShown = 5;

/** A file cannot be used. The message names the first problems with their lines. */
export class UserFileError extends PersonError {
  readonly problems: readonly FileProblem[];

  constructor(problems: readonly (FileProblem | string)[]) {
    const all = problems.map((problem) => (typeof problem === "string" ? { words: problem } : problem));
    super(sentence(all));
    this.problems = all;
    this.name = "UserFileError";
  }
}

/** "line 3, email: …" */
export function problemText({ place, member, words }: FileProblem): string {
  if (place === undefined) return words;
  return member === undefined
    ? vscode.l10n.t("{0}: {1}", place, words)
    : vscode.l10n.t("{0}, {1}: {2}", place, member, words);
}

function sentence(problems: readonly FileProblem[]): string {
  const shown = problems.slice(0, mostShown).map(problemText).join("; ");
  const more = problems.length - mostShown;
  const all = more > 0 ? vscode.l10n.t("{0}; and {1} more", shown, more) : shown;
  return vscode.l10n.t("Nothing was sent. Correct the file, then try again: {0}", all);
}
