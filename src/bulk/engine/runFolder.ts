import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { Claim } from "./claim";
import { type Disk, Journal, readJournal } from "./journal";
import { ending, namesIn } from "./unfinished";

const format = 1;

/** An unfinished run from its journal. */
export interface StoredRun<H, E> {
  readonly id: string;
  readonly header: H;
  /** Undefined for an unreadable entry. */
  readonly entries: readonly (E | undefined)[];
  /** Whether a window executes it now. */
  readonly taken: boolean;
}

/** A run whose journal cannot be read. */
export interface DamagedRun {
  readonly id: string;
  readonly why: string;
}

/**
 * The journals of one type of run: one file per run, kept until the run is done or discarded. `H` has all data for resuming, without
 * secrets; `E` records what happened since.
 */
export class RunFolder<H, E> {
  /** @param prefix begins the files' names: letters only. */
  constructor(
    private readonly folder: string,
    private readonly prefix: string,
    private readonly disk?: Disk,
  ) {}

  /** Creates the journal of a new run and claims the run for this window. */
  async create(header: H): Promise<OpenRun<H, E>> {
    await fs.mkdir(this.folder, { recursive: true, mode: 0o700 });
    const id = `${this.prefix}-${randomUUID()}`;
    const base = path.join(this.folder, id);
    const claim = await Claim.take(base);
    if (!claim) throw new Error(`The new run ${id} is taken`);
    try {
      const journal = await Journal.create(base + ending, { format, ...header }, this.disk);
      return new OpenRun({ id, header, entries: [], base, claim, journal });
    } catch (error) {
      await removeFiles(base);
      claim.remove();
      throw error;
    }
  }

  /** Claims a run for this window. @returns undefined when another window has it, or it has ended */
  async open(id: string): Promise<OpenRun<H, E> | undefined> {
    const base = path.join(this.folder, id);
    const claim = await this.claim(base);
    if (!claim) return undefined;
    try {
      const { journal, lines } = await Journal.open(base + ending, this.disk);
      return new OpenRun({
        ...{ id, base, claim, journal },
        header: headerOf(lines) as H,
        entries: lines.slice(1) as (E | undefined)[],
      });
    } catch (error) {
      if (isMissing(error)) {
        claim.remove();
        return undefined;
      }
      claim.release();
      throw error;
    }
  }

  /** Takes over the journal of a run that has ended, and deletes the oldest ones. @param most the number to keep */
  async adopt(journal: string, most: number): Promise<void> {
    await fs.mkdir(this.folder, { recursive: true, mode: 0o700 });
    await fs.rename(journal, path.join(this.folder, path.basename(journal)));
    const files = (await namesIn(this.folder)).map((name) => path.join(this.folder, name));
    const times = await Promise.all(files.map(async (file) => ({ file, ended: (await fs.stat(file)).mtimeMs })));
    const oldest = times.sort((a, b) => b.ended - a.ended).slice(most);
    await Promise.all(oldest.map(({ file }) => fs.rm(file, { force: true })));
  }

  /** Whether the run is still unfinished. */
  has(id: string): Promise<boolean> {
    return exists(this.fileOf(id));
  }

  /** The path of the run's journal. */
  fileOf(id: string): string {
    return path.join(this.folder, id + ending);
  }

  /** Deletes a run. @returns false when another window has it */
  async discard(id: string): Promise<boolean> {
    const base = path.join(this.folder, id);
    const claim = await this.claim(base);
    if (!claim) return !(await exists(base + ending));
    await removeFiles(base);
    claim.remove();
    return true;
  }

  /** The unfinished runs, unordered. */
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

  /** Lists the ids, and removes leftover files of runs without a journal. */
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

interface OpenRunParts<H, E> {
  readonly id: string;
  readonly header: H;
  readonly entries: readonly (E | undefined)[];
  /** Path of the run's files, without their endings. */
  readonly base: string;
  readonly claim: Claim;
  readonly journal: Journal;
}

/** A run that this window executes. */
export class OpenRun<H, E> {
  readonly id: string;
  readonly header: H;
  readonly entries: readonly (E | undefined)[];

  constructor(private readonly parts: OpenRunParts<H, E>) {
    ({ id: this.id, header: this.header, entries: this.entries } = parts);
  }

  /** Resolves when the entry is on the disk. */
  append(entry: E): Promise<void> {
    return this.parts.journal.append(entry);
  }

  /** Whether no other window has taken it over; checked before each writing request. */
  isOurs(): boolean {
    return this.parts.claim.isOurs();
  }

  /** Closes the run, so that it can be resumed. */
  async release(): Promise<void> {
    await this.parts.journal.close();
    this.parts.claim.release();
  }

  /** Deletes all files of the run, which has ended. @param keep may move the journal elsewhere before */
  async finish(keep?: (journal: string) => Promise<void>): Promise<void> {
    await this.parts.journal.close();
    try {
      await keep?.(this.parts.base + ending);
    } finally {
      await removeFiles(this.parts.base);
      this.parts.claim.remove();
    }
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
