import type { SandboxOptions } from "../../options";

/** A code sent by e-mail or SMS. */
export interface SentCode {
  readonly userId: string;
  readonly method: "Email" | "SMS";
  readonly code: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** The codes sent to users. Only the last code of a user is valid, once. */
export class SentCodes {
  private readonly byUser = new Map<string, SentCode>();

  constructor(
    private readonly options: Pick<SandboxOptions, "now" | "codeLifetimeMs">,
    private readonly newCode: () => string,
  ) {}

  send(userId: string, method: SentCode["method"]): void {
    const expiresAt = this.options.now() + this.options.codeLifetimeMs;
    this.byUser.set(userId, { userId, method, code: this.newCode(), expiresAt });
  }

  /** Whether this is the user's code, which is invalid afterwards. */
  redeem(userId: string, code: string): boolean {
    const sent = this.liveCodes().find((candidate) => candidate.userId === userId);
    return sent?.code === code && this.byUser.delete(userId);
  }

  /** The valid codes, newest first. */
  liveCodes(): readonly SentCode[] {
    const now = this.options.now();
    for (const [userId, { expiresAt }] of this.byUser) {
      if (expiresAt <= now) {
        this.byUser.delete(userId);
      }
    }
    return [...this.byUser.values()].reverse();
  }

  clear(): void {
    this.byUser.clear();
  }
}
