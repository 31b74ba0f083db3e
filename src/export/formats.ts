import { csvLine } from "../ui/csvCell";
import { jsonLine, jsonText } from "../services/jsonText";
import type { RecordKind } from "../services/model";
import { columnsOf, hideSecret, type Column, type ExportedRecord } from "./columns";

export type Format = "csv" | "json" | "jsonl";

/** The text of a file of records, piece by piece, so that no piece is kept. */
export interface RecordWriter {
  /** @param first records of the list, for the columns */
  begin(first: readonly ExportedRecord[]): string;
  record(exported: ExportedRecord): string;
  end(): string;
}

export function writerOf(format: Format, kind: RecordKind): RecordWriter {
  return writers[format](kind);
}

const writers: Readonly<Record<Format, (kind: RecordKind) => RecordWriter>> = {
  csv: (kind) => new CsvWriter(kind),
  json: () => new JsonWriter(),
  jsonl: () => ({
    begin: () => "",
    record: (exported) => `${jsonLine(jsonValue(exported), hideSecret)}\n`,
    end: () => "",
  }),
};

/** For spreadsheets: with a byte order mark, without which they misread accents, and without formulas. */
class CsvWriter implements RecordWriter {
  private columns: readonly Column[] = [];

  constructor(private readonly kind: RecordKind) {}

  begin(first: readonly ExportedRecord[]): string {
    this.columns = columnsOf(this.kind, first);
    return `\ufeff${csvLine(this.columns.map(({ header }) => header))}\r\n`;
  }

  record(exported: ExportedRecord): string {
    return `${csvLine(this.columns.map((column) => column.text(exported)))}\r\n`;
  }

  end(): string {
    return "";
  }
}

/** An array of the records as the service sent them. */
class JsonWriter implements RecordWriter {
  private isFirst = true;

  begin(): string {
    return "[";
  }

  record(exported: ExportedRecord): string {
    const separator = this.isFirst ? "\n  " : ",\n  ";
    this.isFirst = false;
    // A text within JSON has no line breaks.
    return separator + jsonText(jsonValue(exported), hideSecret).replaceAll("\n", "\n  ");
  }

  end(): string {
    return this.isFirst ? "]\n" : "\n]\n";
  }
}

/** The record as sent; beside its profile's label if there are records of several profiles. */
export function jsonValue({ record: { value }, profile }: ExportedRecord): unknown {
  return profile === undefined ? value : { profile, record: value };
}

/** A Markdown table of the columns that have values. What a service sent stays text in it. */
export function markdownTable(kind: RecordKind, records: readonly ExportedRecord[]): string {
  const filled = columnsOf(kind, records).filter((column) => records.some((exported) => column.text(exported) !== ""));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  return [
    line(filled.map(({ header }) => markdownText(header))),
    line(filled.map(() => "---")),
    ...records.map((exported) => line(filled.map((column) => markdownText(column.text(exported))))),
  ].join("");
}

function markdownText(text: string): string {
  return text
    .replace(/[\\`*_[\]|~$]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll("://", ":\u200b//")
    .replace(/\s+/g, " ")
    .trim();
}
