import type { SandboxOptions } from "../options";
import { countries } from "../seed/countries";
import {
  Refusal,
  type Answer,
  type EmulatedService,
  type Handler,
  type JsonObject,
  type OperationCall,
} from "../service";
import { textOf } from "../values";
import { filterAlerts } from "./alertFilter";
import { page, windowOf } from "./envelope";
import { Sessions } from "./sessions";
import { ForticnpState } from "./state";

const WITHOUT_TOKEN: readonly string[] = ["getCredentialsToken", "refreshToken"];
const WITHOUT_COMPANY: readonly string[] = ["getResourceMap"];
const NUMERIC_FIELDS = ["startTime", "endTime", "skip", "limit"];
const severities = ["Critical", "Alert", "Warning", "Information", "Pass"];

/** FortiCNP. To offer one more operation, add its handler to `handlers` under its operation id. */
export class ForticnpService implements EmulatedService {
  readonly name = "forticnp";
  readonly handlers: Readonly<Record<string, Handler>>;
  private readonly sessions: Sessions;
  private state: ForticnpState;

  constructor(private readonly options: SandboxOptions) {
    this.sessions = new Sessions(options);
    this.state = new ForticnpState(options);
    this.handlers = {
      getCredentialsToken: this.sessions.getCredentialsToken,
      refreshToken: this.sessions.refreshToken,
      getResourceMap: (call) => this.getResourceMap(call),
      listAlerts: (call) => this.listAlerts(call),
      listSeverities: () => ({
        status: 200,
        body: severities.map((name, index) => ({ id: String(index + 1), name })),
      }),
      listCountries: () => ({ status: 200, body: countries }),
      getDocumentViolation: (call) => this.getDocumentViolation(call),
    };
  }

  authorize(operationId: string, call: OperationCall): void {
    if (WITHOUT_TOKEN.includes(operationId)) {
      return;
    }
    if (WITHOUT_COMPANY.includes(operationId)) {
      this.sessions.login(call);
    } else {
      this.sessions.company(call);
    }
  }

  /** Times, `skip` and `limit` may come as numeric text. */
  lenient(body: JsonObject): JsonObject {
    const numbers = NUMERIC_FIELDS.filter((name) => /^\d{1,15}$/.test(textOf(body, name) ?? ""));
    return { ...body, ...Object.fromEntries(numbers.map((name) => [name, Number(body[name])])) };
  }

  errorBody(status: number, message: string): unknown {
    return { code: status, msg: message, httpCode: status };
  }

  reset(): void {
    this.sessions.revokeAll();
    this.state = new ForticnpState(this.options);
  }

  private getResourceMap(call: OperationCall): Answer {
    const { roleId, username, companies } = this.sessions.login(call);
    return { status: 200, body: [{ resourceURL: call.url.origin, roleId, username, companyMapSet: companies }] };
  }

  private listAlerts(call: OperationCall): Answer {
    const { companyId } = this.sessions.company(call);
    const found = filterAlerts(this.state.alerts(companyId), call.body);
    return {
      status: 200,
      body: page(
        found.map(({ wire }) => wire),
        windowOf(call.body),
      ),
    };
  }

  /** Without a match the answer has the counters alone and no `data`. */
  private getDocumentViolation(call: OperationCall): Answer {
    const fileId = call.headers["fileid"];
    if (!fileId) {
      throw new Refusal(400, "The header fileId is required.");
    }
    const found = this.state.violations(this.sessions.company(call).companyId, fileId);
    return {
      status: 200,
      body: found.length > 0 ? page(found, { skip: 0, limit: 10 }) : { totalPage: 0, limit: 0, skip: 0, totalCount: 0 },
    };
  }
}
