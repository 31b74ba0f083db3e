import { type AccountSeverity, type CloudAccount, type CloudAccountDetail, operations } from "../../contract";
import { schemas } from "../../contract/generated/validators";
import { decodeBare, type RecordShape } from "../decode";
import type { ServiceRecord } from "../model";
import type { FortiCnpCaller } from "./caller";
import { cloudAccountId } from "./cloudAccountId";

const { forticnp } = schemas;
const shape: RecordShape<CloudAccount> = {
  kind: "cloudAccount",
  validate: forticnp.CloudAccount,
  idOf: ({ service, serviceId }) => cloudAccountId(service, serviceId),
};
const riskShape: RecordShape<AccountSeverity> = {
  kind: "cloudAccount",
  validate: forticnp.AccountSeverity,
  idOf: ({ service, serviceId }) => cloudAccountId(service, serviceId),
};

/** Cloud accounts; a record's id is made of cloud and account, see `cloudAccountId` [CNP 3.10-3.12]. */
export class CloudAccounts {
  constructor(private readonly caller: FortiCnpCaller) {}

  /** @throws ServiceError */
  list(signal?: AbortSignal): Promise<ServiceRecord<CloudAccount>[]> {
    return this.caller.records(shape, { operation: operations.forticnp.listStatus }, signal);
  }

  /** @throws ServiceError */
  async detail(service: string, serviceId: string, signal?: AbortSignal): Promise<ServiceRecord<CloudAccountDetail>> {
    const request = { operation: operations.forticnp.getStatusDetail, headers: { service, serviceId } };
    const detailShape: RecordShape<CloudAccountDetail> = {
      kind: "cloudAccount",
      validate: forticnp.CloudAccountDetail,
      idOf: () => cloudAccountId(service, serviceId),
    };
    return decodeBare(detailShape, await this.caller.json(request, signal));
  }

  /** The risk of each account, as text such as `High Risk`. @throws ServiceError */
  risks(signal?: AbortSignal): Promise<ServiceRecord<AccountSeverity>[]> {
    return this.caller.records(riskShape, { operation: operations.forticnp.getAccountSeverity }, signal);
  }
}
