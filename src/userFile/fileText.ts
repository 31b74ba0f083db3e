import * as vscode from "vscode";
import { UserFileError } from "./userFileError";

/** Old programs end a text file with this character. */
const endMark = "\u001a";

/**
 * Decodes any Unicode encoding, with or without byte order mark; undefined for another encoding, possibly Windows-1252, which only the
 * administrator can confirm. @throws UserFileError for a spreadsheet's own format
 */
export function unicodeText(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  const isArchive = first === 0x50 && second === 0x4b && third === 0x03;
  const isOldSheet = first === 0xd0 && second === 0xcf;
  if (isArchive || isOldSheet) {
    throw new UserFileError([vscode.l10n.t("This is a spreadsheet file. Save the sheet as CSV UTF-8.")]);
  }
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes).replace(/^\uFEFF+/, "");
    return text.endsWith(endMark) ? text.slice(0, -1) : text;
  } catch {
    return undefined;
  }
}

/** Never fails: every byte is a valid character in Windows-1252. */
export function windows1252Text(bytes: Uint8Array): string {
  return new TextDecoder("windows-1252").decode(bytes);
}

/** The first words with non-ASCII letters, which show whether the encoding is right. */
export function unusualWords(text: string): readonly string[] {
  const words = text.slice(0, 1_000_000).split(/[\s,;"|]+/);
  return [...new Set(words.filter((word) => /[^\0-\x7f]/.test(word)))].slice(0, 5).map((word) => word.slice(0, 40));
}

/** UTF-16 has a byte order mark, or a zero in every other byte of ASCII text. */
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
