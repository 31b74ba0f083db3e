import * as vscode from "vscode";
import { type MessageButton, UserFacingError } from "../userFacingError";
import type { Span } from "./csv";
import type { Member } from "./fileUser";

/** A problem of a file's row, or of the change it requests. */
export interface FileProblem {
  /** The row's `FileUser.place`; absent for a problem of the whole file. */
  readonly place?: string;
  /** The member with the wrong value. */
  readonly member?: Member;
  /** The position in the file, if known. */
  readonly span?: Span;
  /** A sentence, or its part after place and member. */
  readonly words: string;
}

const mostShown = 5;

/** A file, or some of its rows, cannot be used. Without a summary the message lists the first problems. */
export class UserFileError extends UserFacingError {
  readonly problems: readonly FileProblem[];

  /** @param summary a sentence about the whole file. @param buttons offered remedies */
  constructor(problems: readonly (FileProblem | string)[], summary?: string, buttons: readonly MessageButton[] = []) {
    const all = problems.map((problem) => (typeof problem === "string" ? { words: problem } : problem));
    const words = summary ?? vscode.l10n.t("The file is invalid; nothing was sent. {0}", problemsText(all));
    super(words, { buttons });
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
