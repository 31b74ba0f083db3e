import type { ServiceId } from "../contract";
import { isServiceId } from "../profiles/profile";
import { forticnpKinds, fortitokenKinds, type RecordKind } from "../services/model";

/** Identifies one record permanently: `profile/service/kind/id`. */
export interface RecordRef {
  readonly profileId: string;
  readonly service: ServiceId;
  readonly kind: RecordKind;
  /** The service's own id, any text; for some kinds with the id of the parent, see {@link nestedId}. */
  readonly id: string;
}

const kindsOf: Readonly<Record<ServiceId, readonly RecordKind[]>> = {
  fortitoken: fortitokenKinds,
  forticnp: forticnpKinds,
};
const longestTitle = 80;

export function sameRecord(a: RecordRef, b: RecordRef): boolean {
  return recordKey(a) === recordKey(b);
}

/** A unique text per record, for map keys. */
export function recordKey(ref: RecordRef): string {
  return [ref.profileId, ref.service, ref.kind, ref.id].map(toSegment).join("/");
}

/** Whether an untrusted value (saved state, a document's address) is a well-formed reference. */
export function isRecordRef(value: unknown): value is RecordRef {
  if (typeof value !== "object" || value === null) return false;
  const { profileId, service, kind, id } = value as Partial<Record<keyof RecordRef, unknown>>;
  return (
    typeof profileId === "string" &&
    isServiceId(service) &&
    kindsOf[service].some((known) => known === kind) &&
    typeof id === "string"
  );
}

/** `/<profileId>/<service>/<kind>/<id>/<title>.json`. Any id can be restored; the title is only for display. */
export function recordPath(ref: RecordRef, title: string): string {
  return `/${recordKey(ref)}/${readableName(title)}.json`;
}

/** Reads the record of a path from {@link recordPath}. @throws Error for any other path */
export function parseRecordPath(path: string): RecordRef {
  const [root, profileId, service, kind, id, title, ...rest] = path.split("/");
  const complete = root === "" && profileId && service && kind && id && title && rest.length === 0;
  if (complete) {
    const ref: unknown = { profileId: fromSegment(profileId), service, kind, id: fromSegment(id) };
    if (isRecordRef(ref)) return ref;
  }
  throw new Error(`Not the address of a record: ${path}`);
}

/**
 * Keeps letters, digits, `_` and `-`, and replaces every other UTF-16 unit by `~` and four hex digits. Unlike
 * percent-encoding, the result contains nothing that an address could decode, normalize (`..`) or refuse (a lone
 * surrogate). The empty text becomes `~`.
 */
export function toSegment(text: string): string {
  if (text === "") return "~";
  return text.replace(/[^A-Za-z0-9_-]/g, (unit) => `~${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Reverses {@link toSegment}. */
export function fromSegment(segment: string): string {
  if (segment === "~") return "";
  return segment.replace(/~([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** A tab title that is a safe file name: no separators, no invisible characters, not too long, never empty. */
export function readableName(title: string): string {
  const name = title
    .replace(/[/\\:*?"<>|]/g, "-")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, " ")
    .trim();
  return Array.from(name).slice(0, longestTitle).join("").trim() || "record";
}

/**
 * The id of a record that can only be read through its parent: a finding through its resource, a violation through its
 * document. It begins with the parent's id, which contains no `/`.
 */
export function nestedId(parent: string, id: string): string {
  return `${parent}/${id}`;
}

/** Reverses {@link nestedId}. */
export function splitNestedId(nested: string): { readonly parent: string; readonly id: string } {
  const [parent = "", ...rest] = nested.split("/");
  return { parent, id: rest.join("/") };
}
