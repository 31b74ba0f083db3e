import type { Validate, ValidationError } from "../contract/generated/validators";
import { ServiceError } from "./errors";
import { repairsOf } from "./http/lenientJson";
import type { RecordKind, ServiceRecord } from "./model";
import { readBoolean, readNumber, readText } from "./readers";

/** How a kind of record is read from an answer. */
export interface RecordShape<T> {
  readonly kind: RecordKind;
  readonly validate: Validate;
  readonly idOf: (value: Readonly<T>) => unknown;
}

/**
 * The records of an answer, in its order; a record that does not fit the contract is there, with notes. `origin` tells pages of one
 * list apart where a record has no id: the page's name, or the position of its first record in the list.
 * @throws ServiceError `emptyAnswer` or `unexpected` when the answer holds no records at all
 */
export function decodeRecords<T>(
  shape: RecordShape<T>,
  json: unknown,
  origin: string | number = 0,
): ServiceRecord<T>[] {
  const position = (index: number): string => `#${typeof origin === "number" ? origin + index : `${origin}.${index}`}`;
  return rowsOf(json).map((row, index) => decodeRecord(shape, row, position(index)));
}

/** The one record of an answer, be it bare or in an array. @throws ServiceError `notFound` when there is none */
export function decodeOne<T>(shape: RecordShape<T>, json: unknown): ServiceRecord<T> {
  const record = decodeRecords(shape, json)[0];
  if (!record) throw new ServiceError("notFound", `The service has no such ${shape.kind}.`);
  return record;
}

/**
 * The record of a bare-object answer, whatever its members are called; the first one where an array came.
 * @throws ServiceError `emptyAnswer` when nothing came
 */
export function decodeBare<T>(shape: RecordShape<T>, json: unknown): ServiceRecord<T> {
  const row: unknown = Array.isArray(json) ? json[0] : json;
  if (row === undefined) throw new ServiceError("emptyAnswer", "The answer is empty.");
  return decodeRecord(shape, row, "#0");
}

/**
 * The items of any of the services' envelopes: bare array, bare object, `{data}`, `{datas}`, `{data: {datas}}`; `data` may be absent
 * [CNP 3] [FTC 2].
 * @throws ServiceError
 */
export function rowsOf(json: unknown): readonly unknown[] {
  if (json === undefined) throw new ServiceError("emptyAnswer", "The answer is empty.");
  let inner = json;
  for (let key = envelopeOf(inner); key !== undefined; key = envelopeOf(inner)) {
    inner = (inner as Record<string, unknown>)[key] ?? null;
  }
  if (Array.isArray(inner)) {
    if (inner.length > mostRows) throw new ServiceError("tooLarge", "The answer has too many rows.");
    return inner;
  }
  if (inner === null) return [];
  if (typeof inner !== "object") throw new ServiceError("unexpected", "The answer is neither a list nor a record.");
  const isPage = "totalCount" in inner || "totalPage" in inner || "code" in inner;
  return isPage || Object.keys(inner).length === 0 ? [] : [inner];
}

/** Rows of one answer that are read; a page has 1,000 at most. */
const mostRows = 200_000;

/** The member that holds the items, where the value is an envelope. */
function envelopeOf(json: unknown): "data" | "datas" | undefined {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  return "data" in json ? "data" : "datas" in json ? "datas" : undefined;
}

/** The total of an envelope, where it tells one. */
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
  const misfits = notesOf(shape.validate, value);
  const mends = repairsOf(row);
  const notes = mends.length === 0 ? misfits : [...mends, ...misfits];
  const sent = shape.idOf(value);
  const id = readText(sent);
  if (id !== undefined && id !== "") return { kind, id, value, notes };
  // A missing one is noted above where the contract wants it.
  const unusable = sent !== undefined && notes.length === 0;
  return { kind, id: position, value, notes: unusable ? ["id: missing"] : notes };
}

function notesOf(validate: Validate, value: unknown): readonly string[] {
  if (validate(value)) return noNotes;
  return (validate.errors ?? []).filter((misfit) => !isTolerated(misfit, value)).map(noteOf);
}

/** Shared by all records that fit: most of a long list. */
const noNotes: readonly string[] = [];

function noteOf({ instancePath, message = "does not fit" }: ValidationError): string {
  return instancePath === "" ? message : `${instancePath.slice(1).replaceAll("/", ".")}: ${message}`;
}

/** A boolean as text, as some answers have it [FTC 6.2]; `flag` reads it. */
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
