/**
 * Names of users and realms. Equal names mean the same user; similar names may: the service distinguishes case and accents unless it is
 * configured to ignore them [FTC 2.3.1], so the user of the extension decides. The comparison is generous, because a user whose name is
 * missed here could be deleted as missing.
 */

/** The forms of a name that are compared. */
interface NameForms {
  /** Forms of the whole name. */
  readonly full: readonly string[];
  /** Forms that another program may have shortened: no domain, question marks for letters, a rounded number. Compared with full forms only. */
  readonly partial: readonly string[];
}

/** Whether two different names may mean the same. */
export function isAlike(a: string, b: string): boolean {
  const index = new NameIndex<true>();
  index.add(a, true);
  return a !== b && index.similarTo(b).length > 0;
}

/** How two similar names differ, the least visible difference first. */
export type AlikeBy = "composition" | "hidden" | "case" | "accents" | "other";

export function alikeBy(a: string, b: string): AlikeBy {
  const composed = [a, b].map((name) => name.normalize("NFC"));
  const plain = composed.map((name) => name.replace(invisible, ""));
  const lower = plain.map((name) => name.toLowerCase());
  const bare = lower.map((name) => name.normalize("NFD").replace(/\p{M}/gu, ""));
  const same = ([one, other]: readonly string[]): boolean => one === other;
  if (same(composed)) return "composition";
  if (same(plain)) return "hidden";
  if (same(lower)) return "case";
  return same(bare) ? "accents" : "other";
}

/** Finds items by similar names. */
export class NameIndex<T> {
  private readonly full = new Map<string, T[]>();
  private readonly partial = new Map<string, T[]>();

  add(name: string, item: T): void {
    const { full, partial } = formsOf(name);
    for (const form of full) addToList(this.full, form, item);
    for (const form of partial) addToList(this.partial, form, item);
  }

  /** All items with a similar or equal name, without duplicates. */
  similarTo(name: string): readonly T[] {
    const { full, partial } = formsOf(name);
    const found = new Set<T>();
    for (const form of [...full, ...partial]) for (const item of this.full.get(form) ?? []) found.add(item);
    for (const form of full) for (const item of this.partial.get(form) ?? []) found.add(item);
    return [...found];
  }
}

function addToList<T>(map: Map<string, T[]>, form: string, item: T): void {
  const items = map.get(form);
  if (items) items.push(item);
  else map.set(form, [item]);
}

function formsOf(name: string): NameForms {
  const full = new Set([foldName(name)]);
  const partial = new Set<string>();
  const local = /^[^\\/]*[\\/](.+)$/su.exec(name)?.[1];
  if (local !== undefined) {
    // CORP\jsmith may be jsmith@example.net or jsmith.
    full.add(`\\${foldName(local)}`);
    partial.add(foldName(local));
  }
  const account = /^(.+?)@/su.exec(name)?.[1];
  if (account !== undefined) partial.add(foldName(account)).add(`\\${foldName(account)}`);
  if (notAscii.test(name)) {
    const composed = name.normalize("NFC");
    const lower = composed.toLowerCase();
    const transcribed = lower.replace(/[äöüåøæœ]/g, (letter) => transcriptions[letter] ?? letter);
    if (transcribed !== lower) full.add(foldName(transcribed));
    const repaired = fromWrongEncoding(composed);
    if (repaired !== undefined) for (const form of formsOf(repaired).full) full.add(form);
    for (const spelled of [lower, lower.normalize("NFD")]) partial.add(foldName(spelled.replace(notAsciiAll, "?")));
  }
  for (const form of [...numberForms(name), ...sheetDates(name), ...hexadecimalForms(name)]) partial.add(form);
  return { full: [...full], partial: [...partial] };
}

