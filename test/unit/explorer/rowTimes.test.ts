import assert from "node:assert/strict";
import type {
  Alert,
  Balance,
  CloudAccount,
  DocumentActivity,
  Finding,
  Quota,
  Realm,
  Resource,
  User,
} from "../../../src/contract";
import { alertRow } from "../../../src/explorer/rows/alertRow";
import { cloudAccountRow } from "../../../src/explorer/rows/cloudAccountRow";
import { documentActivityRow } from "../../../src/explorer/rows/documentRows";
import { findingRow } from "../../../src/explorer/rows/findingRow";
import { balanceRow, quotaRow } from "../../../src/explorer/rows/licenceRows";
import { realmRow } from "../../../src/explorer/rows/realmRow";
import { resourceRow } from "../../../src/explorer/rows/resourceRow";
import type { RecordLook } from "../../../src/explorer/rows/rowLook";
import { userRow } from "../../../src/explorer/rows/userRow";
import type { ServiceRecord } from "../../../src/services/model";

const now = Date.UTC(2024, 10, 12, 12, 30);

function record<T>(members: Record<string, unknown>): ServiceRecord<T> {
  return { kind: "alert", id: "r1", value: members as T, notes: [] };
}

/** A row of each kind that shows a time, with that time. */
const rows: Readonly<Record<string, (moment: unknown) => RecordLook>> = {
  "alert created": (createTime) => alertRow(record<Alert>({ createTime }), now),
  "alert updated": (updateTime) => alertRow(record<Alert>({ updateTime }), now),
  "finding created": (createTime) => findingRow(record<Finding>({ createTime }), now),
  "finding updated": (updateTime) => findingRow(record<Finding>({ updateTime }), now),
  "activity of a document": (time) => documentActivityRow(record<DocumentActivity>({ time }), now),
  "resource scanned": (lastScanTime) => resourceRow(record<Resource>({ lastScanTime })),
  "cloud account updated": (lastUpdate) => cloudAccountRow(record<CloudAccount>({ lastUpdate }), undefined, now),
  "user locked": (lockout_at) => userRow(record<User>({ lockout_at }), { readOnly: false }),
  "user bypassing": (bypass_at) => userRow(record<User>({ bypass_at }), { readOnly: false }),
  "user changed": (updated_at) => userRow(record<User>({ updated_at }), { readOnly: false }),
  "user created": (created_at) => userRow(record<User>({ created_at }), { readOnly: false }),
  "realm deleted": (deleted_at) => realmRow(record<Realm>({ deleted_at }), { readOnly: false, count: "" }),
  "end of the licence": (expiration) => balanceRow(record<Balance>({ expiration }), now),
  "end of the quota": (end_date) => quotaRow(record<Quota>({ end_date }), now),
};

describe("rows with a time", () => {
  for (const [name, row] of Object.entries(rows)) {
    const tooltip = (moment: unknown): string => row(moment).tooltip.join("\n");

    it(`show the same time for every format: ${name}`, () => {
      const shown = tooltip(Date.UTC(2024, 10, 12, 9, 30));
      assert.match(shown, /Nov 12, 2024/);
      const forms = [
        1731403800,
        "1731403800",
        "1731403800000",
        "2024-11-12 09:30:00 UTC",
        "Tue, 12 Nov 2024 09:30:00 GMT",
      ];
      for (const form of forms) assert.equal(tooltip(form), shown, String(form));
    });

    it(`show an unreadable value as it was sent: ${name}`, () => {
      for (const sent of ["sometime soon", "2024-02-31T00:00:00", 7, "12.11.2024"]) {
        assert.ok(tooltip(sent).includes(String(sent)), `${sent} in ${tooltip(sent)}`);
      }
      assert.ok(tooltip([2024, 11, 12]).includes("[2024,11,12]"), tooltip([2024, 11, 12]));
      assert.ok(!/Invalid|NaN|undefined/.test(JSON.stringify(row({ $date: Number.NaN }))));
    });

    it(`show nothing for a missing value: ${name}`, () => {
      for (const none of [null, "", "None", 0]) assert.deepEqual(row(none), row(undefined));
    });
  }

  it("show the age, or the value as it was sent, in the row", () => {
    const described = (moment: unknown) => [
      rows["alert created"]?.(moment).description,
      rows["finding created"]?.(moment).description,
      rows["activity of a document"]?.(moment).description,
      rows["cloud account updated"]?.(moment).description,
    ];
    assert.deepEqual(described(1731403800), ["3 h", "3 h", "3 h", "updated 3 h ago"]);
    assert.deepEqual(described("soon"), ["soon", "soon", "soon", "updated soon"]);
  });

  it("show a date without a time as the same day in every time zone", () => {
    assert.ok(rows["user changed"]?.("2024-11-12").tooltip.some((line) => line.endsWith("Nov 12, 2024")));
  });

  it("count the days to the end of a licence by date, with or without a time", () => {
    for (const end of ["2024-11-13", "2024-11-13T23:59:59Z", "2024-11-13 00:00:00", 1731542399]) {
      assert.match(rows["end of the licence"]?.(end).description ?? "", /expires tomorrow/, String(end));
    }
  });
});
