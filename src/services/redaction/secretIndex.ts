import { byteView, type DecodedText, foldedViews } from "./decodedText";
import { GramIndex } from "./gramIndex";

/** Positions of secrets in a text; the end is exclusive. */
export type Places = { readonly start: number; readonly end: number }[];

/** A part of a secret with this length is hidden, such as at a cut or in a message that quotes it. */
const gramLength = 8;
/** Shorter texts are ordinary numbers and words. */
const shortest = 4;
/** Longer secrets are cut. */
const longest = 8192;
/** The shortest beginning of a secret that is hidden at a cut. */
const fewest = 3;

/**
 * Finds known secrets in a text in every spelling: percent-encoded, escaped or as entities at any depth; within Base64 of either alphabet; in
 * hexadecimal; wrapped; and any part of at least eight characters that is no ordinary word. Shorter secrets are found as whole words. Linear
 * in the length of the text.
 */
export class SecretIndex {
  private readonly gramIndexes: readonly GramIndex[];
  /** The secrets with non-ASCII letters, as UTF-8 bytes. */
  private readonly bytes: GramIndex;
  /** The secrets that are found as a whole only. */
  private readonly short: ReadonlySet<string>;
  /** The beginnings of the spellings, for a text that is cut. */
  private readonly beginnings: ReadonlySet<string>;
  private readonly isEmpty: boolean;

  constructor(secrets: Iterable<string>) {
    const known = [...secrets].map((secret) => secret.slice(0, longest)).filter(({ length }) => length >= shortest);
    const spellings = [
      ...new Set(known.flatMap((secret) => [...foldedForms(secret), ...base64Forms(secret), ...hexForms(secret)])),
    ];
    this.isEmpty = spellings.length === 0;
    const shrunk = [4, 5, 6, 7].map(
      (size) => new GramIndex(size, [...new Set(known.flatMap((each) => shrunkParts(each, size)))]),
    );
    this.gramIndexes = [new GramIndex(gramLength, spellings), ...shrunk.filter(({ isEmpty }) => !isEmpty)];
    const foreign = known.filter((secret) => /[^\0-\x7f]/.test(secret));
    const forms = foreign.flatMap((secret) => [secret, secret.normalize("NFC"), secret.normalize("NFD")]);
    this.bytes = new GramIndex(gramLength, [...new Set(forms.map(utf8Form))]);
    this.short = new Set(known.flatMap(foldedForms).filter((text) => text.length >= shortest && hasNoPart(text)));
    this.beginnings = new Set(spellings.flatMap(beginningsOf));
  }

  /** The secrets in a text. @param isCut whether the text was cut: then the beginning of a secret at its end counts too */
  find(text: string, isCut: boolean): Places {
    if (this.isEmpty) return [];
    const places = foldedViews(text).flatMap((view) => [
      ...this.gramsIn(view),
      ...this.shortIn(text, view),
      ...(isCut ? this.beginningIn(view) : []),
    ]);
    return this.bytes.isEmpty ? places : [...places, ...this.runsOf(this.bytes, byteView(text))];
  }

  private gramsIn(view: DecodedText): Places {
    return this.gramIndexes.flatMap((windows) => this.runsOf(windows, view));
  }

  private runsOf(windows: GramIndex, { length, codes, starts, ends }: DecodedText): Places {
    const runs: { first: number; last: number }[] = [];
    windows.find(codes, length, (first) => {
      const run = runs.at(-1);
      const last = first + windows.size - 1;
      if (run && first <= run.last + 1) run.last = last;
      else runs.push({ first, last });
    });
    return runs
      .filter(({ first, last }) => !isOrdinaryText(textOf(codes, first, last + 1)))
      .map(({ first, last }) => ({ start: starts[first] ?? 0, end: ends[last] ?? 0 }));
  }

  private shortIn(text: string, { length, codes, starts, ends }: DecodedText): Places {
    const places: Places = [];
    for (const size of new Set([...this.short].map((secret) => secret.length))) {
      for (let at = 0; at + size <= length; at++) {
        const start = starts[at] ?? 0;
        const end = ends[at + size - 1] ?? 0;
        if (isWord(text, start - 1) || isWord(text, end)) continue;
        if (this.short.has(textOf(codes, at, at + size))) places.push({ start, end });
      }
    }
    return places;
  }