const notAscii = /[^\0-\x7f]/;
const notAsciiAll = /[^\0-\x7f]/gu;
/** Invisible characters and blanks. */
const invisible = /[\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Removes case, accents, blanks, hidden characters, quotes and leading zeros, and replaces lookalikes by one letter. */
function foldName(name: string): string {
  if (/^[a-z][a-z\d]*$/.test(name)) return name;
  const letters = toLatin(name)
    .replace(/[\0-\x20\x7f'"`]/g, "")
    // Signs around a name: brackets, a separator, a comment sign.
    .replace(/^[^\p{L}\p{N}?\\+]+(?=.)|[^\p{L}\p{N}?]+$/gu, "")
    // Directories write anna-maria, anna.maria or annamaria.
    .replace(/(?<=\p{L})[-._]+(?=[\p{L}\p{N}])|(?<=\p{N})[-._]+(?=\p{L})/gu, "");
  if (/^[a-z]/.test(letters)) return letters;
  const digits = /^\+?0*(\d+?)(?:[.,]0+)?$/.exec(letters)?.[1];
  if (digits !== undefined) return digits;
  if (/^\d(?:[.,]\d+)?e\+?\d+$/.test(letters)) return roundNumber(letters.replace(",", "."));
  return letters === "" ? name : letters;
}

/** In lower case, with ASCII letters for their lookalikes. */
function toLatin(name: string): string {
  if (!notAscii.test(name)) return name.toLowerCase();
  // Upper case first: ß becomes SS, ſ S, and both sigmas are one.
  const lower = name.normalize("NFKD").toUpperCase().toLowerCase();
  const bare = lower.replace(/[\p{M}\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu, "");
  return notAscii.test(bare) ? bare.replace(notAsciiAll, (letter) => lookalikes.get(letter) ?? letter) : bare;
}

/** A spreadsheet shows a long number rounded, and keeps fifteen digits. */
function numberForms(name: string): string[] {
  const digits = /^\s*0*(\d{12,})\s*$/.exec(name)?.[1];
  if (digits === undefined) return [];
  return [roundNumber(digits), ...(digits.length > 15 ? [digits.slice(0, 15).padEnd(digits.length, "0")] : [])];
}

/** A spreadsheet reads sep2 as a date and shows 02-Sep. */
function sheetDates(name: string): string[] {
  const [, day, month] = /^\s*(\d{1,2})[-. ]([a-z]{3,4})\.?\s*$/i.exec(name) ?? [];
  return day === undefined || month === undefined ? [] : [`${month.toLowerCase()}${Number(day)}`];
}

/** A directory exports a non-ASCII name as the hexadecimal bytes of its UTF-8: X'6ac3bc7267'. */
function hexadecimalForms(name: string): string[] {
  const bytes = /^X'((?:[\da-f]{2})+)'$/i.exec(name)?.[1];
  return bytes === undefined ? [] : [foldName(Buffer.from(bytes, "hex").toString("utf8"))];
}

function roundNumber(number: string): string {
  return `≈${Number(number).toExponential(5)}`;
}

/** ASCII transcriptions of letters: ü as ue. */
const transcriptions: Readonly<Record<string, string>> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  å: "aa",
  ø: "oe",
  æ: "ae",
  œ: "oe",
};

/** Letters that NFKD does not decompose, and lookalikes of Latin letters and ASCII signs. */
const lookalikes: ReadonlyMap<string, string> = new Map(
  [
    ["o", "øοоօᴏ"],
    ["l", "łӏ"],
    ["d", "đðԁ"],
    ["h", "ħнһ"],
    ["t", "ŧτт"],
    ["n", "ŋηп"],
    ["i", "ıιіɩ"],
    ["j", "јȷ"],
    ["k", "ĸκк"],
    ["a", "αаɑ"],
    ["e", "εеəɛ"],
    ["p", "ρр"],
    ["c", "сϲ"],
    ["y", "υуγү"],
    ["x", "χх"],
    ["s", "ѕ"],
    ["v", "νѵ"],
    ["b", "βвь"],
    ["m", "μм"],
    ["z", "ζ"],
    ["g", "ɡ"],
    ["w", "ԝω"],
    ["q", "ԛ"],
    ["th", "þ"],
    ["ae", "æ"],
    ["oe", "œ"],
    ["'", "‘’‚‛ʼʹʻʽˈ′‵´“”„‟″«»‹›"],
    ["-", "‐‑‒–—―−⁃⸺﹘"],
    [".", "·․‧"],
    ["/", "⁄∕"],
    ["?", "\ufffd"],
  ].flatMap(([plain = "", others = ""]) => Array.from(others, (other) => [other, plain] as const)),
);

/** The non-ASCII bytes of Windows-1252, by character. */
const windows1252: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 128 }, (_, index) => [
    new TextDecoder("windows-1252").decode(Uint8Array.of(index + 128)),
    index + 128,
  ]),
);

/** Repairs UTF-8 that was read as Windows-1252: `josÃ©` is `josé`. */
function fromWrongEncoding(name: string): string | undefined {
  // The first byte of a letter, and the next one.
  if (!/[\u00c2-\u00f4][^\0-\x7f]/.test(name)) return undefined;
  const bytes = Array.from(name, (letter) => (letter < "\x80" ? letter.charCodeAt(0) : windows1252.get(letter)));
  if (bytes.includes(undefined)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes as number[]));
  } catch {
    return undefined;
  }
}
