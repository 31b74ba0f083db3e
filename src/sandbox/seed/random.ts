import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/**
 * Repeatable random values. Each area of the seed (users, alerts, ...) has its own stream, so that areas do not affect
 * one another.
 */
export class Random {
  private readonly generator: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number, stream: string) {
    this.generator = xoroshiro128plus(
      Array.from(stream).reduce((hash, c) => (hash * 31 + c.charCodeAt(0)) | 0, seed | 0),
    );
  }

  /** A whole number from `from` to `to`, both included; the bounds are rounded down. */
  int(from: number, to: number): number {
    return uniformInt(this.generator, Math.floor(from), Math.floor(to));
  }

  chance(probability: number): boolean {
    return this.int(0, 999_999) < probability * 1_000_000;
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.int(0, list.length - 1)];
    if (item === undefined) {
      throw new RangeError("Cannot pick from an empty list");
    }
    return item;
  }

  /** Picks a key with the given relative weights. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries<number>(weights) as [K, number][];
    let rest = this.int(
      1,
      entries.reduce((sum, [, weight]) => sum + weight, 0),
    );
    for (const [key, weight] of entries) {
      rest -= weight;
      if (rest <= 0) {
        return key;
      }
    }
    throw new RangeError("Weights must be positive integers");
  }

  text(alphabet: string, length: number): string {
    return Array.from({ length }, () => alphabet[this.int(0, alphabet.length - 1)]).join("");
  }

  digits(length: number): string {
    return this.text("0123456789", length);
  }

  /** An opaque id in the URL-safe base64 alphabet. */
  base64url(length: number): string {
    return this.text("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", length);
  }

  uuid(): string {
    const hex = Array.from({ length: 4 }, () => this.int(0, 0xffff_ffff).toString(16).padStart(8, "0")).join("");
    const variant = this.pick(["8", "9", "a", "b"]);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
