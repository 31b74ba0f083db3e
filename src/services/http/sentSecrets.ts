const mostKept = 50;
/** Shorter ones would hide words that are none. */
const shortest = 8;

/** The secrets that one transport has sent: each is hidden wherever it comes back, be it in the answer to another request. */
export class SentSecrets {
  private readonly known = new Set<string>();

  /** Keeps them; of very many, the latest. */
  add(secrets: readonly string[]): void {
    for (const secret of secrets.filter(({ length }) => length >= shortest)) {
      this.known.delete(secret);
      this.known.add(secret);
    }
    for (const oldest of [...this.known].slice(0, -mostKept)) this.known.delete(oldest);
  }

  get all(): readonly string[] {
    return [...this.known];
  }
}
