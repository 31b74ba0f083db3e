import type { Company, Login } from "../seed/companies";
import { Refusal, type OperationCall } from "../service";

type Need = "required" | "optional" | "none";

/** The requirements of a call. */
interface Needs {
  readonly token: boolean;
  readonly company: Need;
  readonly role: Need;
}

const usual: Needs = { token: true, company: "required", role: "required" };
const tokenCall: Needs = { token: false, company: "none", role: "none" };

/** Operations that require less than a bearer, a company and a role [CNP 2]. */
const others: Readonly<Record<string, Needs>> = {
  getCredentialsToken: tokenCall,
  refreshToken: tokenCall,
  getAuthorizationToken: tokenCall,
  getResourceMap: { token: true, company: "none", role: "none" },
  getAccountRole: { token: true, company: "none", role: "required" },
  listAlertPolicies: { token: true, company: "required", role: "optional" },
  getAccountSeverity: { token: true, company: "required", role: "optional" },
  // Older clients [CNP 6.22].
  listAlerts: { token: true, company: "required", role: "optional" },
  listSeverities: { token: true, company: "optional", role: "optional" },
  listEvents: { token: true, company: "optional", role: "optional" },
  listCountries: { token: true, company: "optional", role: "optional" },
};

export function needsOf(operationId: string): Needs {
  return others[operationId] ?? usual;
}

/**
 * Checks bearer, company and role of a call, as far as the operation requires them.
 * @param login finds the owner of the bearer, or throws
 * @throws Refusal 400 for a missing header, 401 for the bearer, 403 for another login's company or role
 */
export function checkAccess(operationId: string, call: OperationCall, login: (call: OperationCall) => Login): void {
  const needs = needsOf(operationId);
  if (!needs.token) {
    return;
  }
  const caller = login(call);
  if (hasRequiredHeader(call, "companyId", needs.company)) {
    companyOf(call, caller);
  }
  if (hasRequiredHeader(call, "roleId", needs.role) && call.headers["roleid"] !== String(caller.roleId)) {
    throw new Refusal(403, "roleId is not the role of this login.");
  }
}

/** The company that the call names. @throws Refusal 403 for another login's company */
export function companyOf(call: OperationCall, { companies }: Login): Company {
  const company = companies.find(({ companyId }) => String(companyId) === call.headers["companyid"]);
  if (!company) {
    throw new Refusal(403, "companyId is not a company of this login.");
  }
  return company;
}

function hasRequiredHeader({ headers }: OperationCall, name: string, need: Need): boolean {
  const given = Boolean(headers[name.toLowerCase()]);
  if (need === "required" && !given) {
    throw new Refusal(400, `The header ${name} is required.`);
  }
  return need !== "none" && given;
}
