import fs from "node:fs";
import path from "node:path";

const lookMs = 200;

/**
 * Test files shared by several windows: each window takes the next file that no other one has taken. The last file runs
 * after all others and gets their notes.
 */
export class TestQueue {
  private readonly last: string | undefined;

  /** @param folder shared by the windows, empty at the start */
  constructor(
    private readonly folder: string,
    private readonly names: readonly string[],
  ) {
    fs.mkdirSync(folder, { recursive: true });
    this.last = names.at(-1);
  }

  /** @returns undefined if no file is left for this window */
  async next(): Promise<string | undefined> {
    const taken = this.names.find((name) => this.take(name));
    const others = this.names.slice(0, -1);
    while (taken !== undefined && taken === this.last && others.some((name) => !fs.existsSync(this.notesOf(name)))) {
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
    return taken;
  }

  /** Marks the file as done. @param notes for the window that runs the last file */
  done(name: string, notes: readonly string[]): void {
    const file = this.notesOf(name);
    fs.writeFileSync(`${file}.new`, JSON.stringify(notes));
    fs.renameSync(`${file}.new`, file);
  }

  /** The notes of all windows so far. */
  notes(): readonly string[] {
    const files = this.names.map((name) => this.notesOf(name)).filter((file) => fs.existsSync(file));
    return files.flatMap((file) => JSON.parse(fs.readFileSync(file, "utf8")) as string[]);
  }

  private take(name: string): boolean {
    try {
      fs.mkdirSync(path.join(this.folder, name));
      return true;
    } catch {
      return false;
    }
  }

  private notesOf(name: string): string {
    return path.join(this.folder, `${name}.json`);
  }
}
