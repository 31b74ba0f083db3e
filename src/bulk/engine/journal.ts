import fs from "node:fs/promises";
import path from "node:path";

/** Owner only: a journal may have data of people in it. */
export const privateFile = 0o600;
const newLine = 0x0a;

/** What writing needs of the file system; a test counts with one of its own what has been synced. */
export type Disk = Pick<typeof fs, "open" | "rename">;

/** An append-only file of JSON lines: what `append` was called with is on the disk once its promise is kept. */
export class Journal {
  private constructor(private readonly file: fs.FileHandle) {}

  /** Makes the file with its first line; there is never one without it. */
  static async create(target: string, first: unknown, disk: Disk = fs): Promise<Journal> {
    const draft = `${target}.draft`;
    const file = await disk.open(draft, "wx", privateFile);
    const journal = new Journal(file);
    await journal.append(first);
    await disk.rename(draft, target);
    await syncFolder(path.dirname(target), disk);
    return journal;
  }

  /** Opens the file to append to it; of a line that was torn when its writer was ended nothing stays. */
  static async open(
    target: string,
    disk: Disk = fs,
  ): Promise<{ readonly journal: Journal; readonly lines: readonly unknown[] }> {
    const { lines, bytes } = await readJournal(target);
    const file = await disk.open(target, "a", privateFile);
    await file.truncate(bytes);
    return { journal: new Journal(file), lines };
  }

  async append(line: unknown): Promise<void> {
    await this.file.appendFile(`${JSON.stringify(line)}\n`);
    await this.file.datasync();
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

/**
 * The whole lines of a journal, which another process may be writing; undefined for one that cannot be read.
 * @returns `bytes`: where the last whole line ends. @throws Error of the file system
 */
export async function readJournal(
  target: string,
): Promise<{ readonly lines: readonly unknown[]; readonly bytes: number }> {
  const content = await fs.readFile(target);
  const bytes = content.lastIndexOf(newLine) + 1;
  const texts = content.toString("utf8", 0, bytes).split("\n").slice(0, -1);
  return { lines: texts.map(parseLine), bytes };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/** Puts the folder's entries on the disk, where the system can. */
async function syncFolder(folder: string, disk: Disk): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await disk.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
