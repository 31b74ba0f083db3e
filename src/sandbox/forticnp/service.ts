import type { SandboxOptions } from "../options";
import {
  Refusal,
  type Answer,
  type EmulatedService,
  type Handler,
  type JsonObject,
  type OperationCall,
} from "../service";
import { textOf, withoutNulls } from "../values";
import { checkAccess, companyOf } from "./access";
import { AlertHandlers } from "./alerts";
import { CloudAccountHandlers } from "./cloudAccounts";
import type { CompanyData } from "./company";
import { DashboardHandlers } from "./dashboard";
import { DocumentHandlers } from "./documents";
import { referenceHandlers } from "./reference";
import { ResourceHandlers } from "./resources";
import { Sessions } from "./sessions";
import { ForticnpState } from "./state";
import { Throttle } from "./throttle";

const numericFields = ["startTime", "endTime", "skip", "limit"];

/** FortiCNP. A new operation needs a handler in `handlers` under its operation id. */
export class ForticnpService implements EmulatedService {
  readonly name = "forticnp";
  readonly handlers: Readonly<Record<string, Handler>>;
  private readonly throttle: Throttle;
  private readonly sessions: Sessions;
  private state: ForticnpState;

  /** @param options adjustable members are read on each call */
  constructor(private readonly options: SandboxOptions) {
    this.throttle = new Throttle(options);
    this.sessions = new Sessions(options, (credential) => this.throttle.take(credential));
    this.state = new ForticnpState(options);
    const company = (call: OperationCall): CompanyData =>
      this.state.company(companyOf(call, this.sessions.login(call)).companyId);
    const alerts = new AlertHandlers(company);
    const dashboard = new DashboardHandlers(company);
    const accounts = new CloudAccountHandlers(company);
    const resources = new ResourceHandlers(company);
    const documents = new DocumentHandlers(company);
    this.handlers = {
      getCredentialsToken: this.sessions.getCredentialsToken,
      refreshToken: this.sessions.refreshToken,
      getAuthorizationToken: this.sessions.getAuthorizationToken,
      getResourceMap: (call) => this.getResourceMap(call),
      getAccountRole: (call) => this.getAccountRole(call),
      listAlerts: alerts.listAlerts,
      listAlertPolicies: alerts.listAlertPolicies,
      ...referenceHandlers,
      getSeverityAlert: dashboard.getSeverityAlert,
      getPolicyViolation: dashboard.getPolicyViolation,
      getAccountSeverity: dashboard.getAccountSeverity,
      listStatus: accounts.listStatus,
      getStatusDetail: accounts.getStatusDetail,
      listFindings: alerts.listFindings,
      listResources: resources.listResources,
      getResourceDetail: resources.getResourceDetail,
      getResourceConfig: resources.getResourceConfig,
      getDocumentDetail: documents.getDocumentDetail,
      getDocumentActivity: documents.getDocumentActivity,
      getDocumentPermission: documents.getDocumentPermission,
      getDocumentViolation: documents.getDocumentViolation,
    };
  }

  limitRate(_operationId: string, call: OperationCall): void {
    const credential = this.sessions.credentialOf(call);
    if (credential !== undefined) {
      this.throttle.take(credential);
    }
  }

  authorize(operationId: string, call: OperationCall): void {
    if (this.options.notOffered.includes(operationId)) {
      throw new Refusal(404, `${operationId} is not offered by this tenant.`);
    }
    checkAccess(operationId, call, (from) => this.sessions.login(from));
  }

  /** Accepts null members, and numeric text for times, `skip` and `limit`. */
  readLeniently(given: JsonObject): JsonObject {
    const body = withoutNulls(given);
    const numbers = numericFields.filter((name) => /^\d{1,15}$/.test(textOf(body, name) ?? ""));
    return { ...body, ...Object.fromEntries(numbers.map((name) => [name, Number(body[name])])) };
  }

  errorBody(status: number, message: string): unknown {
    return { code: status, msg: message, httpCode: status };
  }

  reset(): void {
    this.sessions.revokeAll();
    this.throttle.clear();
    this.state = new ForticnpState(this.options);
  }

  private getResourceMap(call: OperationCall): Answer {
    const { roleId, username, companies } = this.sessions.login(call);
    return { status: 200, body: [{ resourceURL: call.url.origin, roleId, username, companyMapSet: companies }] };
  }

  private getAccountRole(call: OperationCall): Answer {
    const { roleId, username, email, companies } = this.sessions.login(call);
    return {
      status: 200,
      body: {
        loginType: "FCARE_ADMIN",
        userName: username,
        email,
        roleId,
        companyId: companies[0]?.companyId,
        onlyContainerLicense: false,
      },
    };
  }
}
