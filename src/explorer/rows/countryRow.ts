import type { Country } from "../../contract";
import type { ServiceRecord } from "../../services/model";
import { text } from "../../services/readers";
import { noteLines, type RowLook } from "./rowLook";

export function countryRow(record: ServiceRecord<Country>): RowLook {
  const name = countryName(record);
  return {
    label: name,
    description: record.id,
    icon: "globe",
    tooltip: [`${name} (${record.id})`, ...noteLines(record.notes)],
  };
}

export function countryName(record: ServiceRecord<Country>): string {
  return text(record.value.country) || record.id;
}
