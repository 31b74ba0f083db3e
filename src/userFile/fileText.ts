import * as vscode from "vscode";
import { UserFileError } from "./userFileError";

/** Old programs end a text file with it. */
const endMark = "\u001a";

/**
 * The text of a file in any form of Unicode, with or without its mark; undefined when it is in none: then it may be Windows-1252, which
 * only a person can say. @throws UserFileError for a spreadsheet's own file
 */
export function unicodeText(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  const isArchive = first === 0x50 && second === 0x4b && third === 0x03;
  const isOldSheet = first === 0xd0 && second === 0xcf;
  if (isArchive || isOldSheet) {
    throw new UserFileError([vscode.l10n.t("This is a spreadsheet's own file. Save the sheet as CSV UTF-8.")]);
  }
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes).replace(/^\uFEFF+/, "");
    return text.endsWith(endMark) ? text.slice(0, -1) : text;
  } catch {
    return undefined;
  }
}

/** Never fails: all bytes mean something in it. */
export function windows1252Text(bytes: Uint8Array): string {
  return new TextDecoder("windows-1252").decode(bytes);
}

/** The first words with letters beyond ASCII: by them a person sees whether the encoding is the right one. */
export function unusualWords(text: string): readonly string[] {
  const words = text.slice(0, 1_000_000).split(/[\s,;"|]+/);
  return [...new Set(words.filter((word) => /[^\0-\x7f]/.test(word)))].slice(0, 5).map((word) => word.slice(0, 40));
}

/** UTF-16 has a mark, or a zero in every other byte of what is ASCII. */
function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const start = bytes.subarray(0, 1024);
  const zeros = (odd: 0 | 1): number => start.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (Math.max(even, odd) < start.length / 8) return "utf-8";
  return odd > even ? "utf-16le" : "utf-16be";
}
