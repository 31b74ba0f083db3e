import { defined } from "../../src/defined";
import type { Place } from "../../src/profiles/place";
import { isRecordRef } from "../../src/records/recordRef";
import type { Snapshot, Target } from "../../src/records/target";

/** The gate's target for a row, a reference or a profile's id, for tests that run commands without the gate. */
export function targetOn(value?: unknown, selected: readonly unknown[] = []): Target {
  return {
    ...single(value),
    rows: selected.map(single),
    words: typeof value === "string" ? [value] : [],
  };
}

function single(value: unknown): Target["rows"][number] {
  if (typeof value === "string") return { profileId: value };
  if (isRecordRef(value)) return { profileId: value.profileId, ref: value };
  const row = value as { ref?: unknown; record?: Snapshot["record"]; place?: Place; profileId?: string } | undefined;
  if (!row || !isRecordRef(row.ref)) return defined({ row, profileId: row?.profileId });
  const snapshot = row.record && row.place && { record: row.record, place: row.place };
  return defined({ row, profileId: row.ref.profileId, ref: row.ref, snapshot });
}
