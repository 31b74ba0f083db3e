import type { Country } from "../../contract";
import type { ServiceRecord } from "../../services/model";
import { brief, dotted, nameOf, noteLines, sentId, type RowLook } from "./rowLook";

export function countryRow(record: ServiceRecord<Country>): RowLook {
  const name = countryName(record);
  return {
    label: name,
    description: brief(sentId(record)),
    icon: "globe",
    tooltip: [dotted(name, sentId(record)), ...noteLines(record.notes)],
  };
}

export function countryName(record: ServiceRecord<Country>): string {
  return nameOf(record, record.value.country);
}
