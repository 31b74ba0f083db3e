import { defined } from "../../defined";
import type { Operation, OperationId } from "../../contract";
import { ApiCaller, type CallRequest } from "../apiCaller";
import { decodeRecords, type RecordShape, totalOf } from "../decode";
import { isMarkup, ServiceError } from "../errors";
import { jsonText } from "../jsonText";
import type { Timing } from "../../timing";
import { BackgroundRequests, type Requests } from "../http/requests";
import type { ServiceRecord } from "../model";
import { skipLimit } from "../pageSources";
import { PagedList } from "../paging";
import type { FortiCnpSession } from "./session";

/** Company and role of most calls; both come from the resource map [CNP 3.1]. */
export interface FortiCnpScope {
  readonly companyId: string;
  readonly roleId: string;
}

/** What a 404 of each operation means: the record that the request names is missing, or the tenant lacks the operation. */
const missingOn404: Readonly<Record<OperationId<"forticnp">, "record" | "operation">> = {
  getCredentialsToken: "operation",
  refreshToken: "operation",
  getAuthorizationToken: "operation",
  getResourceMap: "operation",
  getAccountRole: "operation",
  listAlerts: "operation",
  listAlertPolicies: "operation",
  listSeverities: "operation",
  listEvents: "operation",
  listCountries: "operation",
  getSeverityAlert: "operation",
  getPolicyViolation: "operation",
  getAccountSeverity: "operation",
  listStatus: "operation",
  getStatusDetail: "record",
  listFindings: "record",
  listResources: "operation",
  getResourceDetail: "record",
  getResourceConfig: "record",
  getDocumentDetail: "record",
  getDocumentActivity: "record",
  getDocumentPermission: "record",
  getDocumentViolation: "record",
};

/** Sends FortiCNP's calls for one company and role, and reads lists. */
export class FortiCnpCaller extends ApiCaller {
  /** The same caller for background requests. */
  readonly inBackground: () => FortiCnpCaller;

  constructor(
    requests: Requests,
    session: FortiCnpSession,
    readonly clock: Pick<Timing, "now">,
    scope?: FortiCnpScope,
  ) {
    super(requests, session, scope ? { companyId: scope.companyId, roleId: scope.roleId } : {});
    this.inBackground = () => new FortiCnpCaller(new BackgroundRequests(requests), session, clock, scope);
  }

  /** The 404 of an operation that the tenant lacks is `notOffered` [CNP 6.19]. */
  protected override explain(error: unknown, { id }: Operation): unknown {
    return isNotOffered(error, id) ? error.withCategory("notOffered") : error;
  }

  /** All records of a list that is not paged. */
  async records<T>(
    shape: RecordShape<T>,
    request: CallRequest,
    signal: AbortSignal | undefined,
  ): Promise<ServiceRecord<T>[]> {
    return decodeRecords(shape, await this.json(request, signal));
  }

  /** A list paged by the members `skip` and `limit` of the body. */
  pages<T>(shape: RecordShape<T>, request: CallRequest, pageSize: number): PagedList<ServiceRecord<T>> {
    const source = skipLimit(
      async (skip, limit, signal) => {
        const { json } = await this.send({ ...request, body: { ...request.body, skip, limit } }, signal);
        const totalCount = totalOf(json);
        const items = decodeRecords(shape, json, skip);
        return defined({ items, totalCount });
      },
      pageSize,
      (record, position) =>
        // A record without an id is identified by its content.
        record.id === `#${position}` ? jsonText(record.value) : record.id,
    );
    return new PagedList(source, (record) => record.id);
  }
}

/** A web page comes from a wrong host, and a 404 of the sign-in says nothing about the call. */
function isNotOffered(error: unknown, operation: string): error is ServiceError {
  return (
    ServiceError.is(error) &&
    error.category === "notFound" &&
    !isMarkup(error) &&
    error.operation === operation &&
    missingOn404[operation as OperationId<"forticnp">] === "operation"
  );
}
