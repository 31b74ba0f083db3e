import { byteView, type DecodedText, foldedViews } from "./decodedText";
import { GramIndex } from "./gramIndex";

/** Places in a text: where a secret begins, and its end, exclusive. */
export type Places = { readonly start: number; readonly end: number }[];

/** So many characters in a row that are a secret's are hidden: a part of it, at a cut or in a message that quotes it, is enough. */
const gramLength = 8;
/** Shorter ones are numbers and words like any other. */
const shortest = 4;
/** Characters of a secret that are looked for. */
const longest = 8192;
/** Of a secret's first characters at a cut, so many are hidden: fewer say nothing. */
const fewest = 3;

/**
 * Finds known secrets in a text in every spelling: percent-encoded, escaped or as entities, of any depth; as Base64 of either alphabet with
 * whatever stands before and after; in hexadecimal; broken into lines; and any part of at least eight characters. Shorter secrets are found
 * where they stand alone, and a part that is an ordinary word is none. Takes time in proportion to the text, whatever the secrets are.
 */
export class SecretIndex {
  private readonly gramIndexes: readonly GramIndex[];
  /** Those of secrets with other letters than ASCII's, as bytes of UTF-8. */
  private readonly bytes: GramIndex;
  /** Those that are found as a whole only. */
  private readonly short: ReadonlySet<string>;
  /** The first characters of the spellings, for a text that is cut. */
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

  /** Where they stand. @param isCut whether more of the text followed: then the beginning of one at its end counts, too */
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

  /** The beginning of a secret at the text's end, with the part of an escape that the cut has left. */
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

/** Words of sentences and names of services, which a secret that a person made up may have in it: such a part alone gives nothing away. */
const ordinaryWords =
  "credentials applications authorization authentication management permission unsubscribed fortitoken forticloud forticnp fortinet " +
  "passwords production development customers environment administrator";

const longestWord = 16;

function isOrdinaryText(part: string): boolean {
  return part.length <= longestWord && ordinaryWords.includes(part.toLowerCase());
}

/** Whether it can only be found as a whole: it is short, or ordinary words are all that it is made of. */
function hasNoPart(text: string): boolean {
  for (let at = 0; at + gramLength <= text.length; at++)
    if (!isOrdinaryText(text.slice(at, at + gramLength))) return false;
  return true;
}

function beginningsOf(spelling: string): string[] {
  const sizes = [...Array(gramLength).keys()].filter((size) => size >= fewest && size < spelling.length);
  return sizes.map((size) => spelling.slice(0, size));
}

/** A word's character beside a short secret makes it another word; an escape does not. */
function isWord(text: string, at: number): boolean {
  return /^[A-Za-z0-9]$/.test(text.charAt(at)) && !isEscapeEnd(text, at);
}

/** Whether the character ends an escape such as `%22` or `\u0022` or `\n`. */
function isEscapeEnd(text: string, at: number): boolean {
  return /(?:%[0-9a-f]{2}|[\\%]u[0-9a-f]{4}|\\[nrtbfv])$/i.test(text.slice(Math.max(0, at - 5), at + 1));
}

/** As it is compared: with its own escapes undone, and as it is. */
function foldedForms(secret: string): string[] {
  return foldedViews(secret).map(({ length, codes }) => textOf(codes, 0, length));
}

/** Parts of so many characters that are worth hiding, as they were more before the secret's own escapes were undone. */
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

/** As it is, percent-encoded and in Base64 itself, each in Base64. */
function base64Forms(secret: string): string[] {
  const forms = new Set([
    secret,
    encodeURIComponent(Buffer.from(secret).toString()),
    Buffer.from(secret).toString("base64"),
  ]);
  return [...forms].flatMap(base64Parts);
}

/** Those characters of its Base64 that do not depend on what stands before and after, for each of the three ways it may be aligned. */
function base64Parts(text: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const own = (spelled: string): string =>
      spelled.slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
    // A blank is a plus in what is compared.
    return [own(bytes.toString("base64")).replaceAll("+", " "), own(bytes.toString("base64url"))];
  });
}

function hexForms(secret: string): string[] {
  const hex = Buffer.from(secret).toString("hex");
  return [hex, hex.toUpperCase()];
}
