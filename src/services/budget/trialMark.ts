import fs from "node:fs";
import path from "node:path";
import { budgetTimes } from "../../waiting";

/** Whether an account is a trial account, shared by all windows: a file with a word and its expiry (epoch ms). */
export class TrialMark {
  private readonly file: string;

  constructor(
    private readonly folder: string,
    private readonly now: () => number = Date.now,
  ) {
    this.file = path.join(folder, "trial");
  }

  /** Undefined while it is not known. A licence does not expire here: the service reports a change. */
  get value(): boolean | undefined {
    try {
      const [word, until] = fs.readFileSync(this.file, "latin1").split(" ");
      if (word === "no") return false;
      const leftMs = Number(until) - this.now();
      return word === "yes" && leftMs > 0 && leftMs <= budgetTimes.trialKnownMs ? true : undefined;
    } catch {
      return undefined;
    }
  }

  /** The service reported the type of the account. */
  record(isTrial: boolean): void {
    this.write(isTrial ? `yes ${this.now() + budgetTimes.trialKnownMs}` : "no");
  }

  /** Called after a 429, which is not documented for a licensed account. */
  guess(): void {
    if (this.value === undefined) this.write(`yes ${this.now() + budgetTimes.trialGuessMs}`);
  }

  /** A failed write is ignored: the service reports the type again. */
  private write(text: string): void {
    try {
      fs.mkdirSync(this.folder, { recursive: true });
      fs.writeFileSync(this.file, text);
    } catch {
      return;
    }
  }
}
