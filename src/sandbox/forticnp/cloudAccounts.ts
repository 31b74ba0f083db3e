import type { CloudAccount } from "../seed/clouds";
import { Refusal, type Answer, type OperationCall } from "../service";
import type { CompanyData } from "./company";

const licenceStatus = "LICENSE";
const authMethods = {
  AWS: "ROLE_SANDBOX",
  Azure: "APPLICATION_SANDBOX",
  GoogleCloud: "SERVICE_ACCOUNT_SANDBOX",
} as const;

/** The monitored cloud accounts [CNP 3.11, 3.12]. */
export class CloudAccountHandlers {
  constructor(private readonly companyOf: (call: OperationCall) => CompanyData) {}

  readonly listStatus = (call: OperationCall): Answer => {
    const company = this.companyOf(call);
    return { status: 200, body: company.accounts.map((account) => statusOf(company, account)) };
  };

  /** The headers `service` and `serviceId` name the account. */
  readonly getStatusDetail = (call: OperationCall): Answer => {
    const { service = "", serviceid } = call.headers;
    const account = this.companyOf(call).accounts.find(
      ({ id, service: cloud }) => id === serviceid && cloud.toLowerCase() === service.toLowerCase(),
    );
    if (!account) {
      throw new Refusal(404, "service and serviceId name no cloud account of this company.");
    }
    return { status: 200, body: detailOf(account) };
  };
}

function statusOf(company: CompanyData, account: CloudAccount): unknown {
  const living = company.resources.filter((resource) => resource.account === account && !resource.deleted);
  const machines = living.filter(({ category }) => category === "Compute").length;
  return {
    companyId: account.companyId,
    BuId: account.buId,
    service: account.service,
    serviceId: account.id,
    name: account.name,
    role: "Independent Account",
    appStatus: account.appStatus,
    vmNum: machines,
    workloadUsage: machines,
    storageUsage: living.reduce((sum, { bytes }) => sum + bytes, 0),
    licenseStatus: licenceStatus,
    lastUpdate: Math.max(...company.resources.filter((r) => r.account === account).map(({ scannedAt }) => scannedAt)),
  };
}

function detailOf({ companyId, buId, service, id, name, appStatus }: CloudAccount): unknown {
  const healthy = appStatus === "ENABLED_SANDBOX";
  return {
    companyId: String(companyId),
    BuId: buId,
    service,
    authMethod: authMethods[service],
    enable: appStatus !== "DELETE_PENDING",
    status: licenceStatus,
    statusInfoList: ["Permission", "Activity log", "Storage scan"].map((check, index) => ({
      name: check,
      status: healthy || index > 0 ? "OK" : "FAILED",
    })),
    applicationInfo: {
      applicationId: id,
      name,
      ...(service === "AWS"
        ? {
            accNum: id,
            clName: `trail-${buId}`,
            cls3: `trail-bucket-${buId}`,
            sessionName: `s-${buId}`,
            externalId: `x-${buId}`,
          }
        : {}),
    },
  };
}
