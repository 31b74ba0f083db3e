import fs from "node:fs/promises";
import path from "node:path";

/** Owner only, as a journal may contain personal data. */
export const privateFile = 0o600;
const newLine = 0x0a;

/** The file system functions for writing; tests replace them. */
export type Disk = Pick<typeof fs, "open" | "rename">;

/** An append-only file of JSON lines. A line is on the disk when the promise of `append` resolves. */
export class Journal {
  private constructor(private readonly file: fs.FileHandle) {}

  /** Creates the file with its first line, atomically. */
  static async create(target: string, first: unknown, disk: Disk = fs): Promise<Journal> {
    const draft = `${target}.draft`;
    const file = await disk.open(draft, "wx", privateFile);
    const journal = new Journal(file);
    await journal.append(first);
    await disk.rename(draft, target);
    await syncFolder(path.dirname(target), disk);
    return journal;
  }

  /** Opens the file for appending, and removes an incomplete last line. */
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
 * The complete lines of a journal, which another process may be writing; undefined for an unreadable line.
 * @returns `bytes`: the end of the last complete line. @throws Error of the file system
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

/** Writes the folder's entries to the disk, where the system supports it. */
async function syncFolder(folder: string, disk: Disk): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await disk.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
