import * as vscode from "vscode";
import { type MessageButton, UserFacingError } from "../personError";
import type { Span } from "./csv";
import type { Member } from "./fileUser";

/** One thing that is wrong with a file's row, or with what the row wants. */
export interface FileProblem {
  /** The row, as `FileUser.place` has it; absent where it is about the file as a whole. */
  readonly place?: string;
  /** The member whose value is wrong, where it is one. */
  readonly member?: Member;
  /** The part of the file that is meant, where the one who found the problem knows it. */
  readonly span?: Span;
  /** A sentence, or the part of one that follows place and member. */
  readonly words: string;
}

const mostShown = 5;

/** A file cannot be used, or not all of its rows. Without a summary the message names the first problems with their lines. */
export class UserFileError extends UserFacingError {
  readonly problems: readonly FileProblem[];

  /** @param summary what is wrong as a whole, as a sentence. @param buttons what a person can do about it. */
  constructor(problems: readonly (FileProblem | string)[], summary?: string, buttons: readonly MessageButton[] = []) {
    const all = problems.map((problem) => (typeof problem === "string" ? { words: problem } : problem));
    const words = summary ?? vscode.l10n.t("Correct the file, then try again: {0}", problemsText(all));
    super(vscode.l10n.t("Nothing was sent. {0}", words), { buttons });
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

/** The first problems as one sentence. */
export function problemsText(problems: readonly FileProblem[]): string {
  const shown = problems.slice(0, mostShown).map((problem) => problemText(problem).replace(/\.$/, ""));
  const more = problems.length - mostShown;
  const list = shown.join("; ");
  return more > 0 ? vscode.l10n.t("{0}; and {1} more.", list, more) : `${list}.`;
}
