import fs from "node:fs";
import path from "node:path";
import { guardListener } from "../listeners";
import { budgetTimes } from "../../waiting";

/** A line with the number of its file. */
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
  /** File -> how many bytes of it were read. */
  private readonly offsets = new Map<number, number>();
  private currentFile: number | undefined;
  /** The unread lines, after the folder could not be used. */
  private localLines: SharedLine[] | undefined;

  constructor(private readonly options: SharedLinesOptions) {}

  append(text: string): void {
    const file = this.fileAt(this.options.now());
    if (!this.localLines) {
      try {
        if (file !== this.currentFile) this.startFile(file);
        // One write, which the system does not interleave with others. The first line break ends a line that a full disk cut off.
        fs.appendFileSync(this.pathOf(file), `\n${text}\n`);
        return;
      } catch (error) {
        this.giveUp(error);
      }
    }
    this.localLines?.push({ file, text });
  }

  /** The lines since the last call, including those of this process; the lines of one file are in their order. */
  readNew(): SharedLine[] {
    if (this.localLines) return this.localLines.splice(0);
    try {
      const now = this.options.now();
      const lines: SharedLine[] = [];
      // If the clock was set back, there is a file of a later time span.
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
      // The last line may be incomplete while another process writes it.
      const whole = buffer.subarray(0, buffer.subarray(0, read).lastIndexOf("\n") + 1);
      this.offsets.set(file, from + whole.length);
      return whole.toString("latin1").split("\n").filter(Boolean);
    } finally {
      fs.closeSync(descriptor);
    }
  }

  /** Called before the first line of a file: deletes old files. */
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
