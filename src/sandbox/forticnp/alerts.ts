import { policies } from "../seed/policies";
import { Refusal, type Answer, type JsonObject, type OperationCall } from "../service";
import { textOf } from "../values";
import { filterAlerts } from "./alertFilter";
import type { CompanyData } from "./company";
import { pageEnvelope, pageRangeOf } from "./envelope";
import { requiredPeriod } from "./period";
import type { StoredAlert, WireAlert } from "./records";

/** Alerts, the findings of one resource, and the policies behind both [CNP 3.3, 3.4, 3.13]. */
export class AlertHandlers {
  constructor(private readonly companyOf: (call: OperationCall) => CompanyData) {}

  readonly listAlerts = (call: OperationCall): Answer => {
    const found = filterAlerts(this.companyOf(call).alerts, call.body).map(({ wire }) => wire);
    return { status: 200, body: pageEnvelope(found, pageRangeOf(call.body)) };
  };

  readonly listFindings = (call: OperationCall): Answer => {
    const company = this.companyOf(call);
    const resource = company.resource(textOf(call.body, "objectId") ?? "");
    if (!resource) {
      throw new Refusal(404, "objectId is not a resource of this company.");
    }
    const inPeriod = requiredPeriod(call.body);
    const found = company.alertsOf(resource).filter(({ wire }) => inPeriod(wire.createTime));
    return { status: 200, body: pageEnvelope(found.map(findingOf), pageRangeOf(call.body)) };
  };

  readonly listAlertPolicies = (): Answer => ({
    status: 200,
    body: policies.map(({ name, category, code }) => ({ name, category, id: code })),
  });
}

/** Members of alerts that findings lack. */
const alertsOnly: readonly string[] = ["title", "userId", "eventId", "geoLocationList"] satisfies (keyof WireAlert)[];

/** A finding is an alert under its resource's id. */
function findingOf({ wire }: StoredAlert): JsonObject {
  return {
    ...Object.fromEntries(Object.entries(wire).filter(([name]) => !alertsOnly.includes(name))),
    id: wire.id.replace("al-", "fi-"),
    objectId: String(wire.resourceId),
    objectContext: wire.objectType === "Document" ? wire.object : "",
    eventIdList: wire.eventIdList ?? (wire.eventId === undefined ? [] : [wire.eventId]),
    matches: 1,
  };
}
