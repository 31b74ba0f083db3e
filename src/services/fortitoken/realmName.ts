import type { Realm } from "../../contract";
import { isNoInstant } from "../../instants";
import type { ServiceRecord } from "../model";
import { readText } from "../readers";

/** The realm's name; its id where it has none. */
export function realmName(record: ServiceRecord<Realm>): string {
  return readText(record.value.name) || record.id;
}

/** A live realm has no moment of deletion: null, the text `"None"` or another word for "never". */
export function isDeletedRealm({ deleted_at }: Readonly<Realm>): boolean {
  return !isNoInstant(deleted_at);
}
