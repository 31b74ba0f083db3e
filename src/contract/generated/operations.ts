// Generated from openapi/forticnp.yaml and openapi/fortitoken-cloud.yaml by tools/generateContract.mjs; do not edit.

/** One operation of a service. `{name}` in a path is a parameter; `item` is the schema of a response's item. */
export interface Operation {
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  /** `read` changes nothing, whatever the method. */
  readonly access: "read" | "write";
  readonly status: "current" | "legacy";
  readonly bodyType: "json" | "form" | "none";
  readonly bodyRequired: boolean;
  /** Documented success codes; accept any 2xx. */
  readonly success: readonly number[];
  readonly envelope: "bare-array" | "bare-object" | "array-or-object" | "data" | "datas" | "none";
  readonly item: string | null;
  /** Application types that may send it; empty if the service has only one type. */
  readonly clientTypes: readonly ("web" | "management")[];
}

export const operations = {
  "forticnp": {
    "getCredentialsToken": {
      "id": "getCredentialsToken",
      "method": "POST",
      "path": "/api/v1/auth/credentials/token/",
      "access": "read",
      "status": "current",
      "bodyType": "form",
      "bodyRequired": true,
      "success": [
        200
      ],
      "envelope": "bare-object",
      "item": "Token",
      "clientTypes": []
    },
    "refreshToken": {
      "id": "refreshToken",
      "method": "POST",
      "path": "/api/v1/auth/token/refresh",
      "access": "read",
      "status": "current",
      "bodyType": "form",
      "bodyRequired": true,
      "success": [
        200
      ],
      "envelope": "bare-object",
      "item": "RefreshedToken",
      "clientTypes": []
    },
    "getAuthorizationToken": {
      "id": "getAuthorizationToken",
      "method": "POST",
      "path": "/api/v1/auth/token",
      "access": "read",
      "status": "legacy",
      "bodyType": "form",
      "bodyRequired": true,
      "success": [
        200
      ],
      "envelope": "bare-object",
      "item": "Token",
      "clientTypes": []
    },
    "getResourceMap": {
      "id": "getResourceMap",
      "method": "GET",
      "path": "/api/v1/resourceURLMap",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-array",
      "item": "ResourceMapEntry",
      "clientTypes": []
    },
    "getAccountRole": {
      "id": "getAccountRole",
      "method": "GET",
      "path": "/api/v1/account/role",
      "access": "read",
      "status": "legacy",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-object",
      "item": "AccountRole",
      "clientTypes": []
    },
    "listAlerts": {
      "id": "listAlerts",
      "method": "POST",
      "path": "/api/v1/alert/list",
      "access": "read",
      "status": "current",
      "bodyType": "json",
      "bodyRequired": true,
      "success": [
        200
      ],
      "envelope": "data",
      "item": "Alert",
      "clientTypes": []
    },
    "listAlertPolicies": {
      "id": "listAlertPolicies",
      "method": "GET",
      "path": "/api/v1/alert/policy/list",
      "access": "read",
      "status": "legacy",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-array",
      "item": "AlertPolicy",
      "clientTypes": []
    },
    "listSeverities": {
      "id": "listSeverities",
      "method": "GET",
      "path": "/api/v1/severity",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-array",
      "item": "Severity",
      "clientTypes": []
    },
    "listEvents": {
      "id": "listEvents",
      "method": "GET",
      "path": "/api/v1/event",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-array",
      "item": "Event",
      "clientTypes": []
    },
    "listCountries": {
      "id": "listCountries",
      "method": "GET",
      "path": "/api/v1/country/list",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-array",
      "item": "Country",
      "clientTypes": []
    },
    "getSeverityAlert": {
      "id": "getSeverityAlert",
      "method": "GET",
      "path": "/api/v1/dashboard/severity/alert",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-array",
      "item": "SeverityCount",
      "clientTypes": []
    },
    "getPolicyViolation": {
      "id": "getPolicyViolation",
      "method": "GET",
      "path": "/api/v1/dashboard/policy/violation",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-array",
      "item": "PolicyViolation",
      "clientTypes": []
    },
    "getAccountSeverity": {
      "id": "getAccountSeverity",
      "method": "GET",
      "path": "/api/v1/dashboard/cloud/account/list",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-array",
      "item": "AccountSeverity",
      "clientTypes": []
    },
    "listStatus": {
      "id": "listStatus",
      "method": "GET",
      "path": "/api/v1/service/status/list",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-array",
      "item": "CloudAccount",
      "clientTypes": []
    },
    "getStatusDetail": {
      "id": "getStatusDetail",
      "method": "GET",
      "path": "/api/v1/service/status/detail",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-object",
      "item": "CloudAccountDetail",
      "clientTypes": []
    },
    "listFindings": {
      "id": "listFindings",
      "method": "POST",
      "path": "/api/v2/finding/list",
      "access": "read",
      "status": "current",
      "bodyType": "json",
      "bodyRequired": true,
      "success": [
        200
      ],
      "envelope": "data",
      "item": "Finding",
      "clientTypes": []
    },
    "listResources": {
      "id": "listResources",
      "method": "POST",
      "path": "/api/workload/v1/profile/resource/list",
      "access": "read",
      "status": "current",
      "bodyType": "json",
      "bodyRequired": true,
      "success": [
        200
      ],
      "envelope": "datas",
      "item": "Resource",
      "clientTypes": []
    },
    "getResourceDetail": {
      "id": "getResourceDetail",
      "method": "GET",
      "path": "/api/workload/v1/profile/resource/topology/detail",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-object",
      "item": "ResourceDetail",
      "clientTypes": []
    },
    "getResourceConfig": {
      "id": "getResourceConfig",
      "method": "POST",
      "path": "/api/workload/v2/profile/resource/tableView/configAssess",
      "access": "read",
      "status": "current",
      "bodyType": "json",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "datas",
      "item": "ResourceConfig",
      "clientTypes": []
    },
    "getDocumentDetail": {
      "id": "getDocumentDetail",
      "method": "POST",
      "path": "/api/v1/profile/document/detail",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "data",
      "item": "DocumentDetail",
      "clientTypes": []
    },
    "getDocumentActivity": {
      "id": "getDocumentActivity",
      "method": "POST",
      "path": "/api/v1/profile/document/activity",
      "access": "read",
      "status": "current",
      "bodyType": "json",
      "bodyRequired": true,
      "success": [
        200
      ],
      "envelope": "data",
      "item": "DocumentActivity",
      "clientTypes": []
    },
    "getDocumentPermission": {
      "id": "getDocumentPermission",
      "method": "POST",
      "path": "/api/v1/profile/document/permission",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "data",
      "item": "DocumentPermission",
      "clientTypes": []
    },
    "getDocumentViolation": {
      "id": "getDocumentViolation",
      "method": "POST",
      "path": "/api/v1/profile/document/violation",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "data",
      "item": "DocumentViolation",
      "clientTypes": []
    }
  },
  "fortitoken": {
    "login": {
      "id": "login",
      "method": "POST",
      "path": "/api/v1/login",
      "access": "read",
      "status": "current",
      "bodyType": "json",
      "bodyRequired": true,
      "success": [
        201
      ],
      "envelope": "bare-object",
      "item": "LoginAnswer",
      "clientTypes": [
        "web",
        "management"
      ]
    },
    "getVersion": {
      "id": "getVersion",
      "method": "GET",
      "path": "/version",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-object",
      "item": "Version",
      "clientTypes": [
        "web",
        "management"
      ]
    },
    "listRealms": {
      "id": "listRealms",
      "method": "GET",
      "path": "/api/v1/realm",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-array",
      "item": "Realm",
      "clientTypes": [
        "web",
        "management"
      ]
    },
    "getRealm": {
      "id": "getRealm",
      "method": "GET",
      "path": "/api/v1/realm/{id}",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-object",
      "item": "Realm",
      "clientTypes": [
        "web",
        "management"
      ]
    },
    "pageRealms": {
      "id": "pageRealms",
      "method": "GET",
      "path": "/api/v2/realm",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-array",
      "item": "Realm",
      "clientTypes": [
        "web",
        "management"
      ]
    },
    "listUsers": {
      "id": "listUsers",
      "method": "GET",
      "path": "/api/v1/user",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-array",
      "item": "User",
      "clientTypes": [
        "web"
      ]
    },
    "createUser": {
      "id": "createUser",
      "method": "POST",
      "path": "/api/v1/user",
      "access": "write",
      "status": "current",
      "bodyType": "json",
      "bodyRequired": true,
      "success": [
        201
      ],
      "envelope": "bare-object",
      "item": "User",
      "clientTypes": [
        "web"
      ]
    },
    "getUser": {
      "id": "getUser",
      "method": "GET",
      "path": "/api/v1/user/{id}",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-object",
      "item": "User",
      "clientTypes": [
        "web"
      ]
    },
    "updateUser": {
      "id": "updateUser",
      "method": "PUT",
      "path": "/api/v1/user/{id}",
      "access": "write",
      "status": "current",
      "bodyType": "json",
      "bodyRequired": true,
      "success": [
        202
      ],
      "envelope": "bare-object",
      "item": "User",
      "clientTypes": [
        "web",
        "management"
      ]
    },
    "deleteUser": {
      "id": "deleteUser",
      "method": "DELETE",
      "path": "/api/v1/user/{id}",
      "access": "write",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        204
      ],
      "envelope": "none",
      "item": null,
      "clientTypes": [
        "web"
      ]
    },
    "pageUsers": {
      "id": "pageUsers",
      "method": "GET",
      "path": "/api/v2/user",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-array",
      "item": "User",
      "clientTypes": [
        "web"
      ]
    },
    "previewAuth": {
      "id": "previewAuth",
      "method": "POST",
      "path": "/api/v1/auth/preview",
      "access": "read",
      "status": "current",
      "bodyType": "json",
      "bodyRequired": true,
      "success": [
        200
      ],
      "envelope": "bare-object",
      "item": "AuthPreview",
      "clientTypes": [
        "web"
      ]
    },
    "listAuth": {
      "id": "listAuth",
      "method": "GET",
      "path": "/api/v1/auth",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-array",
      "item": "AuthStatus",
      "clientTypes": [
        "web"
      ]
    },
    "authenticate": {
      "id": "authenticate",
      "method": "POST",
      "path": "/api/v1/auth",
      "access": "write",
      "status": "current",
      "bodyType": "json",
      "bodyRequired": true,
      "success": [
        200
      ],
      "envelope": "bare-object",
      "item": "AuthStarted",
      "clientTypes": [
        "web"
      ]
    },
    "getAuth": {
      "id": "getAuth",
      "method": "GET",
      "path": "/api/v1/auth/{authid}",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "array-or-object",
      "item": "AuthStatus",
      "clientTypes": [
        "web"
      ]
    },
    "syncUsers": {
      "id": "syncUsers",
      "method": "POST",
      "path": "/api/v1/user_sync",
      "access": "write",
      "status": "current",
      "bodyType": "json",
      "bodyRequired": true,
      "success": [
        201
      ],
      "envelope": "bare-object",
      "item": "TaskStarted",
      "clientTypes": [
        "web"
      ]
    },
    "getTask": {
      "id": "getTask",
      "method": "GET",
      "path": "/api/v1/task/{id}",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-object",
      "item": "Task",
      "clientTypes": [
        "web",
        "management"
      ]
    },
    "listTokens": {
      "id": "listTokens",
      "method": "GET",
      "path": "/api/v1/token",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-array",
      "item": "Token",
      "clientTypes": [
        "web",
        "management"
      ]
    },
    "createTempToken": {
      "id": "createTempToken",
      "method": "POST",
      "path": "/api/v1/token/temp",
      "access": "write",
      "status": "current",
      "bodyType": "json",
      "bodyRequired": true,
      "success": [
        201
      ],
      "envelope": "bare-object",
      "item": "TempToken",
      "clientTypes": [
        "management"
      ]
    },
    "deleteTempToken": {
      "id": "deleteTempToken",
      "method": "DELETE",
      "path": "/api/v1/token/temp/{user_id}",
      "access": "write",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        204
      ],
      "envelope": "none",
      "item": null,
      "clientTypes": [
        "management"
      ]
    },
    "listBaseUsers": {
      "id": "listBaseUsers",
      "method": "GET",
      "path": "/api/v1/user/base",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-array",
      "item": "BaseUser",
      "clientTypes": [
        "management"
      ]
    },
    "getBaseUser": {
      "id": "getBaseUser",
      "method": "GET",
      "path": "/api/v1/user/base/{id}",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-object",
      "item": "BaseUser",
      "clientTypes": [
        "management"
      ]
    },
    "updateBaseUser": {
      "id": "updateBaseUser",
      "method": "PUT",
      "path": "/api/v1/user/base/{id}",
      "access": "write",
      "status": "current",
      "bodyType": "json",
      "bodyRequired": true,
      "success": [
        202
      ],
      "envelope": "bare-object",
      "item": "BaseUser",
      "clientTypes": [
        "management"
      ]
    },
    "deleteBaseUser": {
      "id": "deleteBaseUser",
      "method": "DELETE",
      "path": "/api/v1/user/base/{id}",
      "access": "write",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        204
      ],
      "envelope": "none",
      "item": null,
      "clientTypes": [
        "management"
      ]
    },
    "pageBaseUsers": {
      "id": "pageBaseUsers",
      "method": "GET",
      "path": "/api/v2/user/base",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-array",
      "item": "BaseUser",
      "clientTypes": [
        "management"
      ]
    },
    "getCount": {
      "id": "getCount",
      "method": "GET",
      "path": "/api/v1/count",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-object",
      "item": "Count",
      "clientTypes": [
        "web",
        "management"
      ]
    },
    "getBalance": {
      "id": "getBalance",
      "method": "GET",
      "path": "/api/v1/balance",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-object",
      "item": "Balance",
      "clientTypes": [
        "web",
        "management"
      ]
    },
    "getQuota": {
      "id": "getQuota",
      "method": "GET",
      "path": "/api/v1/quota",
      "access": "read",
      "status": "current",
      "bodyType": "none",
      "bodyRequired": false,
      "success": [
        200
      ],
      "envelope": "bare-object",
      "item": "Quota",
      "clientTypes": [
        "management"
      ]
    },
    "updateQuota": {
      "id": "updateQuota",
      "method": "PUT",
      "path": "/api/v1/quota",
      "access": "write",
      "status": "current",
      "bodyType": "json",
      "bodyRequired": true,
      "success": [
        200,
        204
      ],
      "envelope": "bare-object",
      "item": "Quota",
      "clientTypes": [
        "management"
      ]
    }
  }
} as const satisfies Record<string, Record<string, Operation>>;

export type ServiceId = keyof typeof operations;
export type OperationId<S extends ServiceId = ServiceId> = S extends ServiceId ? keyof (typeof operations)[S] & string : never;
