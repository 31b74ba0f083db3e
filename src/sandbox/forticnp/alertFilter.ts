import { stringify } from "lossless-json";
import type { JsonObject } from "../service";
import { requiredPeriod } from "./period";
import type { StoredAlert } from "./records";

type Test = (alert: StoredAlert) => boolean;
type Values = (alert: StoredAlert) => readonly string[];

/** Body field -> the alert's values to compare. All are optional; empty means no filter. */
const fields: Readonly<Record<string, Values>> = {
  id: ({ wire }) => [wire.id],
  idList: ({ wire }) => [wire.id],
  user: ({ wire }) => [wire.user, wire.userName, wire.userId],
  activity: ({ wire }) => [wire.violationActivity],
  activityType: ({ activityType }) => [activityType],
  objectId: ({ wire }) => [String(wire.objectId)],
  objectIdList: ({ wire }) => [String(wire.objectId)],
  objectName: ({ wire }) => [wire.object],
  severity: ({ wire }) => [wire.severity],
  countryList: ({ wire }) => wire.geoLocationList.map(({ countryCode }) => countryCode),
  city: ({ wire }) => wire.geoLocationList.map(({ city }) => city),
  alertType: ({ wire }) => [wire.alertType],
  alertState: ({ wire }) => [wire.state],
  status: ({ wire }) => [wire.state],
  policyCodeList: ({ wire }) => [wire.policyCode],
  policyCategories: ({ policyCategory }) => [policyCategory],
  serviceList: ({ wire }) => [wire.service],
  accountID: ({ wire }) => [wire.applicationId],
};

/** The filter and the responses spell two states differently. */
const stateSpellings: Readonly<Record<string, string>> = { acknowledge: "acknowledged", dismiss: "dismissed" };

/** Alerts that match every filter of the request body, in the requested order [CNP 3.3]. */
export function filterAlerts(alerts: readonly StoredAlert[], body: JsonObject): readonly StoredAlert[] {
  const inPeriod = requiredPeriod(body);
  const tests: Test[] = [({ wire }) => inPeriod(wire.createTime)];
  for (const [name, valuesOf] of Object.entries(fields)) {
    const wanted = wantedValues(body[name]);
    if (wanted.size > 0) {
      tests.push((alert) => valuesOf(alert).some((value) => wanted.has(value.toLowerCase())));
    }
  }
  return alerts.filter((alert) => tests.every((test) => test(alert))).sort(orderOf(body));
}

function wantedValues(given: unknown): ReadonlySet<string> {
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  const texts = list
    .filter((value) => value !== undefined && value !== null && value !== "")
    .map((value) => String(value).toLowerCase());
  return new Set(texts.map((text) => stateSpellings[text] ?? text));
}

/** Newest first, unless `asc` or `desc` names a field; `timestamp` means the time of creation. */
function orderOf(body: JsonObject): (a: StoredAlert, b: StoredAlert) => number {
  const ascending = fieldName(body["asc"]);
  const name = ascending ?? fieldName(body["desc"]) ?? "timestamp";
  const sign = ascending ? 1 : -1;
  const keyOf = ({ wire }: StoredAlert): unknown =>
    wire[(name === "timestamp" ? "createTime" : name) as keyof typeof wire];
  return (a, b) => sign * compareValues(keyOf(a), keyOf(b)) || b.wire.createTime - a.wire.createTime;
}

function fieldName(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function compareValues(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") {
    return a - b;
  }
  const [left, right] = [stringify(a) ?? "", stringify(b) ?? ""];
  return left < right ? -1 : left > right ? 1 : 0;
}
