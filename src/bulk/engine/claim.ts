import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { privateFile } from "./journal";
import { isRunning, thisProcess, type ProcessIdentity } from "./processIdentity";
import { claimTimes } from "../../waiting";

interface Holder extends ProcessIdentity {
  readonly token: string;
}

/** The content of a released claim's file. */
interface Free {
  readonly free: true;
}

/**
 * A window's exclusive right to execute a run: a file `<run>.claim-<n>`; the highest number is valid. A claim that was released, or whose
 * process has ended, is superseded by creating the next number, which only one window can do. The highest file stays as long as the run,
 * so that numbers never restart: a window with an outdated view creates a number that is no longer the highest, and notices that.
 */
export class Claim {
  private readonly beat: NodeJS.Timeout;

  private constructor(
    private readonly base: string,
    private readonly number: number,
  ) {
    this.beat = setInterval(() => this.showLife(), claimTimes.beatMs).unref();
  }

  /** @param base path of the run's files, without extension. @returns undefined when another window has the claim */
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
      // It was superseded meanwhile.
      claim.release();
      return undefined;
    }
    for (const old of numbers) fs.rmSync(claimPath(base, old), { force: true });
    return claim;
  }

  /** Whether a process executes the run. */
  static async isTaken(base: string): Promise<boolean> {
    const highest = claimsOf(base).at(-1);
    return highest !== undefined && (await isHeld(claimPath(base, highest)));
  }

  /** Whether no other window has superseded this claim; once false, it stays false. */
  isOurs(): boolean {
    return claimsOf(this.base).at(-1) === this.number;
  }

  /** Releases the run for other windows. */
  release(): void {
    clearInterval(this.beat);
    try {
      // Does not create the file again when its successor has removed it.
      const file = fs.openSync(claimPath(this.base, this.number), "r+");
      // One write over the whole content, as a partial one would be unreadable.
      const { size } = fs.fstatSync(file);
      fs.writeSync(file, JSON.stringify({ free: true } satisfies Free).padEnd(size), 0);
      fs.closeSync(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }

  /** Removes all claims of a run that has ended. */
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

/** The ascending numbers of a run's claims; empty when there is no folder. */
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

/** Time since the holder's last heartbeat, in ms; undefined when there is no such claim. */
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
