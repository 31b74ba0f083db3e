import { defined } from "../../defined";
import { type Finding, operations, type Resource, type ResourceConfig, type ResourceDetail } from "../../contract";
import { schemas } from "../../contract/generated/validators";
import { decodeBare, type RecordShape } from "../decode";
import type { ServiceRecord } from "../model";
import type { PagedList } from "../paging";
import type { FortiCnpCaller } from "./caller";
import { type Period, wholePeriod } from "./period";

/** A type of resource in a cloud, such as `S3 Bucket` in `AWS`. There is no complete list. */
interface ResourceType {
  readonly cloud: string;
  readonly type: string;
}

/** Filters of the resource list [CNP 3.14]. */
export interface ResourceQuery {
  /** At least one; the service has no "all". */
  readonly types: readonly ResourceType[];
  /** Only deleted ones. */
  readonly deleted?: boolean;
  readonly orderBy?: "id" | "region" | "resource_type" | "risk_level";
  /** The documented spelling of descending is `dsc`. */
  readonly orderDirection?: "asc" | "dsc";
}

const { forticnp } = schemas;
const shape: RecordShape<Resource> = { kind: "resource", validate: forticnp.Resource, idOf: ({ id }) => id };
const findingShape: RecordShape<Finding> = { kind: "finding", validate: forticnp.Finding, idOf: ({ id }) => id };
const policyShape: RecordShape<ResourceConfig> = {
  kind: "resourcePolicy",
  validate: forticnp.ResourceConfig,
  idOf: ({ policyId }) => policyId,
};

/** Cloud resources [CNP 3.13-3.16]. `rid` is a resource's `id`, not the provider's. Every method throws `ServiceError`. */
export class Resources {
  constructor(private readonly caller: FortiCnpCaller) {}

  list({ types, deleted, orderBy, orderDirection }: ResourceQuery, pageSize = 50): PagedList<ServiceRecord<Resource>> {
    const clouds = [...new Set(types.map(({ cloud }) => cloud))];
    const option = clouds.map((key) => ({
      key,
      option: types.filter(({ cloud }) => cloud === key).map(({ type }) => ({ key: type })),
    }));
    const body = defined({
      filter: { resourceType: { option } },
      ...(deleted ? { status: "deleted" } : {}),
      orderBy,
      orderDirection,
    });
    return this.caller.pages(shape, { operation: operations.forticnp.listResources, body }, pageSize);
  }

  /** The provider's own description; its members differ by cloud. */
  async detail(rid: string, signal?: AbortSignal): Promise<ServiceRecord<ResourceDetail>> {
    const request = { operation: operations.forticnp.getResourceDetail, headers: { rid } };
    const detailShape: RecordShape<ResourceDetail> = {
      kind: "resource",
      validate: forticnp.ResourceDetail,
      idOf: () => rid,
    };
    return decodeBare(detailShape, await this.caller.json(request, signal));
  }

  /** Policies assessed for the resource. */
  policies(
    rid: string,
    { failedOnly }: { readonly failedOnly: boolean },
    pageSize = 50,
  ): PagedList<ServiceRecord<ResourceConfig>> {
    const headers = { resourceid: rid, failedPolicyOnly: String(failedOnly) };
    return this.caller.pages(policyShape, { operation: operations.forticnp.getResourceConfig, headers }, pageSize);
  }

  /** Newest first, in the order of the service. All pages use the period as of this call. */
  findings(rid: string, period: Period = {}, pageSize = 50): PagedList<ServiceRecord<Finding>> {
    const body = { ...wholePeriod(period, this.caller.clock), objectId: numericId(rid) };
    return this.caller.pages(findingShape, { operation: operations.forticnp.listFindings, body }, pageSize);
  }
}

/** A number if no digit is lost; otherwise text, which the service accepts too [CNP 3.13]. */
function numericId(id: string): number | string {
  const number = Number(id);
  return Number.isSafeInteger(number) && String(number) === id ? number : id;
}
