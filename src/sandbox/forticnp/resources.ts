import { LosslessNumber } from "lossless-json";
import { policies, type AlertPolicy } from "../seed/policies";
import { Refusal, type Answer, type JsonObject, type OperationCall } from "../service";
import { booleanOf, textOf } from "../values";
import type { CompanyData } from "./company";
import { pageEnvelope, pageRangeOf } from "./envelope";
import { compareBy, sortItems } from "./ordering";
import type { StoredResource } from "./records";
import { resourceDetail } from "./resourceDetail";
import { resourceFilter } from "./resourceFilter";
import { isUnresolved, riskLevel, riskScore } from "./risk";
import { severities } from "./severities";

/** Cloud resources, their provider's description, and their policy checks [CNP 3.14-3.16]. */
export class ResourceHandlers {
  constructor(private readonly companyOf: (call: OperationCall) => CompanyData) {}

  readonly listResources = (call: OperationCall): Answer => {
    const company = this.companyOf(call);
    const risk = (resource: StoredResource): number => riskScore(company, resource);
    const found = sortItems(company.resources.filter(resourceFilter(call.body)), call.body, {
      id: compareBy(({ id }) => BigInt(id)),
      region: compareBy(({ region }) => region),
      resource_type: compareBy(({ type }) => type),
      risk_level: compareBy(risk),
    });
    const wire = found.map((resource) => wireResource(resource, risk(resource)));
    return { status: 200, body: pageEnvelope(wire, pageRangeOf(call.body), "datas") };
  };

  readonly getResourceDetail = (call: OperationCall): Answer => ({
    status: 200,
    body: resourceDetail(resourceIn(this.companyOf(call), call, "rid")),
  });

  /** A policy counts as failed while one of its alerts is unresolved. Only two members of a row are documented. */
  readonly getResourceConfig = (call: OperationCall): Answer => {
    const company = this.companyOf(call);
    const resource = resourceIn(company, call, "resourceid");
    const rank = ({ severity }: AlertPolicy): number => -severities.indexOf(severity);
    const failed = new Set(
      company
        .alertsOf(resource)
        .filter(isUnresolved)
        .map(({ wire }) => wire.policyCode),
    );
    const failedOnly = booleanOf(call.headers, "failedpolicyonly") === true;
    const assessed = policies.filter(
      ({ code, targets }) => targets.includes(resource.category) && (!failedOnly || failed.has(code)),
    );
    const rows = sortItems(assessed, call.body, {
      id: compareBy(({ code }) => code),
      severity: compareBy(rank),
      risk_level: compareBy(rank),
      region: () => 0,
      resource_type: () => 0,
    }).map(({ code, id, name, severity }) => ({
      policyId: String(id),
      resourceId: resource.id,
      policyCode: code,
      policyName: name,
      severity,
      status: failed.has(code) ? "FAILED" : "PASSED",
    }));
    return { status: 200, body: pageEnvelope(rows, pageRangeOf(call.body), "datas") };
  };
}

function resourceIn(company: CompanyData, { headers }: OperationCall, header: string): StoredResource {
  const resource = company.resource(textOf(headers, header) ?? "");
  if (!resource) {
    throw new Refusal(404, `${header} is not a resource of this company.`);
  }
  return resource;
}

function wireResource(resource: StoredResource, score: number): JsonObject {
  const { id, name, region, providerId, category, environment, account, deleted } = resource;
  return {
    id: new LosslessNumber(id),
    name,
    region,
    resourceId: providerId,
    category,
    resourceTagGroup: {
      select: false,
      key: "env",
      option: [{ select: false, key: environment, name: environment }],
    },
    riskLevel: riskLevel(score),
    riskScore: score,
    availableActions: [],
    account: {
      service: account.service,
      accountName: account.name,
      accountNumber: account.id,
      accountEmail: "",
      organizationDomain: account.service === "GoogleCloud" ? account.id.slice(1) : "",
      status: account.appStatus,
    },
    lastScanTime: resource.scannedAt,
    rriSupport: category === "Compute",
    state: deleted ? "DELETED" : category === "Compute" ? "RUNNING" : "AVAILABLE",
    vId: `v-${id}`,
    identity: `${account.id}/${region}/${resource.type}/${name}`,
  };
}
