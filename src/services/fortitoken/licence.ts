import { type Balance, type Count, operations, type Quota } from "../../contract";
import { schemas } from "../../contract/generated/validators";
import { decodeBare, type RecordShape } from "../decode";
import type { ServiceRecord } from "../model";
import type { FortiTokenCaller } from "./caller";
import { countNumbers, type CountNumbers } from "./counts";
import { accountId } from "./quotas";
import { readBack } from "../writes/unclear";

/** A count with its numbers. */
export interface ResourceCount extends CountNumbers {
  readonly resource: string;
  readonly record: ServiceRecord<Count>;
}

/** Licence, counts and quotas [FTC 2.13, 2.14]. Every method throws `ServiceError`. */
export class Licence {
  constructor(private readonly caller: FortiTokenCaller) {}

  /** The record's id is `account`. */
  async balance(signal?: AbortSignal): Promise<ServiceRecord<Balance>> {
    const json = await this.caller.json({ operation: operations.fortitoken.getBalance }, signal);
    return decodeBare<Balance>({ kind: "balance", validate: schemas.fortitoken.Balance, idOf: () => accountId }, json);
  }

  /** The record's id is the resource; for `realm_quota` the resource, a colon and the realm's id. */
  async count(resource: string, realmId?: string, signal?: AbortSignal): Promise<ResourceCount> {
    const query = { resource, realm_id: realmId };
    const json = await this.caller.json({ operation: operations.fortitoken.getCount, query }, signal);
    const id = realmId === undefined ? resource : `${resource}:${realmId}`;
    const shape: RecordShape<Count> = { kind: "count", validate: schemas.fortitoken.Count, idOf: () => id };
    const record = decodeBare(shape, json);
    return { resource, ...countNumbers(resource, record.value), record };
  }

  /** The account's quota and the share of each realm, `[realm_id, quota, usage]`; management applications only. */
  async quota(signal?: AbortSignal): Promise<ServiceRecord<Quota>> {
    return quotaRecord(accountId, await this.caller.json({ operation: operations.fortitoken.getQuota }, signal));
  }

  /** One realm's quota; management applications only. */
  async realmQuota(realmId: string, signal?: AbortSignal): Promise<ServiceRecord<Quota>> {
    const request = { operation: operations.fortitoken.getQuota, query: { realm_id: realmId } };
    return quotaRecord(realmId, await this.caller.json(request, signal));
  }

  /** @returns the realm's quota from the response; read back if the response is empty. Management applications only. */
  async setRealmQuota(realmId: string, quota: number, signal?: AbortSignal): Promise<ServiceRecord<Quota>> {
    const body = { realm_id: realmId, quota };
    const json = await this.caller.json({ operation: operations.fortitoken.updateQuota, body }, signal);
    return json === undefined ? readBack(() => this.realmQuota(realmId, signal)) : quotaRecord(realmId, json);
  }
}

function quotaRecord(id: string, json: unknown): ServiceRecord<Quota> {
  return decodeBare<Quota>({ kind: "quota", validate: schemas.fortitoken.Quota, idOf: () => id }, json);
}
