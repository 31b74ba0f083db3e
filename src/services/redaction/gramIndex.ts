/** A random odd number, so that nobody can build a text that collides. */
function randomFactor(): number {
  return ((Math.random() * 0x40000000) | 0) * 2 + 1;
}

/** A rolling hash of the last `size` characters. */
class RollingHash {
  private readonly factor = randomFactor();
  private readonly leaving: number;
  value = 0;

  constructor(size: number) {
    this.leaving = Array.from({ length: size }).reduce<number>((power) => Math.imul(power, this.factor), 1);
  }

  /** @param left the character that leaves; 0 for none */
  move(code: number, left: number): void {
    this.value = (Math.imul(this.value, this.factor) + code - Math.imul(this.leaving, left)) | 0;
  }
}

/**
 * Finds the n-grams of some texts in another text: all parts of `size` characters. An n-gram is stored as a 64-bit hash, because secrets are
 * long and each has many spellings. A collision would only hide a few characters too many.
 */
export class GramIndex {
  private readonly slots: RollingHash;
  private readonly marks: RollingHash;
  private readonly table: Uint32Array;
  private readonly mask: number;
  readonly isEmpty: boolean;

  constructor(
    readonly size: number,
    texts: readonly string[],
  ) {
    this.slots = new RollingHash(size);
    this.marks = new RollingHash(size);
    const count = texts.reduce((sum, { length }) => sum + Math.max(0, length - size + 1), 0);
    this.isEmpty = count === 0;
    this.table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * count + 2)));
    this.mask = this.table.length - 1;
    for (const text of texts) {
      const codes = Buffer.from(text, "latin1");
      this.each(codes, codes.length, () => {
        this.table[this.slot()] = this.mark();
      });
    }
  }

  /** @param found called with the start of each n-gram found, in ascending order */
  find(codes: Uint8Array, length: number, found: (first: number) => void): void {
    this.each(codes, length, (first) => {
      if (this.table[this.slot()] !== 0) found(first);
    });
  }

  private each(codes: Uint8Array, length: number, visit: (first: number) => void): void {
    this.slots.value = this.marks.value = 0;
    for (let at = 0; at < length; at++) {
      const code = codes[at] ?? 0;
      const left = at >= this.size ? (codes[at - this.size] ?? 0) : 0;
      this.slots.move(code, left);
      this.marks.move(code, left);
      if (at >= this.size - 1) visit(at - this.size + 1);
    }
  }

  /** The slot of the current n-gram: the table is at most half full. */
  private slot(): number {
    const mark = this.mark();
    let slot = (Math.imul(this.slots.value, 0x9e3779b1) >>> 7) & this.mask;
    while (this.table[slot] !== 0 && this.table[slot] !== mark) slot = (slot + 1) & this.mask;
    return slot;
  }

  /** 0 marks an empty slot. */
  private mark(): number {
    return this.marks.value >>> 0 || 1;
  }
}
