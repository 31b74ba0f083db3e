import type { Realm } from "../../contract";
import type { ServiceRecord } from "../model";
import { text } from "../readers";

/** The realm's name; its id where it has none. */
export function realmName(record: ServiceRecord<Realm>): string {
  return text(record.value.name) || record.id;
}
