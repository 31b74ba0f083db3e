import { randomBytes } from "node:crypto";
import { type FileHandle, open, realpath, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import { UserFacingError } from "../userFacingError";

/** A file that is written piece by piece. It appears as a whole or not at all, and replaces an existing file only then. */
export interface FileSink {
  write(text: string): Promise<void>;
  /** The file is complete. */
  commit(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

export function openSink(target: vscode.Uri): Promise<FileSink> {
  return target.scheme === "file" ? DiskSink.open(target.fsPath) : Promise.resolve(new WholeSink(target));
}

/** Writes a file beside the target, and renames it at the end. */
class DiskSink implements FileSink {
  private constructor(
    private readonly file: FileHandle,
    private readonly temporary: string,
    private readonly target: string,
  ) {}

  static async open(named: string): Promise<DiskSink> {
    // A rename would replace a symbolic link instead of the file that it points to.
    const target = await realpath(named).catch(() => named);
    const known = await stat(target).catch(() => undefined);
    const name = `.${path.basename(target)}.${randomBytes(6).toString("hex")}.part`;
    const temporary = path.join(path.dirname(target), name);
    const file = await open(temporary, "wx", known && known.mode & 0o777);
    return new DiskSink(file, temporary, target);
  }

  async write(text: string): Promise<void> {
    await this.file.writeFile(text);
  }

  async commit(): Promise<void> {
    await this.file.sync();
    await this.file.close();
    await rename(this.temporary, this.target);
  }

  async discard(): Promise<void> {
    // It is closed already if the rename failed.
    await this.file.close().catch(() => undefined);
    await rm(this.temporary, { force: true });
  }
}

/** The most text for a file system that takes a file only as a whole: it is kept in memory until the end. */
const longestWhole = 50 * 1024 * 1024;

/** For the file system of another extension, such as a repository that is not on this machine. */
class WholeSink implements FileSink {
  private pieces: string[] = [];
  private length = 0;

  constructor(private readonly target: vscode.Uri) {}

  write(text: string): Promise<void> {
    this.length += text.length;
    if (this.length > longestWhole) {
      const limit = `${longestWhole / 1024 / 1024} MB`;
      return Promise.reject(
        new UserFacingError(
          vscode.l10n.t(
            "The export is larger than {0}, which this file system cannot store. Choose a local folder.",
            limit,
          ),
        ),
      );
    }
    this.pieces.push(text);
    return Promise.resolve();
  }

  async commit(): Promise<void> {
    await vscode.workspace.fs.writeFile(this.target, new TextEncoder().encode(this.pieces.join("")));
  }

  discard(): Promise<void> {
    this.pieces = [];
    return Promise.resolve();
  }
}
