import { type Places, SecretIndex } from "../redaction/secretIndex";
import { secretMembers } from "../redaction/secretMembers";

export { isSecret } from "../redaction/secretNames";

/** Replaces a secret. */
export const redactedMark = "***";

/** Longer texts are cut before they are searched. */
export const longestText = 64 * 1024;

const mostKept = 32;
/** The most values learned from one text. */
const mostLearned = 32;
const shortest = 4;

/** Secrets that were entered, sent or received, for redaction of everything that is shown or logged. Keeps the latest ones. */
export class KnownSecrets {
  private readonly known = new Set<string>();
  private index: SecretIndex | undefined;

  constructor(secrets: readonly string[] = []) {
    this.add(secrets);
  }

  /** Keeps short secrets too, except numbers: elsewhere the digits of a one-time code are an ordinary number. */
  add(secrets: readonly string[]): void {
    for (const secret of secrets) {
      if (secret.length < shortest || (secret.length < 8 && /^\d+$/.test(secret)) || this.isLatest(secret)) continue;
      if (!this.known.delete(secret)) this.index = undefined;
      this.known.add(secret);
    }
    for (const oldest of [...this.known].slice(0, -mostKept)) {
      this.known.delete(oldest);
      this.index = undefined;
    }
  }

  /** Keeps short numbers too: one-time codes, within their own exchange. */
  addForExchange(secrets: readonly string[]): void {
    for (const secret of secrets) if (secret.length >= shortest) this.known.add(secret);
    this.index = undefined;
  }

  /** The secrets in a text. @param isCut whether the text was cut at its end */
  find(text: string, isCut: boolean): Places {
    if (this.known.size === 0) return [];
    this.index ??= new SecretIndex(this.known);
    return this.index.find(text, isCut);
  }

  has(secret: string): boolean {
    return this.known.has(secret);
  }

  private isLatest(secret: string): boolean {
    return this.known.has(secret) && this.known.size < mostKept;
  }
}

/** A few texts, or stores. A store may come from another bundle, where `instanceof` does not work. */
type Known = readonly string[] | KnownSecrets | readonly KnownSecrets[];

/**
 * Every text that is logged, shown, saved or copied passes this function. It cuts the text, then replaces every secret: known ones in any
 * spelling, and those that their shape or name gives away. Linear time.
 */
export function redact(text: string, known: Known = [], longest = longestText): string {
  const isCut = text.length > longest;
  const start = isCut ? text.slice(0, longest).replace(/[\ud800-\udbff]$/, "") : text;
  const places = [...secretMembers(start), ...storesOf(known).flatMap((store) => store.find(start, isCut))];
  return isCut ? `${hidePlaces(start, places)}…` : hidePlaces(start, places);
}

/** A text of any length without the known secrets. What only looks like a secret stays: it may be a user's data. */
export function withoutKnownSecrets(text: string, known: KnownSecrets): string {
  // A few digits of a timestamp may also be the hexadecimal form of up to seven characters of a secret.
  const isNumber = (found: string): boolean => /^\d{1,15}$/.test(found) && !known.has(found);
  const places = known.find(text, false).filter(({ start, end }) => !isNumber(text.slice(start, end)));
  return places.length === 0 ? text : hidePlaces(text, places);
}

/** The secrets in a text, known by the names of its members and headers, as they are spelled. */
export function secretsIn(text: string): string[] {
  const start = text.slice(0, 16 * longestText);
  const values = secretMembers(start)
    .slice(0, mostLearned)
    .map((place) => start.slice(place.start, place.end));
  return [...new Set(values.filter((value) => value !== redactedMark))];
}

function storesOf(known: Known): readonly KnownSecrets[] {
  if ("find" in known && !Array.isArray(known)) return [known as KnownSecrets];
  const entries: readonly (string | KnownSecrets)[] = known as readonly (string | KnownSecrets)[];
  const texts = entries.filter((entry) => typeof entry === "string");
  const stores = entries.filter((entry) => typeof entry !== "string");
  return texts.length === 0 ? stores : [...stores, new KnownSecrets(texts)];
}

function hidePlaces(text: string, places: Places): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of [...places].sort((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    if (start > done || done === 0) parts.push(text.slice(done, Math.max(done, start)), redactedMark);
    done = end;
  }
  return parts.join("") + text.slice(done);
}
