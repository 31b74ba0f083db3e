/** Draws that come out the same for the same seed (mulberry32). */
export class Random {
  constructor(private state: number) {}

  /** At least 0, less than the limit. */
  upTo(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return (((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * limit;
  }

  of<T>(choices: readonly T[]): T {
    const chosen = choices[Math.floor(this.upTo(choices.length))];
    if (chosen === undefined) throw new Error("Nothing to choose from");
    return chosen;
  }
}
