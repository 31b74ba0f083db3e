import { policies } from "../seed/policies";
import type { Answer, OperationCall } from "../service";
import type { CompanyData } from "./company";
import { compareBy } from "./ordering";
import { optionalPeriod } from "./period";
import { accountRisk } from "./risk";
import { severities } from "./severities";

/** Counts of alerts [CNP 3.8-3.10], of all of them when the time headers are absent. */
export class DashboardHandlers {
  constructor(private readonly companyOf: (call: OperationCall) => CompanyData) {}

  /** Open alerts per severity, without `Pass`; ids start at zero. */
  readonly getSeverityAlert = (call: OperationCall): Answer => {
    const inPeriod = optionalPeriod(call.headers);
    const open = this.companyOf(call).alerts.filter(({ wire }) => wire.state === "Open" && inPeriod(wire.createTime));
    const rows = severities
      .filter((key) => key !== "Pass")
      .map((key, index) => ({
        id: String(index),
        key,
        value: open.filter(({ wire }) => wire.severity === key).length,
      }));
    return { status: 200, body: rows };
  };

  /** Alerts per violated policy, the most violated first. */
  readonly getPolicyViolation = (call: OperationCall): Answer => {
    const inPeriod = optionalPeriod(call.headers);
    const alerts = this.companyOf(call).alerts.filter(({ wire }) => inPeriod(wire.createTime));
    const rows = policies
      .map(({ code, name }) => ({
        id: code,
        key: name,
        value: alerts.filter(({ wire }) => wire.policyCode === code).length,
      }))
      .filter(({ value }) => value > 0);
    return { status: 200, body: rows.sort(compareBy(({ value }) => -value)) };
  };

  readonly getAccountSeverity = (call: OperationCall): Answer => {
    const company = this.companyOf(call);
    const rows = company.accounts.map((account) => ({
      serviceId: account.id,
      service: account.service,
      severity: accountRisk(company, account),
    }));
    return { status: 200, body: rows };
  };
}
