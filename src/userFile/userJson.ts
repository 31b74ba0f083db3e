import * as vscode from "vscode";
import { JsonScanner } from "../jsonScanner";
import { parseJson } from "../services/http/json";
import { eachInSlices } from "../slices";
import type { Span } from "./csv";
import type { Table, TableRow, TableValue } from "./userTable";
import { UserFileError, type FileProblem } from "./userFileError";

/** Reads a JSON array of objects, one at a time. @throws UserFileError */
export async function readJson(content: string): Promise<Table> {
  const start = content.search(/\S/);
  if (content[start] !== "[") {
    parseItem(content, start === -1 ? 0 : start, content);
    throw new UserFileError([vscode.l10n.t("The JSON is not an array of users.")]);
  }
  const lines = new Lines(content);
  const rows: TableRow[] = [];
  const problems: FileProblem[] = [];
  await eachInSlices(entries(content, start), ({ from, to }) => {
    const text = content.slice(from, to);
    const value = parseItem(text, from, content);
    const place = vscode.l10n.t("entry {0}", rows.length + problems.length + 1);
    const span = lines.span(from, from + 1);
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      problems.push({ place, span, words: vscode.l10n.t("not an object") });
    } else {
      const members = Object.entries(value).map(([name, member]) => {
        const key = text.indexOf(JSON.stringify(name));
        const at = key === -1 ? span : lines.span(from + key, from + key + name.length + 2);
        return [name, valueOf(member, at)] as const;
      });
      rows.push({ place, span, values: new Map(members) });
    }
  });
  if (problems.length > 0) throw new UserFileError(problems);
  return { columns: [...new Set(rows.flatMap(({ values }) => [...values.keys()]))], above: [], rows };
}

/** The positions of the entries of the array at `start`. @throws UserFileError */
function* entries(content: string, start: number): Generator<{ readonly from: number; readonly to: number }> {
  const scanner = new JsonScanner(content, start);
  let depth = 0;
  let from = start + 1;
  for (let character = scanner.next(); character !== ""; character = scanner.next()) {
    const to = scanner.start;
    if (character === "[" || character === "{") depth += 1;
    if (character === "]" || character === "}") depth -= 1;
    const isEnd = depth === 0;
    if (!isEnd && (character !== "," || depth > 1)) continue;
    const text = content.slice(from, to);
    if (!isEnd || text.trim() !== "" || from > start + 1) yield { from: from + Math.max(text.search(/\S/), 0), to };
    from = to + 1;
    if (!isEnd) continue;
    // Text after the array is an error too.
    if (content.slice(from).trim() !== "") parseItem(content, from, content);
    return;
  }
  parseItem(content, start, content);
}

/** @throws UserFileError */
function parseItem(text: string, offset: number, content: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    const span = new Lines(content).span(offset, offset + 1);
    throw new UserFileError([{ span, words: vscode.l10n.t("This is not JSON: {0}", why) }]);
  }
}

function valueOf(value: unknown, span: Span): TableValue {
  if (typeof value === "string") return { text: value.trim(), span };
  if (typeof value === "number" || typeof value === "boolean") return { text: String(value), span };
  if (value === null || (Array.isArray(value) && value.length === 0)) return { text: "", span };
  return { text: JSON.stringify(value), span, problem: vscode.l10n.t("not a text") };
}

/** Converts ascending offsets to lines and columns. */
class Lines {
  private line = 0;
  private lineStart = 0;
  private readonly breaks = /\r\n|[\r\n]/g;
  private next: RegExpExecArray | null;

  constructor(private readonly content: string) {
    this.next = this.breaks.exec(content);
  }

  span(from: number, to: number): Span {
    const [line, column] = this.at(from);
    return { line, column, endLine: line, endColumn: column + to - from };
  }

  private at(offset: number): readonly [number, number] {
    if (offset < this.lineStart) {
      const before = new Lines(this.content);
      return before.at(offset);
    }
    while (this.next && this.next.index < offset) {
      this.line += 1;
      this.lineStart = this.next.index + this.next[0].length;
      this.next = this.breaks.exec(this.content);
    }
    return [this.line, offset - this.lineStart];
  }
}
