import fs from "node:fs";
import path from "node:path";
import { guardListener } from "../listeners";
import { budgetTimes } from "../../waiting";

/** A line with the number of the file it stands in. */
export interface SharedLine {
  readonly file: number;
  readonly text: string;
}

export interface SharedLinesOptions {
  readonly folder: string;
  /** How long a line matters. */
  readonly keepMs: number;
  now(): number;
  /** Called once, when the folder cannot be used. */
  onTrouble(error: unknown): void;
}

/**
 * Lines that all processes of this machine append and read: one file per time span; old files are deleted. Nothing is locked or rewritten:
 * a killed process leaves at most one line cut off. If the folder cannot be used, the lines stay in this process.
 */
export class SharedLines {
  /** File -> how much of it was read, in bytes. */
  private readonly offsets = new Map<number, number>();
  private currentFile: number | undefined;
  /** The lines not read yet, once the folder proved of no use. */
  private localLines: SharedLine[] | undefined;

  constructor(private readonly options: SharedLinesOptions) {}

  append(text: string): void {
    const file = this.fileAt(this.options.now());
    if (!this.localLines) {
      try {
        if (file !== this.currentFile) this.startFile(file);
        // One write, which the system does not mix with another's. The first line break ends what a full disk may have cut off.
        fs.appendFileSync(this.pathOf(file), `\n${text}\n`);
        return;
      } catch (error) {
        this.giveUp(error);
      }
    }
    this.localLines?.push({ file, text });
  }

  /** The lines that came since the last call, this process's own among them; those of one file in the order of their writing. */
  readNew(): SharedLine[] {
    if (this.localLines) return this.localLines.splice(0);
    try {
      const now = this.options.now();
      const lines: SharedLine[] = [];
      // A clock that was just set back has left a file that is ahead.
      for (let file = this.fileAt(now - this.options.keepMs); file <= this.fileAt(now) + 1; file += 1) {
        for (const text of this.read(file)) lines.push({ file, text });
      }
      return lines;
    } catch (error) {
      this.giveUp(error);
      return [];
    }
  }

  private read(file: number): string[] {
    const from = this.offsets.get(file) ?? 0;
    const size = fs.statSync(this.pathOf(file), { throwIfNoEntry: false })?.size ?? 0;
    if (size <= from) return [];
    const buffer = Buffer.alloc(size - from);
    const descriptor = fs.openSync(this.pathOf(file), "r");
    try {
      const read = fs.readSync(descriptor, buffer, 0, buffer.length, from);
      // What another process is just writing may be there in part.
      const whole = buffer.subarray(0, buffer.subarray(0, read).lastIndexOf("\n") + 1);
      this.offsets.set(file, from + whole.length);
      return whole.toString("latin1").split("\n").filter(Boolean);
    } finally {
      fs.closeSync(descriptor);
    }
  }

  /** The first line of this file: time to put the old ones away. */
  private startFile(file: number): void {
    const { folder, keepMs } = this.options;
    fs.mkdirSync(folder, { recursive: true });
    const oldest = this.fileAt(this.options.now() - keepMs);
    for (const name of fs.readdirSync(folder)) {
      const other = /^\d+(?=\.log$)/.exec(name)?.[0];
      if (other === undefined || (Number(other) >= oldest && Number(other) <= file + 1)) continue;
      fs.rmSync(path.join(folder, name), { force: true });
      this.offsets.delete(Number(other));
    }
    this.currentFile = file;
  }

  private giveUp(error: unknown): void {
    this.localLines = [];
    guardListener((reason: unknown) => this.options.onTrouble(reason))(error);
  }

  private fileAt(moment: number): number {
    return Math.floor(moment / budgetTimes.fileMs);
  }

  private pathOf(file: number): string {
    return path.join(this.options.folder, `${file}.log`);
  }
}
