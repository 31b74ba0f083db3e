import { alertRow } from "../../../src/explorer/rows/alertRow";
import { cloudAccountRow } from "../../../src/explorer/rows/cloudAccountRow";
import { countryRow } from "../../../src/explorer/rows/referenceRows";
import { documentActivityRow, documentViolationRow } from "../../../src/explorer/rows/documentRows";
import { findingRow } from "../../../src/explorer/rows/findingRow";
import { balanceRow, countRow, quotaRow } from "../../../src/explorer/rows/licenceRows";
import { realmRow } from "../../../src/explorer/rows/realmRow";
import {
  eventRow,
  policyRow,
  policyViolationRow,
  severityCountRow,
  severityRow,
} from "../../../src/explorer/rows/referenceRows";
import { resourcePolicyRow, resourceRow } from "../../../src/explorer/rows/resourceRow";
import type { RecordLook } from "../../../src/explorer/rows/rowLook";
import { tokenRow } from "../../../src/explorer/rows/tokenRow";
import { userRow } from "../../../src/explorer/rows/userRow";
import type { RecordKind, ServiceRecord } from "../../../src/services/model";

const now = 1_760_000_000_000;
const facts = { readOnly: false, clientType: "web" } as const;

/** The look of a record with unknown content, which each row must tolerate. */
type Look = (record: ServiceRecord<never>) => RecordLook;

const looks: Readonly<Partial<Record<RecordKind, Look>>> = {
  realm: (record) => realmRow(record, { ...facts, count: "" }),
  user: (record) => userRow(record, facts),
  token: (record) => tokenRow(record, facts),
  balance: (record) => balanceRow(record, now),
  count: (record) => countRow(record),
  quota: (record) => quotaRow(record, now),
  alert: (record) => alertRow(record, now),
  country: (record) => countryRow(record),
  severity: (record) => severityRow(record),
  event: (record) => eventRow(record),
  policy: (record) => policyRow(record),
  policyViolation: (record) => policyViolationRow(record),
  severityCount: (record) => severityCountRow(record),
  resource: (record) => resourceRow(record),
  finding: (record) => findingRow(record, now),
  resourcePolicy: (record) => resourcePolicyRow(record),
  cloudAccount: (record) => cloudAccountRow(record, undefined, now),
  documentActivity: (record) => documentActivityRow(record, now),
  documentViolation: (record) => documentViolationRow(record),
};

/** The record's look in a view; undefined for a kind without rows. */
export function lookOf(record: ServiceRecord<object>): RecordLook | undefined {
  return looks[record.kind]?.(record as ServiceRecord<never>);
}
