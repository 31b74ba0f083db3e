import { type Alert, type Country, operations, type ResourceMapEntry, type Severity } from "../../contract";
import { schemas } from "../../contract/generated/validators";
import { decodeOne, decodeRecords, type RecordShape, rowsOf, totalOf } from "../decode";
import { ServiceError } from "../errors";
import type { Clock } from "../http/clock";
import type { ApiRequest, Transport } from "../http/transport";
import type { ServiceRecord } from "../model";
import { skipLimit } from "../pageSources";
import { PagedList } from "../paging";
import type { FortiCnpSession } from "./session";

/** Company and role that most calls are made for; both from the resource map (contract: FortiCNP 3.1). */
export interface FortiCnpScope {
  readonly companyId: string;
  readonly roleId: string;
}

/** Which alerts to list (contract: FortiCNP 3.3); an absent member is no filter. */
export interface AlertQuery {
  /** ms since the epoch; 30 days before `endTime` when absent. */
  readonly startTime?: number;
  /** ms since the epoch; now when absent. */
  readonly endTime?: number;
  readonly severity?: readonly string[];
  /** Console or filter spelling: Acknowledged and Acknowledge mean the same. */
  readonly alertState?: readonly string[];
  readonly alertType?: readonly string[];
  /** Clouds: AWS, Azure, GoogleCloud. */
  readonly serviceList?: readonly string[];
  readonly countryList?: readonly string[];
  readonly policyCodeList?: readonly string[];
  /** Ids of cloud accounts. */
  readonly accountID?: readonly string[];
  readonly user?: readonly string[];
  readonly objectName?: string;
  readonly idList?: readonly string[];
}

const defaultPeriodMs = 30 * 24 * 3600_000;

const alertShape: RecordShape<Alert> = { kind: "alert", validate: schemas.forticnp.Alert, idOf: (alert) => alert.id };
const countryShape: RecordShape<Country> = {
  kind: "country",
  validate: schemas.forticnp.Country,
  idOf: (country) => country.id,
};
const severityShape: RecordShape<Severity> = {
  kind: "severity",
  validate: schemas.forticnp.Severity,
  idOf: (severity) => severity.id,
};

/** FortiCNP as one credential sees it. Every method throws `ServiceError`. */
export class FortiCnpClient {
  constructor(
    private readonly transport: Transport,
    private readonly session: FortiCnpSession,
    private readonly clock: Clock,
    /** Without one only `signIn` and `resourceMap` are of use. */
    private readonly scope?: FortiCnpScope,
  ) {}

  /** Makes sure that there is a live token. */
  async signIn(signal?: AbortSignal): Promise<void> {
    await this.session.bearer(signal);
  }

  /** The companies and roles this credential may choose from. */
  async resourceMap(signal?: AbortSignal): Promise<ResourceMapEntry[]> {
    const json = await this.call({ operation: operations.forticnp.getResourceMap }, signal);
    return rowsOf(json).filter((row) => typeof row === "object" && row !== null);
  }

  /** Newest first. The period is fixed when the list is made, so that its pages fit together. */
  alerts(query: AlertQuery, pageSize = 50): PagedList<ServiceRecord<Alert>> {
    const filter = this.filterOf(query);
    const source = skipLimit(async (skip, limit, signal) => {
      const json = await this.listAlerts({ ...filter, skip, limit }, signal);
      const totalCount = totalOf(json);
      return {
        items: decodeRecords(alertShape, json, String(skip)),
        ...(totalCount === undefined ? {} : { totalCount }),
      };
    }, pageSize);
    return new PagedList(source, (alert) => alert.id);
  }

  async getAlert(id: string, signal?: AbortSignal): Promise<ServiceRecord<Alert>> {
    const period = { startTime: 0, endTime: this.clock.now() };
    const alert = decodeOne(alertShape, await this.listAlerts({ ...period, id, skip: 0, limit: 1 }, signal));
    if (alert.id === id) return alert;
    throw new ServiceError("notFound", "The service answered with another alert.");
  }

  async countries(signal?: AbortSignal): Promise<ServiceRecord<Country>[]> {
    return decodeRecords(countryShape, await this.call({ operation: operations.forticnp.listCountries }, signal));
  }

  async severities(signal?: AbortSignal): Promise<ServiceRecord<Severity>[]> {
    return decodeRecords(severityShape, await this.call({ operation: operations.forticnp.listSeverities }, signal));
  }

  /** Ends every running call as cancelled. */
  dispose(): void {
    this.transport.dispose();
  }

  private filterOf(query: AlertQuery): Record<string, unknown> {
    const endTime = query.endTime ?? this.clock.now();
    const states = query.alertState?.map(filterState);
    return {
      ...query,
      startTime: query.startTime ?? endTime - defaultPeriodMs,
      endTime,
      // `status` is the older name of the same filter.
      ...(states ? { alertState: states, status: states } : {}),
      desc: "timestamp",
    };
  }

  private listAlerts(body: Record<string, unknown>, signal?: AbortSignal): Promise<unknown> {
    return this.call({ operation: operations.forticnp.listAlerts, body }, signal);
  }

  private call(request: Omit<ApiRequest, "authorization" | "headers">, signal?: AbortSignal): Promise<unknown> {
    const headers = this.scope ? { companyId: this.scope.companyId, roleId: this.scope.roleId } : {};
    return this.session.authorized(async (authorization) => {
      return (await this.transport.send({ ...request, headers, authorization }, signal)).json;
    }, signal);
  }
}

/** The filter's word for a state (contract: FortiCNP 4.2). */
function filterState(state: string): string {
  return state === "Acknowledged" ? "Acknowledge" : state === "Dismissed" ? "Dismiss" : state;
}
