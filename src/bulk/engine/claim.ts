import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { privateFile } from "./journal";
import { isRunning, thisProcess, type ProcessIdentity } from "./processIdentity";
import { claimTimes } from "../../waiting";

interface Holder extends ProcessIdentity {
  readonly token: string;
}

/** What stands in the file of a claim that was let go. */
interface Free {
  readonly free: true;
}

/**
 * A window's right to carry a run out: a file `<run>.claim-<n>`, of which the highest number counts. A claim that was let go, or whose
 * process is gone, is passed by making the next one, which the file system lets only one window do. The highest file stays as long as the
 * run does, so that the numbers never begin again: who looked long ago makes a number that counts no more, and sees that.
 */
export class Claim {
  private readonly beat: NodeJS.Timeout;

  private constructor(
    private readonly base: string,
    private readonly number: number,
  ) {
    this.beat = setInterval(() => this.showLife(), claimTimes.beatMs).unref();
  }

  /** @param base path of the run's files, without what follows the dot. @returns undefined where another window has it */
  static async take(base: string): Promise<Claim | undefined> {
    const numbers = claimsOf(base);
    const highest = numbers.at(-1) ?? 0;
    if (highest > 0 && (await isHeld(claimPath(base, highest)))) return undefined;
    const holder: Holder = { ...(await thisProcess()), token: randomUUID() };
    const number = highest + 1;
    try {
      fs.writeFileSync(claimPath(base, number), JSON.stringify(holder), { flag: "wx", mode: privateFile });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return undefined;
      throw error;
    }
    const claim = new Claim(base, number);
    if (!claim.isOurs()) {
      // It was passed already, on the way here.
      claim.release();
      return undefined;
    }
    for (const old of numbers) fs.rmSync(claimPath(base, old), { force: true });
    return claim;
  }

  /** Whether some process carries the run out. */
  static async isTaken(base: string): Promise<boolean> {
    const highest = claimsOf(base).at(-1);
    return highest !== undefined && (await isHeld(claimPath(base, highest)));
  }

  /** Whether no other window has passed this claim meanwhile; once one has, never again. */
  isOurs(): boolean {
    return claimsOf(this.base).at(-1) === this.number;
  }

  /** Lets the run go, for whoever takes it next. */
  release(): void {
    clearInterval(this.beat);
    try {
      // It is not made again where the one who passed it has removed it.
      const file = fs.openSync(claimPath(this.base, this.number), "r+");
      // In one write over all that stood there: half of it would be nobody's claim.
      const { size } = fs.fstatSync(file);
      fs.writeSync(file, JSON.stringify({ free: true } satisfies Free).padEnd(size), 0);
      fs.closeSync(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }

  /** The run is over, and its journal gone: no claim on it stays. */
  remove(): void {
    clearInterval(this.beat);
    for (const number of claimsOf(this.base)) {
      if (number <= this.number) fs.rmSync(claimPath(this.base, number), { force: true });
    }
  }

  private showLife(): void {
    const now = new Date();
    fs.utimes(claimPath(this.base, this.number), now, now, () => undefined);
  }
}

/** The numbers of a run's claims, in order; none where there is no folder. */
function claimsOf(base: string): number[] {
  const start = `${path.basename(base)}.claim-`;
  const folder = path.dirname(base);
  const names = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.startsWith(start)) : [];
  const numbers = names.map((name) => Number(name.slice(start.length)));
  return numbers.filter(Number.isSafeInteger).sort((a, b) => a - b);
}

function claimPath(base: string, number: number): string {
  return `${base}.claim-${number}`;
}

async function isHeld(file: string): Promise<boolean> {
  const silentMs = msSinceLastSign(file);
  if (silentMs === undefined) return false;
  const holder = holderIn(file);
  if (!holder) return silentMs < claimTimes.unwrittenMs;
  if ("free" in holder) return false;
  return (await isRunning(holder)) ?? silentMs < claimTimes.silentMs;
}

/** How long the claim's holder gave no sign of life, in ms; undefined when there is no such claim. */
function msSinceLastSign(file: string): number | undefined {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat && Date.now() - stat.mtimeMs;
}

function holderIn(file: string): Holder | Free | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")) as Holder | Free;
  } catch {
    return undefined;
  }
}
