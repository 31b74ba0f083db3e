import { type Places, SecretIndex } from "../redaction/secretIndex";
import { secretMembers } from "../redaction/secretMembers";

export { isSecret } from "../redaction/secretNames";

/** Stands in the place of a secret. */
export const redactedMark = "***";

/** Characters of a text that leave; what follows is cut off before anything looks at it. */
export const longestText = 64 * 1024;

const mostKept = 32;
/** Of one text, so many values are learned. */
const mostLearned = 32;
const shortest = 4;

/** Secrets that were entered, sent or received: each is hidden in whatever leaves, whoever brings it back. Of very many the latest are kept. */
export class KnownSecrets {
  private readonly known = new Set<string>();
  private index: SecretIndex | undefined;

  constructor(secrets: readonly string[] = []) {
    this.add(secrets);
  }

  /** Short ones are kept too, but for numbers: a one-time code is a number like any other elsewhere. */
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

  /** Also short numbers: one-time codes, for the one exchange that they belong to. */
  addForExchange(secrets: readonly string[]): void {
    for (const secret of secrets) if (secret.length >= shortest) this.known.add(secret);
    this.index = undefined;
  }

  /** Where they stand in a text. @param isCut whether more of it followed */
  find(text: string, isCut: boolean): Places {
    if (this.known.size === 0) return [];
    this.index ??= new SecretIndex(this.known);
    return this.index.find(text, isCut);
  }

  private isLatest(secret: string): boolean {
    return this.known.has(secret) && this.known.size < mostKept;
  }
}

/** Secrets as a caller has them: a few texts, or stores. A store may be of another bundle, so that its class says nothing. */
type Known = readonly string[] | KnownSecrets | readonly KnownSecrets[];

/**
 * The one way for a text to leave: a line of the log, a message, a file, the clipboard. First it is cut, then every secret in what is left is
 * hidden: those that are known, in any spelling, and what bears one by its shape or its name. Takes time in proportion to the text.
 */
export function redact(text: string, known: Known = [], longest = longestText): string {
  const isCut = text.length > longest;
  const start = isCut ? text.slice(0, longest).replace(/[\ud800-\udbff]$/, "") : text;
  const places = [...secretMembers(start), ...storesOf(known).flatMap((store) => store.find(start, isCut))];
  return isCut ? `${hidePlaces(start, places)}…` : hidePlaces(start, places);
}

/** What a text says are secrets: the values of its members and headers, as they are spelled. */
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
