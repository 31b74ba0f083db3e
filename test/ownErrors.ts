import fs from "node:fs";
import path from "node:path";

/** The first line of an entry in a log of VS Code. */
const entryStart = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ \[(\w+)\] /;
/** The extension's own log: an error in it is a bug. */
const ownLog = /forticloud-explorer[^/\\]*[/\\][^/\\]*\.log$/;

/**
 * Errors of the extension that windows log or show. A test fails if one occurs during it, unless the test allows the
 * error.
 */
export class OwnErrors {
  private readonly folders: string[] = [];
  /** Bytes read so far, by log. */
  private readonly read = new Map<string, number>();
  private found: string[] = [];
  private allowed: RegExp[] = [];

  /** Adds the logs below this folder, from their beginning. */
  watch(folder: string): void {
    this.folders.push(folder);
  }

  /** Adds a text that a window showed; it counts if it names the extension. */
  add(text: string): void {
    if (isOurs(text)) this.found.push(text);
  }

  /** Allows errors like this for the running test. */
  allow(pattern: RegExp): void {
    this.allowed.push(pattern);
  }

  /** The errors since the last call that were not allowed. */
  take(): string[] {
    for (const folder of this.folders) for (const file of logsBelow(folder)) this.readOn(file);
    const errors = this.found.filter((text) => !this.allowed.some((pattern) => pattern.test(text)));
    this.found = [];
    this.allowed = [];
    return errors;
  }

  private readOn(file: string): void {
    const bytes = fs.readFileSync(file);
    const text = bytes.subarray(this.read.get(file) ?? 0).toString("utf8");
    this.read.set(file, bytes.length);
    for (const { level, entry } of entriesOf(text)) {
      if (level === "error" || level === "critical") {
        if (ownLog.test(file)) this.found.push(entry);
        else this.add(entry);
      }
    }
  }
}

export const ownErrors = new OwnErrors();

function entriesOf(text: string): readonly { readonly level: string; readonly entry: string }[] {
  const entries: { level: string; entry: string }[] = [];
  for (const line of text.split("\n")) {
    const [, level] = entryStart.exec(line) ?? [];
    const last = entries.at(-1);
    if (level !== undefined) entries.push({ level, entry: line });
    else if (last && line !== "") last.entry += `\n${line}`;
  }
  return entries;
}

/** The editor logs this for any extension when a window is closed while it draws a view. */
const closedMeanwhile = /Unable to refresh tree view \S+: Canceled$/;

/** The id of the extension, or of one of its views, commands and settings; not a folder of the tests. */
const ourName = /forticloud(?:-explorer|\.\w)/i;

/** Whether the text names the extension, one of its contributions or one of its bundles. */
function isOurs(text: string): boolean {
  if (closedMeanwhile.test(text)) return false;
  return ourName.test(text) || text.includes(path.resolve("dist"));
}

function logsBelow(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  const entries = fs.readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".log"))
    .map((entry) => path.join(entry.parentPath, entry.name));
}
