import type { Alert, Country, ResourceMapEntry, Severity } from "../../contract";
import type { ServiceRecord } from "../model";
import type { PagedList } from "../paging";

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

export class FortiCnpClient {
  signIn(_signal?: AbortSignal): Promise<void> {
    throw new Error("not yet");
  }
  resourceMap(_signal?: AbortSignal): Promise<ResourceMapEntry[]> {
    throw new Error("not yet");
  }
  alerts(_query: AlertQuery, _pageSize = 50): PagedList<ServiceRecord<Alert>> {
    throw new Error("not yet");
  }
  getAlert(_id: string, _signal?: AbortSignal): Promise<ServiceRecord<Alert>> {
    throw new Error("not yet");
  }
  countries(_signal?: AbortSignal): Promise<ServiceRecord<Country>[]> {
    throw new Error("not yet");
  }
  severities(_signal?: AbortSignal): Promise<ServiceRecord<Severity>[]> {
    throw new Error("not yet");
  }
  dispose(): void {
    throw new Error("not yet");
  }
}
