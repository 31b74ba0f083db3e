import type { Alert, FortitokenToken, Realm, User } from "../contract";
import type { ClientTypes } from "../profiles/clientTypes";
import type { Profile } from "../profiles/profile";
import type { RecordRef } from "../records/recordRef";
import { accountId } from "../services/fortitoken/quotas";
import type { ServiceRecord } from "../services/model";
import { alertRow } from "./rows/alertRow";
import { realmRow } from "./rows/realmRow";
import { tokenRow } from "./rows/tokenRow";
import { userRow } from "./rows/userRow";

type Members = Readonly<Record<string, unknown>>;

/**
 * The contextValue that the record's row would have now, for a record that is shown elsewhere. It decides which commands
 * apply.
 */
export function rowContext(
  ref: RecordRef,
  value: Members,
  profile: Profile,
  clientTypes: Pick<ClientTypes, "get">,
): string {
  const facts = { readOnly: profile.readOnly, clientType: clientTypes.get(profile) };
  const record = { kind: ref.kind, id: ref.id, value, notes: [] };
  return ["record", ref.kind, ...wordsOf(record, facts)].join(" ");
}

function wordsOf(
  record: ServiceRecord<Members>,
  facts: Pick<Parameters<typeof tokenRow>[1], "readOnly" | "clientType">,
): readonly string[] {
  switch (record.kind) {
    case "user":
      return userRow(record as unknown as ServiceRecord<User>, facts).context ?? [];
    case "token":
      return tokenRow(record as unknown as ServiceRecord<FortitokenToken>, facts).context ?? [];
    case "realm":
      return realmRow(record as unknown as ServiceRecord<Realm>, { ...facts, count: "" }).context ?? [];
    case "alert":
      return alertRow(record as unknown as ServiceRecord<Alert>, Date.now()).context ?? [];
    case "quota":
      return record.id === accountId
        ? ["accountQuota"]
        : ["realmQuota", facts.readOnly ? "readOnly" : "writable", facts.clientType ?? ""];
    default:
      return [];
  }
}
