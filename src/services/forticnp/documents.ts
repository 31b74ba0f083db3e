import { defined } from "../../defined";
import {
  type DocumentActivity,
  type DocumentDetail,
  type DocumentPermission,
  type DocumentViolation,
  operations,
} from "../../contract";
import { schemas } from "../../contract/generated/validators";
import { decodeOne, type RecordShape } from "../decode";
import type { ServiceRecord } from "../model";
import type { PagedList } from "../paging";
import type { FortiCnpCaller } from "./caller";
import { type Period, wholePeriod } from "./period";

/** Filters of the activities of a document [CNP 3.18]. */
export interface ActivityQuery extends Period {
  /** Operations to keep. */
  readonly operationList?: readonly string[];
  /** The document's cloud. */
  readonly service?: string;
}

const { forticnp } = schemas;
const activityShape: RecordShape<DocumentActivity> = {
  kind: "documentActivity",
  validate: forticnp.DocumentActivity,
  // Its members are not documented.
  idOf: (activity) => (activity as Readonly<Record<string, unknown>>)["id"],
};
const violationShape: RecordShape<DocumentViolation> = {
  kind: "documentViolation",
  validate: forticnp.DocumentViolation,
  idOf: ({ dataPatternId }) => dataPatternId,
};

/**
 * Documents of data analysis; `fileId` is the `objectId` of a document alert [CNP 3.17-3.20]. Every method throws
 * `ServiceError`.
 */
export class Documents {
  constructor(private readonly caller: FortiCnpCaller) {}

  async detail(fileId: string, signal?: AbortSignal): Promise<ServiceRecord<DocumentDetail>> {
    const request = { operation: operations.forticnp.getDocumentDetail, headers: { fileId } };
    const shape: RecordShape<DocumentDetail> = {
      kind: "document",
      validate: forticnp.DocumentDetail,
      idOf: () => fileId,
    };
    return decodeOne(shape, await this.caller.json(request, signal));
  }

  /** All pages use the period as of this call. */
  activity(fileId: string, query: ActivityQuery = {}, pageSize = 50): PagedList<ServiceRecord<DocumentActivity>> {
    const { operationList, service } = query;
    const body = defined({
      ...wholePeriod(query, this.caller.clock),
      operationList,
    });
    const headers = defined({ fileId, service });
    const request = { operation: operations.forticnp.getDocumentActivity, headers, body };
    return this.caller.pages(activityShape, request, pageSize);
  }

  async permission(fileId: string, signal?: AbortSignal): Promise<ServiceRecord<DocumentPermission>> {
    const request = { operation: operations.forticnp.getDocumentPermission, headers: { fileId } };
    const shape: RecordShape<DocumentPermission> = {
      kind: "documentPermission",
      validate: forticnp.DocumentPermission,
      idOf: () => fileId,
    };
    return decodeOne(shape, await this.caller.json(request, signal));
  }

  /** The data patterns that the document matches. */
  violations(fileId: string, signal?: AbortSignal): Promise<ServiceRecord<DocumentViolation>[]> {
    const request = { operation: operations.forticnp.getDocumentViolation, headers: { fileId } };
    return this.caller.records(violationShape, request, signal);
  }
}
