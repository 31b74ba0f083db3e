import fs from "node:fs";
import path from "node:path";

/** Whether an account is known to be a trial one, for all windows and until it is known better: a file of one word. */
export class TrialMark {
  private readonly file: string;

  constructor(private readonly folder: string) {
    this.file = path.join(folder, "trial");
  }

  /** Undefined while nothing is known. */
  get value(): boolean | undefined {
    try {
      const word = fs.readFileSync(this.file, "latin1");
      return word === "yes" ? true : word === "no" ? false : undefined;
    } catch {
      return undefined;
    }
  }

  /** Where it cannot be kept, the service shows it again. */
  set(isTrial: boolean): void {
    if (this.value === isTrial) return;
    try {
      fs.mkdirSync(this.folder, { recursive: true });
      fs.writeFileSync(this.file, isTrial ? "yes" : "no");
    } catch {
      return;
    }
  }
}
