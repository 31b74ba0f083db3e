import fs from "node:fs";
import path from "node:path";
import { budgetTimes } from "../../waiting";

/** Whether an account is known to be a trial one, for all windows: a file with a word and until when it holds (epoch ms). */
export class TrialMark {
  private readonly file: string;

  constructor(
    private readonly folder: string,
    private readonly now: () => number = Date.now,
  ) {
    this.file = path.join(folder, "trial");
  }

  /** Undefined while nothing is known. A licence is believed until the service says otherwise. */
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

  /** The service told what the account is. */
  record(isTrial: boolean): void {
    this.write(isTrial ? `yes ${this.now() + budgetTimes.trialKnownMs}` : "no");
  }

  /** A request was refused as one too many, which the service does not document for a licensed account. */
  guess(): void {
    if (this.value === undefined) this.write(`yes ${this.now() + budgetTimes.trialGuessMs}`);
  }

  /** Where it cannot be kept, the service shows it again. */
  private write(text: string): void {
    try {
      fs.mkdirSync(this.folder, { recursive: true });
      fs.writeFileSync(this.file, text);
    } catch {
      return;
    }
  }
}
