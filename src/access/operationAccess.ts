import type { OperationId, ServiceId } from "../contract";

/**
 * Whether Send Request may send an operation. `send`: without confirmation. `ask`: after a confirmation. `never`: its
 * response contains tokens, or only old versions of the service offer it.
 */
export type OperationAccess = "send" | "ask" | "never";

/** Every operation of the contract; a missing one does not compile. */
export const operationAccess: { readonly [S in ServiceId]: Readonly<Record<OperationId<S>, OperationAccess>> } = {
  fortitoken: {
    login: "never",
    getVersion: "send",
    listRealms: "send",
    getRealm: "send",
    pageRealms: "send",
    listUsers: "send",
    createUser: "ask",
    getUser: "send",
    updateUser: "ask",
    deleteUser: "ask",
    pageUsers: "send",
    previewAuth: "send",
    authenticate: "ask",
    listAuth: "send",
    getAuth: "send",
    syncUsers: "ask",
    getTask: "send",
    listTokens: "send",
    createTempToken: "ask",
    deleteTempToken: "ask",
    listBaseUsers: "send",
    getBaseUser: "send",
    updateBaseUser: "ask",
    deleteBaseUser: "ask",
    pageBaseUsers: "send",
    getCount: "send",
    getBalance: "send",
    getQuota: "send",
    updateQuota: "ask",
  },
  forticnp: {
    getCredentialsToken: "never",
    refreshToken: "never",
    getAuthorizationToken: "never",
    getResourceMap: "send",
    getAccountRole: "never",
    listAlerts: "send",
    listAlertPolicies: "never",
    listSeverities: "send",
    listEvents: "send",
    listCountries: "send",
    getSeverityAlert: "send",
    getPolicyViolation: "send",
    getAccountSeverity: "send",
    listStatus: "send",
    getStatusDetail: "send",
    listFindings: "send",
    listResources: "send",
    getResourceDetail: "send",
    getResourceConfig: "send",
    getDocumentDetail: "send",
    getDocumentActivity: "send",
    getDocumentPermission: "send",
    getDocumentViolation: "send",
  },
};

/** `never` for an operation that is not in the table. */
export function accessOf(service: ServiceId, operationId: string): OperationAccess {
  const decided: Readonly<Record<string, OperationAccess>> = operationAccess[service];
  return Object.hasOwn(decided, operationId) ? (decided[operationId] ?? "never") : "never";
}
