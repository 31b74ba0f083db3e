import type { Country } from "../../contract";
import type { ServiceRecord } from "../../services/model";
import { joinShortParts, joinParts, recordName, noteLines, sentId, type RecordLook } from "./rowLook";

export function countryRow(record: ServiceRecord<Country>): RecordLook {
  const name = countryName(record);
  return {
    label: name,
    description: joinShortParts(sentId(record)),
    icon: "globe",
    tooltip: [joinParts(name, sentId(record)), ...noteLines(record.notes)],
  };
}

export function countryName(record: ServiceRecord<Country>): string {
  return recordName(record, record.value.country);
}
