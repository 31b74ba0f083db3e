import { type Alert, operations } from "../../contract";
import { schemas } from "../../contract/generated/validators";
import { decodeOne, type RecordShape } from "../decode";
import { ServiceError } from "../errors";
import type { ServiceRecord } from "../model";
import type { CallRequest } from "../apiCaller";
import { eachInTurn } from "../eachInTurn";
import { PagedList } from "../paging";
import type { FortiCnpCaller } from "./caller";
import { type Period, wholePeriod } from "./period";
import { documentedSeverities, highestFirst } from "./severities";

/** Filters of the alert list [CNP 3.3]; an absent member does not filter. */
export interface AlertQuery extends Period {
  /** Severity names, not ids. */
  readonly severity?: readonly string[];
  /** Console or filter spelling: Acknowledged and Acknowledge mean the same. */
  readonly alertState?: readonly string[];
  readonly alertType?: readonly string[];
  /** `value` of an event whose `searchField` is `activity`. */
  readonly activity?: readonly string[];
  readonly activityType?: readonly string[];
  /** Clouds: AWS, Azure, GoogleCloud. */
  readonly serviceList?: readonly string[];
  /** Ids of cloud accounts. */
  readonly accountID?: readonly string[];
  /** Ids of countries. */
  readonly countryList?: readonly string[];
  readonly city?: readonly string[];
  readonly policyCodeList?: readonly string[];
  readonly policyCategories?: readonly string[];
  readonly user?: readonly string[];
  readonly objectId?: string;
  readonly objectIdList?: readonly string[];
  readonly objectName?: string;
  readonly idList?: readonly string[];
  /** The newest first if absent. */
  readonly order?: AlertOrder;
}

/** By time, or by severity and the newest first in each. */
export type AlertOrder = "newest" | "oldest" | "severity";

const shape: RecordShape<Alert> = { kind: "alert", validate: schemas.forticnp.Alert, idOf: (alert) => alert.id };

/** Alerts [CNP 3.3]. */
export class Alerts {
  constructor(private readonly caller: FortiCnpCaller) {}

  /**
   * The period is fixed when the list is made, so that its pages fit together. How the service sorts a name is unknown,
   * so an order by severity is one list after the other; such a list has no total.
   */
  list({ order, ...query }: AlertQuery, pageSize = 50): PagedList<ServiceRecord<Alert>> {
    if (order !== "severity") return this.caller.pages(shape, this.request(query, order), pageSize);
    const period = wholePeriod(query, this.caller.clock);
    const pages = eachInTurn(
      () => Promise.resolve(highestFirst(query.severity ?? documentedSeverities)),
      (severity) =>
        this.caller.fetchPages(shape, this.request({ ...query, ...period, severity: [severity] }), pageSize),
    );
    return new PagedList(pages, (record) => record.id);
  }

  private request(query: AlertQuery, order?: AlertOrder): CallRequest {
    const states = query.alertState?.map(filterState);
    const body = {
      ...query,
      ...wholePeriod(query, this.caller.clock),
      // `status` is the older name of the same filter.
      ...(states ? { alertState: states, status: states } : {}),
      ...(order === "oldest" ? { asc: "timestamp" } : { desc: "timestamp" }),
    };
    return { operation: operations.forticnp.listAlerts, body };
  }

  /** @throws ServiceError */
  async get(id: string, signal?: AbortSignal): Promise<ServiceRecord<Alert>> {
    const body = { startTime: 0, endTime: this.caller.clock.now(), id, skip: 0, limit: 1 };
    const json = await this.caller.json({ operation: operations.forticnp.listAlerts, body }, signal);
    const alert = decodeOne(shape, json);
    if (alert.id === id) return alert;
    throw new ServiceError("notFound", "The service returned another alert.");
  }
}

/** The spelling of a state in the filter [CNP 4.2]. */
function filterState(state: string): string {
  return state === "Acknowledged" ? "Acknowledge" : state === "Dismissed" ? "Dismiss" : state;
}
