import { defined } from "../../defined";
import {
  type AlertPolicy,
  type Country,
  type ForticnpEvent,
  operations,
  type PolicyViolation,
  type Severity,
  type SeverityCount,
} from "../../contract";
import { schemas } from "../../contract/generated/validators";
import type { RecordShape } from "../decode";
import type { ServiceRecord } from "../model";
import type { FortiCnpCaller } from "./caller";
import type { Period } from "./period";

const { forticnp } = schemas;
const countryShape: RecordShape<Country> = { kind: "country", validate: forticnp.Country, idOf: ({ id }) => id };
const severityShape: RecordShape<Severity> = { kind: "severity", validate: forticnp.Severity, idOf: ({ id }) => id };
const eventShape: RecordShape<ForticnpEvent> = { kind: "event", validate: forticnp.Event, idOf: ({ id }) => id };
const policyShape: RecordShape<AlertPolicy> = { kind: "policy", validate: forticnp.AlertPolicy, idOf: ({ id }) => id };
const violationShape: RecordShape<PolicyViolation> = {
  kind: "policyViolation",
  validate: forticnp.PolicyViolation,
  idOf: ({ id }) => id,
};
const countShape: RecordShape<SeverityCount> = {
  kind: "severityCount",
  validate: forticnp.SeverityCount,
  idOf: ({ id }) => id,
};

/** Reference lists for alerts, and their counts [CNP 3.4-3.9]. Every method throws `ServiceError`. */
export class Reference {
  constructor(private readonly caller: FortiCnpCaller) {}

  countries(signal?: AbortSignal): Promise<ServiceRecord<Country>[]> {
    return this.caller.records(countryShape, { operation: operations.forticnp.listCountries }, signal);
  }

  severities(signal?: AbortSignal): Promise<ServiceRecord<Severity>[]> {
    return this.caller.records(severityShape, { operation: operations.forticnp.listSeverities }, signal);
  }

  /** Definitions of activities, not occurrences. */
  events(signal?: AbortSignal): Promise<ServiceRecord<ForticnpEvent>[]> {
    return this.caller.records(eventShape, { operation: operations.forticnp.listEvents }, signal);
  }

  /** Their ids are policy codes. @throws `notOffered` on newer tenants */
  policies(signal?: AbortSignal): Promise<ServiceRecord<AlertPolicy>[]> {
    return this.caller.records(policyShape, { operation: operations.forticnp.listAlertPolicies }, signal);
  }

  /** The most violated policies. The service's default period is not documented. */
  policyViolations(period: Period = {}, signal?: AbortSignal): Promise<ServiceRecord<PolicyViolation>[]> {
    const request = { operation: operations.forticnp.getPolicyViolation, headers: headersOf(period) };
    return this.caller.records(violationShape, request, signal);
  }

  /** Open alerts per severity; the name is the member `key`. The service's default period is not documented. */
  severityCounts(period: Period = {}, signal?: AbortSignal): Promise<ServiceRecord<SeverityCount>[]> {
    const request = { operation: operations.forticnp.getSeverityAlert, headers: headersOf(period) };
    return this.caller.records(countShape, request, signal);
  }
}

/** GET calls take their parameters in headers [CNP 2]. */
function headersOf(period: Period): Record<string, string> {
  const { startTime, endTime } = period;
  return defined({
    startTime: startTime === undefined ? undefined : String(startTime),
    endTime: endTime === undefined ? undefined : String(endTime),
  });
}
