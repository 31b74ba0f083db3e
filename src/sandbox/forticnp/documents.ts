import { documentActivities } from "../seed/activities";
import { seedViolations } from "../seed/violations";
import { Refusal, type Answer, type OperationCall } from "../service";
import type { CompanyData } from "./company";
import { pageEnvelope, singleEnvelope, pageRangeOf } from "./envelope";
import { requiredPeriod } from "./period";
import type { StoredDocument } from "./records";

const nothingFound = { totalPage: 0, limit: 0, skip: 0, totalCount: 0 };
const violationsPage = { skip: 0, limit: 10 };

/** One scanned document, named by the header `fileId` [CNP 3.17-3.20]. */
export class DocumentHandlers {
  constructor(private readonly companyOf: (call: OperationCall) => CompanyData) {}

  readonly getDocumentDetail = (call: OperationCall): Answer => {
    const { fileId, name, storage } = documentIn(this.companyOf(call), call);
    const { account } = storage;
    return {
      status: 200,
      body: singleEnvelope({
        fileId,
        fileName: name,
        buId: account.buId,
        serviceId: account.id,
        ...(account.service === "Azure" ? { storageAccount: storage.name, storageAccountId: storage.id } : {}),
      }),
    };
  };

  readonly getDocumentActivity = (call: OperationCall): Answer => {
    const company = this.companyOf(call);
    const document = documentIn(company, call);
    const inPeriod = requiredPeriod(call.body);
    const operations = new Set(((call.body["operationList"] ?? []) as readonly unknown[]).map(String));
    const found = documentActivities(company.seed, document, company.alerts).filter(
      ({ id, operation, operationId, createTime }) =>
        inPeriod(createTime) &&
        (operations.size === 0 || [operation, String(operationId), id].some((x) => operations.has(x))),
    );
    return { status: 200, body: pageEnvelope(found, pageRangeOf(call.body)) };
  };

  /** A document with an alert about sharing is public until the alert is resolved. */
  readonly getDocumentPermission = (call: OperationCall): Answer => {
    const company = this.companyOf(call);
    const document = documentIn(company, call);
    const isPublic = company.alerts.some(
      ({ wire }) => wire.objectId === document.fileId && wire.policyCode === "FC-ACT-903" && wire.state !== "Resolved",
    );
    return {
      status: 200,
      body: singleEnvelope([
        {
          AccessControlInfoList: document.readers.map(({ id }) => ({ profileUserId: id })),
          sharedLink: isPublic ? [`https://files.example.net/${document.fileId.slice(0, 8)}`] : [],
          isPublic,
          shareLevel: isPublic ? "PUBLIC_SANDBOX" : "PRIVATE_SANDBOX",
          publicPermissionList: isPublic ? [{ permission: "READ_SANDBOX" }] : [],
        },
      ]),
    };
  };

  /** An unknown document has no violations. Without violations the response has only the counters and no `data`. */
  readonly getDocumentViolation = (call: OperationCall): Answer => {
    const company = this.companyOf(call);
    const document = company.document(fileIdOf(call));
    const found = document ? seedViolations(company.seed, document) : [];
    return { status: 200, body: found.length > 0 ? pageEnvelope(found, violationsPage) : nothingFound };
  };
}

function fileIdOf({ headers }: OperationCall): string {
  const fileId = headers["fileid"];
  if (!fileId) {
    throw new Refusal(400, `The header fileId is required${headers["filedid"] ? "; filedId is a misspelling" : ""}.`);
  }
  return fileId;
}

/** @throws Refusal 404 for a document that is unknown or in another cloud than the header `service` names */
function documentIn(company: CompanyData, call: OperationCall): StoredDocument {
  const document = company.document(fileIdOf(call));
  const cloud = call.headers["service"]?.toLowerCase();
  if (!document || (cloud && cloud !== document.storage.account.service.toLowerCase())) {
    throw new Refusal(404, "fileId is not a document of this company.");
  }
  return document;
}