  /** The beginning of a secret at the text's end, with the rest of a cut escape. */
  private beginningIn({ length, codes, starts, ends }: DecodedText): Places {
    const [part = ""] = /[%\\&=][^%\\&=]{0,9}$/.exec(textOf(codes, Math.max(0, length - 10), length)) ?? [];
    for (const end of part === "" ? [length] : [length, length - part.length]) {
      for (let size = Math.min(gramLength - 1, end); size >= fewest; size--) {
        if (!this.beginnings.has(textOf(codes, end - size, end))) continue;
        return [{ start: starts[end - size] ?? 0, end: ends[length - 1] ?? 0 }];
      }
    }
    return [];
  }
}

/** Ordinary words and service names that an invented secret may contain: such a part alone reveals nothing. */
const ordinaryWords =
  "credentials applications authorization authentication management permission unsubscribed fortitoken forticloud forticnp fortinet " +
  "passwords production development customers environment administrator";

const longestWord = 16;

function isOrdinaryText(part: string): boolean {
  return part.length <= longestWord && ordinaryWords.includes(part.toLowerCase());
}

/** Whether the secret is found as a whole only: it is short, or consists of ordinary words. */
function hasNoPart(text: string): boolean {
  for (let at = 0; at + gramLength <= text.length; at++)
    if (!isOrdinaryText(text.slice(at, at + gramLength))) return false;
  return true;
}

function beginningsOf(spelling: string): string[] {
  const sizes = [...Array(gramLength).keys()].filter((size) => size >= fewest && size < spelling.length);
  return sizes.map((size) => spelling.slice(0, size));
}

/** A letter or digit beside a short secret makes it another word; an escape does not. */
function isWord(text: string, at: number): boolean {
  return /^[A-Za-z0-9]$/.test(text.charAt(at)) && !isEscapeEnd(text, at);
}

/** Whether the character ends an escape such as `%22` or `\u0022` or `\n`. */
function isEscapeEnd(text: string, at: number): boolean {
  return /(?:%[0-9a-f]{2}|[\\%]u[0-9a-f]{4}|\\[nrtbfv])$/i.test(text.slice(Math.max(0, at - 5), at + 1));
}

/** The forms that are compared: decoded, and as it is. */
function foldedForms(secret: string): string[] {
  return foldedViews(secret).map(({ length, codes }) => textOf(codes, 0, length));
}

/** Parts of this size that are hidden because they are longer before the secret's own escapes are decoded. */
function shrunkParts(secret: string, size: number): string[] {
  return foldedViews(secret).flatMap(({ length, codes, starts, ends }) => {
    const places = Array.from({ length: Math.max(0, length - size + 1) }, (_, at) => at);
    const isLong = (at: number): boolean => (ends[at + size - 1] ?? 0) - (starts[at] ?? 0) >= gramLength;
    return places.filter(isLong).map((at) => textOf(codes, at, at + size));
  });
}

function utf8Form(secret: string): string {
  const { length, codes } = byteView(secret);
  return textOf(codes, 0, length);
}

function textOf(codes: Uint8Array, from: number, to: number): string {
  return Buffer.from(codes.buffer, codes.byteOffset + from, to - from).toString("latin1");
}

/** Base64 of the secret, of its percent-encoding and of its Base64. */
function base64Forms(secret: string): string[] {
  const forms = new Set([
    secret,
    encodeURIComponent(Buffer.from(secret).toString()),
    Buffer.from(secret).toString("base64"),
  ]);
  return [...forms].flatMap(base64Parts);
}

/** The Base64 characters that do not depend on the text before and after, for each of the three alignments. */
function base64Parts(text: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const own = (spelled: string): string =>
      spelled.slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
    // The folded views have blanks instead of pluses.
    return [own(bytes.toString("base64")).replaceAll("+", " "), own(bytes.toString("base64url"))];
  });
}

function hexForms(secret: string): string[] {
  const hex = Buffer.from(secret).toString("hex");
  return [hex, hex.toUpperCase()];
}
