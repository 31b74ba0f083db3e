import { createHash } from "node:crypto";
import { defined } from "../../defined";
import type { Operation, OperationId } from "../../contract";
import { ApiCaller, type CallRequest } from "../apiCaller";
import { decodeRecords, type RecordShape, totalOf } from "../decode";
import { isMarkup, ServiceError } from "../errors";
import { jsonText } from "../jsonText";
import type { Timing } from "../../timing";
import { BackgroundRequests, type Requests } from "../http/requests";
import type { ServiceRecord } from "../model";
import { type FetchPage, PagedList } from "../paging";
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

export interface FortiCnpCallerParts {
  readonly requests: Requests;
  readonly session: FortiCnpSession;
  readonly clock: Pick<Timing, "now">;
  /** Without it, the caller supports only sign-in and the resource map. */
  readonly scope?: FortiCnpScope | undefined;
}

/** Sends FortiCNP's calls for one company and role, and reads lists. */
export class FortiCnpCaller extends ApiCaller {
  /** The same caller for background requests. */
  readonly inBackground: () => FortiCnpCaller;

  readonly clock: Pick<Timing, "now">;

  constructor(parts: FortiCnpCallerParts) {
    const { requests, session, clock, scope } = parts;
    super(requests, session, scope ? { companyId: scope.companyId, roleId: scope.roleId } : {});
    this.clock = clock;
    this.inBackground = () => new FortiCnpCaller({ ...parts, requests: new BackgroundRequests(requests) });
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
    return new PagedList(this.fetchPages(shape, request, pageSize), (record) => record.id);
  }

  /** The pages of such a list, of which several lists can be made one. */
  fetchPages<T>(shape: RecordShape<T>, request: CallRequest, pageSize: number): FetchPage<ServiceRecord<T>> {
    return skipLimit(
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

/** One answer of an offset list, as the service sent it. */
interface OffsetPage<T> {
  readonly items: readonly T[];
  readonly totalCount?: number;
}

/** Where an offset list goes on. */
interface Place {
  /** Position of the first item that was not read yet. */
  readonly next: number;
  /** How many of the items before it are read again, to see whether the list moved. */
  readonly overlap: number;
  /** Stands for what these items were. */
  readonly digest: string;
}

/** Larger pages than this are not asked for: the largest that is known to be answered [CNP 3.23]. */
const largestPage = 1000;

/**
 * Pages of a list read by `skip` and `limit` [CNP 3.23]. Ends without further items or when `totalCount` is reached;
 * `totalPage` is not to be trusted, nor is a total that is less than what came.
 *
 * A list by offset moves under its reader: what leaves before the offset takes the next page's first items along, unseen. So a page is
 * asked for together with the one before it, in one request, and says `joined` where that is what it was, else `moved`. A service that
 * gives smaller pages than asked for is asked for the last item alone again.
 *
 * @param keyOf tells an item from the others of the list; `position` is the item's in the list
 */
export function skipLimit<T>(
  fetch: (skip: number, limit: number, signal: AbortSignal) => Promise<OffsetPage<T>>,
  limit: number,
  keyOf: (item: T, position: number) => string,
): FetchPage<T> {
  const digestOf = (items: readonly T[], position: number): string => {
    const hash = createHash("sha256");
    for (const [index, item] of items.entries()) hash.update(JSON.stringify(keyOf(item, position + index)));
    return hash.digest("base64");
  };

  const read = async (skip: number, size: number, overlap: number, signal: AbortSignal) => {
    const { items, totalCount } = await fetch(skip, size, signal);
    const reached = skip + items.length;
    const total = totalCount !== undefined && totalCount < reached && items.length > 0 ? undefined : totalCount;
    const ended = items.length === 0 || (total === undefined ? items.length <= overlap : reached >= total);
    return { items, total, ended };
  };

  return async (cursor, signal) => {
    const place = cursor === undefined ? undefined : (JSON.parse(cursor) as Place);
    const overlap = place?.overlap ?? 0;
    const skip = (place?.next ?? 0) - overlap;
    const size = Math.min(limit + overlap, largestPage);
    let { items, total, ended } = await read(skip, size, overlap, signal);
    const isSmall = items.length < size;
    if (!ended && items.length <= overlap) {
      const rest = await read(skip + items.length, limit, 0, signal);
      ({ total, ended } = rest);
      items = [...items, ...rest.items];
    }
    const moved = place && digestOf(items.slice(0, overlap), skip) !== place.digest;
    const again = total === undefined || isSmall ? 1 : Math.max(1, Math.min(items.length, limit, largestPage - limit));
    const next = skip + items.length;
    const goesOn: Place = { next, overlap: again, digest: digestOf(items.slice(-again), next - again) };
    return defined({
      items: moved ? items : items.slice(overlap),
      ...(place && { border: moved ? ("moved" as const) : ("joined" as const) }),
      ...(ended ? {} : { next: JSON.stringify(goesOn) }),
      total,
    });
  };
}
