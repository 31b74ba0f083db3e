import type { Validate, ValidationError } from "../contract/generated/validators";
import { ServiceError } from "./errors";
import { repairsOf } from "./http/lenientJson";
import type { RecordKind, ServiceRecord } from "./model";
import { readBoolean, readNumber, readText } from "./readers";

/** How records of one kind are read from a response. */
export interface RecordShape<T> {
  readonly kind: RecordKind;
  readonly validate: Validate;
  readonly idOf: (value: Readonly<T>) => unknown;
}

/**
 * The records of a response, in order. A record that violates the contract is kept, with notes.
 * @param origin distinguishes records without ids on different pages: the page's name, or the position of its first record in the list
 * @throws ServiceError `emptyAnswer` or `unexpected` when the response has no records
 */
export function decodeRecords<T>(
  shape: RecordShape<T>,
  json: unknown,
  origin: string | number = 0,
): ServiceRecord<T>[] {
  const position = (index: number): string => `#${typeof origin === "number" ? origin + index : `${origin}.${index}`}`;
  return rowsOf(json).map((row, index) => decodeRecord(shape, row, position(index)));
}

/** The single record of a response, with or without an array around it. @throws ServiceError `notFound` when there is none */
export function decodeOne<T>(shape: RecordShape<T>, json: unknown): ServiceRecord<T> {
  const record = decodeRecords(shape, json)[0];
  if (!record) throw new ServiceError("notFound", `The service has no such ${shape.kind}.`);
  return record;
}

/**
 * The record of a response that is a bare object with any members; of an array the first item.
 * @throws ServiceError `emptyAnswer` when the response is empty
 */
export function decodeBare<T>(shape: RecordShape<T>, json: unknown): ServiceRecord<T> {
  const row: unknown = Array.isArray(json) ? json[0] : json;
  if (row === undefined) throw new ServiceError("emptyAnswer", "The response is empty.");
  return decodeRecord(shape, row, "#0");
}

/**
 * The items in any of the services' envelopes: bare array, bare object, `{data}`, `{datas}`, `{data: {datas}}`; `data` may be missing
 * [CNP 3] [FTC 2].
 * @throws ServiceError
 */
export function rowsOf(json: unknown): readonly unknown[] {
  if (json === undefined) throw new ServiceError("emptyAnswer", "The response is empty.");
  let inner = json;
  for (let key = envelopeOf(inner); key !== undefined; key = envelopeOf(inner)) {
    inner = (inner as Record<string, unknown>)[key] ?? null;
  }
  if (Array.isArray(inner)) {
    if (inner.length > mostRows) throw new ServiceError("tooLarge", "The response has too many rows.");
    return inner;
  }
  if (inner === null) return [];
  if (typeof inner !== "object") throw new ServiceError("unexpected", "The response is neither a list nor a record.");
  const isPage = "totalCount" in inner || "totalPage" in inner || "code" in inner;
  return isPage || Object.keys(inner).length === 0 ? [] : [inner];
}

/** The most rows in one response; a page has at most 1,000. */
const mostRows = 200_000;

/** The member that holds the items, if the value is an envelope. */
function envelopeOf(json: unknown): "data" | "datas" | undefined {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  return "data" in json ? "data" : "datas" in json ? "datas" : undefined;
}

/** The total in an envelope; undefined without one. */
export function totalOf(json: unknown): number | undefined {
  for (let page = json; typeof page === "object" && page !== null && !Array.isArray(page);) {
    const { totalCount, data } = page as { totalCount?: unknown; data?: unknown };
    const total = readNumber(totalCount);
    if (Number.isInteger(total) && (total as number) >= 0) return total;
    page = data;
  }
  return undefined;
}

function decodeRecord<T>(shape: RecordShape<T>, row: unknown, position: string): ServiceRecord<T> {
  const { kind } = shape;
  if (typeof row !== "object" || row === null || Array.isArray(row)) {
    return { kind, id: position, value: { value: row } as T, notes: ["must be an object"] };
  }
  const value = row as Readonly<T>;
  const violations = notesOf(shape.validate, value);
  const repairs = repairsOf(row);
  const notes = repairs.length === 0 ? violations : [...repairs, ...violations];
  const sent = shape.idOf(value);
  const id = readText(sent);
  if (id !== undefined && id !== "") return { kind, id, value, notes };
  // A missing id that the contract requires has a note already.
  const unusable = sent !== undefined && notes.length === 0;
  return { kind, id: position, value, notes: unusable ? ["id: missing"] : notes };
}

function notesOf(validate: Validate, value: unknown): readonly string[] {
  if (validate(value)) return noNotes;
  return (validate.errors ?? []).filter((violation) => !isTolerated(violation, value)).map(noteOf);
}

/** One object for all valid records: most of a long list. */
const noNotes: readonly string[] = [];

function noteOf({ instancePath, message = "does not fit" }: ValidationError): string {
  return instancePath === "" ? message : `${instancePath.slice(1).replaceAll("/", ".")}: ${message}`;
}

/** Some responses have booleans as text [FTC 6.2]; `readBoolean` accepts them. */
function isTolerated({ instancePath, keyword, params }: ValidationError, value: unknown): boolean {
  return keyword === "type" && params.type === "boolean" && readBoolean(valueAt(value, instancePath)) !== undefined;
}

function valueAt(value: unknown, pointer: string): unknown {
  let found = value;
  for (const step of pointer.split("/").slice(1)) {
    if (typeof found !== "object" || found === null) return undefined;
    found = (found as Record<string, unknown>)[step.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return found;
}
