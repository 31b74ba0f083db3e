import { type Alert, operations } from "../../contract";
import { schemas } from "../../contract/generated/validators";
import { decodeOne, type RecordShape } from "../decode";
import { ServiceError } from "../errors";
import type { ServiceRecord } from "../model";
import type { PagedList } from "../paging";
import type { FortiCnpCaller } from "./caller";
import { type Period, wholePeriod } from "./period";

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
  /** By time; the newest first if absent. */
  readonly order?: AlertOrder;
}

export type AlertOrder = "newest" | "oldest";

const shape: RecordShape<Alert> = { kind: "alert", validate: schemas.forticnp.Alert, idOf: (alert) => alert.id };

/** Alerts [CNP 3.3]. */
export class Alerts {
  constructor(private readonly caller: FortiCnpCaller) {}

  /** The period is fixed when the list is made, so that its pages fit together. */
  list({ order, ...query }: AlertQuery, pageSize = 50): PagedList<ServiceRecord<Alert>> {
    const states = query.alertState?.map(filterState);
    const body = {
      ...query,
      ...wholePeriod(query, this.caller.clock),
      // `status` is the older name of the same filter.
      ...(states ? { alertState: states, status: states } : {}),
      ...(order === "oldest" ? { asc: "timestamp" } : { desc: "timestamp" }),
    };
    return this.caller.pages(shape, { operation: operations.forticnp.listAlerts, body }, pageSize);
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
