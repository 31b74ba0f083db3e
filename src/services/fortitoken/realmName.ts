import type { Realm } from "../../contract";
import { isNoInstant } from "../../instants";
import type { ServiceRecord } from "../model";
import { readText } from "../readers";

/** The realm's name, or its id without a name. */
export function realmName(record: ServiceRecord<Realm>): string {
  return readText(record.value.name) || record.id;
}

/** A live realm has no deletion time: null, the text `"None"` or another word for "never". */
export function isDeletedRealm({ deleted_at }: Readonly<Realm>): boolean {
  return !isNoInstant(deleted_at);
}
