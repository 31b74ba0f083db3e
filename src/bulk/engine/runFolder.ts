import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { Claim } from "./claim";
import { type Disk, Journal, readJournal } from "./journal";
import { ending, namesIn } from "./unfinished";

const format = 1;

/** An unfinished run as its journal tells it. */
export interface StoredRun<H, E> {
  readonly id: string;
  readonly header: H;
  /** Undefined for one that cannot be read: what it said may be anything. */
  readonly entries: readonly (E | undefined)[];
  /** Whether some window carries it out right now. */
  readonly taken: boolean;
}

/** A run whose journal cannot be read. */
export interface DamagedRun {
  readonly id: string;
  readonly why: string;
}

/**
 * The journals of one kind of run: one file per run, kept until the run is done or discarded. `H` says all that is needed to go on, and
 * no secret; `E` is what happened since.
 */
export class RunFolder<H, E> {
  /** @param prefix begins the files' names: letters only. */
  constructor(
    private readonly folder: string,
    private readonly prefix: string,
    private readonly disk?: Disk,
  ) {}

  /** Starts the journal of a new run, which is this window's. */
  async create(header: H): Promise<OpenRun<H, E>> {
    await fs.mkdir(this.folder, { recursive: true, mode: 0o700 });
    const id = `${this.prefix}-${randomUUID()}`;
    const base = path.join(this.folder, id);
    const claim = await Claim.take(base);
    if (!claim) throw new Error(`The new run ${id} is taken`);
    try {
      const journal = await Journal.create(base + ending, { format, ...header }, this.disk);
      return new OpenRun(id, header, [], base, claim, journal);
    } catch (error) {
      await removeFiles(base);
      claim.remove();
      throw error;
    }
  }

  /** Makes a run this window's. @returns undefined where another window carries it out, or it is over */
  async open(id: string): Promise<OpenRun<H, E> | undefined> {
    const base = path.join(this.folder, id);
    const claim = await this.claim(base);
    if (!claim) return undefined;
    try {
      const { journal, lines } = await Journal.open(base + ending, this.disk);
      return new OpenRun(id, headerOf(lines) as H, lines.slice(1) as (E | undefined)[], base, claim, journal);
    } catch (error) {
      if (isMissing(error)) {
        claim.remove();
        return undefined;
      }
      claim.release();
      throw error;
    }
  }

  /** Whether the run is still unfinished. */
  has(id: string): Promise<boolean> {
    return exists(this.fileOf(id));
  }

  /** The path of the run's journal. */
  fileOf(id: string): string {
    return path.join(this.folder, id + ending);
  }

  /** Removes a run for good. @returns false where another window carries it out */
  async discard(id: string): Promise<boolean> {
    const base = path.join(this.folder, id);
    const claim = await this.claim(base);
    if (!claim) return !(await exists(base + ending));
    await removeFiles(base);
    claim.remove();
    return true;
  }

  /** The unfinished runs, in no order. */
  async list(): Promise<{ readonly runs: readonly StoredRun<H, E>[]; readonly damaged: readonly DamagedRun[] }> {
    const runs: StoredRun<H, E>[] = [];
    const damaged: DamagedRun[] = [];
    for (const id of await this.ids()) {
      const base = path.join(this.folder, id);
      try {
        const { lines } = await readJournal(base + ending);
        const taken = await Claim.isTaken(base);
        runs.push({ id, header: headerOf(lines) as H, entries: lines.slice(1) as (E | undefined)[], taken });
      } catch (error) {
        if (!isMissing(error)) damaged.push({ id, why: String(error) });
      }
    }
    return { runs, damaged };
  }

  private async claim(base: string): Promise<Claim | undefined> {
    try {
      return await Claim.take(base);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** What was left of runs that never began, or whose journal is gone, is removed on the way. */
  private async ids(): Promise<string[]> {
    const names = (await namesIn(this.folder)).filter((name) => name.startsWith(`${this.prefix}-`));
    const ids = new Set(names.map((name) => name.slice(0, name.indexOf("."))));
    for (const id of ids) {
      if (names.includes(id + ending)) continue;
      ids.delete(id);
      const base = path.join(this.folder, id);
      if (!(await Claim.isTaken(base)) && !(await exists(base + ending))) {
        await removeFiles(base);
        for (const name of names)
          if (name.startsWith(`${id}.`)) await fs.rm(path.join(this.folder, name), { force: true });
      }
    }
    return [...ids];
  }
}

/** A run that this window carries out. */
export class OpenRun<H, E> {
  constructor(
    readonly id: string,
    readonly header: H,
    readonly entries: readonly (E | undefined)[],
    private readonly base: string,
    private readonly claim: Claim,
    private readonly journal: Journal,
  ) {}

  /** Resolves when the entry is on the disk. */
  append(entry: E): Promise<void> {
    return this.journal.append(entry);
  }

  /** Whether no other window has taken it over; asked before each request that writes. */
  isOurs(): boolean {
    return this.claim.isOurs();
  }

  /** Leaves the run as it is, for whoever resumes it. */
  async release(): Promise<void> {
    await this.journal.close();
    this.claim.release();
  }

  /** The run is over: nothing of it stays on the disk. */
  async finish(): Promise<void> {
    await this.journal.close();
    await removeFiles(this.base);
    this.claim.remove();
  }
}

async function removeFiles(base: string): Promise<void> {
  await fs.rm(base + ending, { force: true });
  await fs.rm(`${base}${ending}.draft`, { force: true });
}

function headerOf(lines: readonly unknown[]): unknown {
  const [first] = lines as ({ readonly format?: unknown } | undefined)[];
  if (first?.format !== format) throw new SyntaxError("It was written by another version of the extension.");
  return first;
}

async function exists(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}
