// Generated from openapi/forticnp.yaml and openapi/fortitoken-cloud.yaml by tools/generateContract.mjs; do not edit.

import type { OperationId, ServiceId } from "./operations";

export interface ValidationError {
  instancePath: string;
  message?: string;
  keyword: string;
  params: Record<string, unknown>;
}
/** Whether the data are valid; `errors` contains all errors of the last call. */
export type Validate = ((data: unknown) => boolean) & { errors?: ValidationError[] | null };

/** Bodies of requests. An operation without a body accepts anything. */
export const requestBody: { readonly [S in ServiceId]: Readonly<Record<OperationId<S>, Validate>> };

/**
 * `{ path, query, header }`, each an object of texts; header names in lower case, unknown names ignored.
 * Texts are converted in place to the type of the contract (`"20"` to 20).
 */
export const requestParameters: { readonly [S in ServiceId]: Readonly<Record<OperationId<S>, Validate>> };

/** Component schemas of the items of responses. */
export const schemas: {
  readonly forticnp: Readonly<Record<"AccountRole" | "AccountSeverity" | "Alert" | "AlertPolicy" | "CloudAccount" | "CloudAccountDetail" | "Country" | "DocumentActivity" | "DocumentDetail" | "DocumentPermission" | "DocumentViolation" | "Error" | "Event" | "Finding" | "PolicyViolation" | "RefreshedToken" | "Resource" | "ResourceConfig" | "ResourceDetail" | "ResourceMapEntry" | "Severity" | "SeverityCount" | "Token", Validate>>;
  readonly fortitoken: Readonly<Record<"AuthPreview" | "AuthStarted" | "AuthStatus" | "Balance" | "BaseUser" | "BriefUser" | "Count" | "Error" | "LoginAnswer" | "Quota" | "Realm" | "Task" | "TaskStarted" | "TempToken" | "Token" | "User" | "Version", Validate>>;
};
