// Generated from openapi/forticnp.yaml and openapi/fortitoken-cloud.yaml by tools/generateContract.mjs; do not edit.

import type { ServiceId } from "./operations";

/** A parameter of an operation. */
export interface ParameterForm {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly type: "string" | "integer" | "boolean";
  readonly description?: string;
  readonly choices?: readonly string[];
  /** Whether only the choices are allowed. */
  readonly closed?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly default?: string;
  readonly example?: string;
}

/** The questions before an operation; legacy operations and those that issue tokens have none. */
export interface OperationForm {
  readonly summary: string;
  /** Name of the resource. */
  readonly group: string;
  /** Required ones first, without the headers that the profile sets. */
  readonly parameters: readonly ParameterForm[];
  /** The initial JSON body with its required members; absent for an operation without a body. */
  readonly body?: Readonly<Record<string, unknown>>;
}

export const operationForms: Readonly<Record<ServiceId, Readonly<Record<string, OperationForm>>>> = {
  "forticnp": {
    "getResourceMap": {
      "summary": "Get Resource Map",
      "group": "company",
      "parameters": []
    },
    "listAlerts": {
      "summary": "Get Alert by Filter",
      "group": "alert",
      "parameters": [],
      "body": {
        "startTime": 1731300000000,
        "endTime": 1731500000000,
        "skip": 0,
        "limit": 2
      }
    },
    "listSeverities": {
      "summary": "Get Severity",
      "group": "reference",
      "parameters": []
    },
    "listEvents": {
      "summary": "Get Event",
      "group": "reference",
      "parameters": []
    },
    "listCountries": {
      "summary": "Get Country List",
      "group": "reference",
      "parameters": []
    },
    "getSeverityAlert": {
      "summary": "Get Severity Alert",
      "group": "dashboard",
      "parameters": [
        {
          "name": "startTime",
          "in": "header",
          "required": false,
          "type": "integer",
          "description": "From, epoch ms (samples write `starttime`).",
          "example": "1731300000000"
        },
        {
          "name": "endTime",
          "in": "header",
          "required": false,
          "type": "integer",
          "description": "To, epoch ms (samples write `endtime`).",
          "example": "1731500000000"
        }
      ]
    },
    "getPolicyViolation": {
      "summary": "Get Policy Violation",
      "group": "dashboard",
      "parameters": [
        {
          "name": "startTime",
          "in": "header",
          "required": false,
          "type": "integer",
          "description": "From, epoch ms (samples write `starttime`).",
          "example": "1731300000000"
        },
        {
          "name": "endTime",
          "in": "header",
          "required": false,
          "type": "integer",
          "description": "To, epoch ms (samples write `endtime`).",
          "example": "1731500000000"
        }
      ]
    },
    "getAccountSeverity": {
      "summary": "Get Account Severity Level",
      "group": "dashboard",
      "parameters": []
    },
    "listStatus": {
      "summary": "Get Status List",
      "group": "account",
      "parameters": []
    },
    "getStatusDetail": {
      "summary": "Get Status Detail",
      "group": "account",
      "parameters": [
        {
          "name": "service",
          "in": "header",
          "required": true,
          "type": "string",
          "description": "Cloud of the account.",
          "choices": [
            "AWS",
            "Azure",
            "GoogleCloud"
          ],
          "example": "AWS"
        },
        {
          "name": "serviceId",
          "in": "header",
          "required": true,
          "type": "string",
          "description": "Account id within the cloud.",
          "example": "100000000001"
        }
      ]
    },
    "listFindings": {
      "summary": "Get Finding List",
      "group": "alert",
      "parameters": [],
      "body": {
        "startTime": 1731300000000,
        "endTime": 1731500000000,
        "skip": 0,
        "limit": 50,
        "objectId": 900719925474
      }
    },
    "listResources": {
      "summary": "Get Resource List",
      "group": "resource",
      "parameters": [],
      "body": {
        "filter": ""
      }
    },
    "getResourceDetail": {
      "summary": "Get Resource Detail",
      "group": "resource",
      "parameters": [
        {
          "name": "rid",
          "in": "header",
          "required": true,
          "type": "integer",
          "description": "Resource id (64 bits), `Resource.id`.",
          "pattern": "^[0-9]+$",
          "example": "900719925474"
        }
      ]
    },
    "getResourceConfig": {
      "summary": "Get Resource Config",
      "group": "resource",
      "parameters": [
        {
          "name": "resourceid",
          "in": "header",
          "required": true,
          "type": "integer",
          "description": "Resource id, `Resource.id`.",
          "pattern": "^[0-9]+$",
          "example": "900719925474"
        },
        {
          "name": "failedPolicyOnly",
          "in": "header",
          "required": false,
          "type": "boolean",
          "description": "Failed policies only (`true`) or all (`false`).",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "true"
        }
      ],
      "body": {}
    },
    "getDocumentDetail": {
      "summary": "Get Document Detail",
      "group": "document",
      "parameters": [
        {
          "name": "fileId",
          "in": "header",
          "required": true,
          "type": "string",
          "description": "Opaque document id, the `objectId` of a document alert. Two pages misspell the name `filedId`.",
          "example": "c2FuZGJveC1maWxlLWlkLTAwMDAwMDAwMDAwMDAwMDE"
        }
      ]
    },
    "getDocumentActivity": {
      "summary": "Get Document Activity",
      "group": "document",
      "parameters": [
        {
          "name": "fileId",
          "in": "header",
          "required": true,
          "type": "string",
          "description": "Opaque document id, the `objectId` of a document alert. Two pages misspell the name `filedId`.",
          "example": "c2FuZGJveC1maWxlLWlkLTAwMDAwMDAwMDAwMDAwMDE"
        },
        {
          "name": "service",
          "in": "header",
          "required": false,
          "type": "string",
          "description": "Cloud of the document.",
          "choices": [
            "AWS",
            "Azure",
            "GoogleCloud"
          ],
          "example": "AWS"
        }
      ],
      "body": {
        "startTime": 1731300000000,
        "endTime": 1731500000000,
        "skip": 0,
        "limit": 20
      }
    },
    "getDocumentPermission": {
      "summary": "Get Document Permission",
      "group": "document",
      "parameters": [
        {
          "name": "fileId",
          "in": "header",
          "required": true,
          "type": "string",
          "description": "Opaque document id, the `objectId` of a document alert. Two pages misspell the name `filedId`.",
          "example": "c2FuZGJveC1maWxlLWlkLTAwMDAwMDAwMDAwMDAwMDE"
        }
      ]
    },
    "getDocumentViolation": {
      "summary": "Get Document Violation",
      "group": "document",
      "parameters": [
        {
          "name": "fileId",
          "in": "header",
          "required": true,
          "type": "string",
          "description": "Opaque document id, the `objectId` of a document alert. Two pages misspell the name `filedId`.",
          "example": "c2FuZGJveC1maWxlLWlkLTAwMDAwMDAwMDAwMDAwMDE"
        }
      ]
    }
  },
  "fortitoken": {
    "getVersion": {
      "summary": "Service version",
      "group": "session",
      "parameters": [
        {
          "name": "sn",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Device serial (FTC edition and client code)",
          "example": "FGT60EXAMPLE0001"
        }
      ]
    },
    "listRealms": {
      "summary": "List realms",
      "group": "realm",
      "parameters": [
        {
          "name": "name",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Exact realm name",
          "example": "branch-lab"
        },
        {
          "name": "id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Id filter; normally in the path",
          "example": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705"
        },
        {
          "name": "deleted",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Deleted realm records",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "false"
        },
        {
          "name": "is_default",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Default realm",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "true"
        },
        {
          "name": "sn",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Device serial (FTC edition and client code)",
          "example": "FGT60EXAMPLE0001"
        },
        {
          "name": "customer_id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Account",
          "example": "700142"
        },
        {
          "name": "cluster_members",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Serials of a cluster",
          "example": "FGT60EXAMPLE0002"
        },
        {
          "name": "limit",
          "in": "query",
          "required": false,
          "type": "integer",
          "description": "Page size; v1 is not documented to page",
          "example": "100"
        },
        {
          "name": "next",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Cursor; v1 is not documented to page",
          "example": "bmV4dC1wYWdl"
        }
      ]
    },
    "getRealm": {
      "summary": "Get a realm",
      "group": "realm",
      "parameters": [
        {
          "name": "id",
          "in": "path",
          "required": true,
          "type": "string",
          "description": "Id of the item",
          "example": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705"
        },
        {
          "name": "deleted",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Deleted realm records",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "false"
        }
      ]
    },
    "pageRealms": {
      "summary": "List realms, paged",
      "group": "realm",
      "parameters": [
        {
          "name": "name",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Exact realm name",
          "example": "branch-lab"
        },
        {
          "name": "id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Id filter; normally in the path",
          "example": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705"
        },
        {
          "name": "deleted",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Deleted realm records",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "false"
        },
        {
          "name": "limit",
          "in": "query",
          "required": false,
          "type": "integer",
          "description": "Page size in items",
          "choices": [
            "20",
            "100",
            "200",
            "500",
            "1000"
          ],
          "closed": true,
          "default": "500",
          "example": "20"
        },
        {
          "name": "page",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Opaque cursor from `Link`; absent for the first page",
          "example": "bmV4dC1wYWdl"
        }
      ]
    },
    "listUsers": {
      "summary": "List users",
      "group": "user",
      "parameters": [
        {
          "name": "id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Id filter; normally in the path",
          "example": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705"
        },
        {
          "name": "realm_id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Realm",
          "example": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310"
        },
        {
          "name": "username",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Exact username",
          "example": "mlund"
        },
        {
          "name": "email",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Exact e-mail",
          "example": "mlund@example.net"
        },
        {
          "name": "mobile_number",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Exact number",
          "example": "+15550100007"
        },
        {
          "name": "active",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Enabled users",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "true"
        },
        {
          "name": "bypass_at",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Moment of bypass; comparison not documented",
          "example": "2025-02-03T08:15:42"
        },
        {
          "name": "lockout_at",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Moment of lockout; comparison not documented",
          "example": "2025-02-03T08:15:42"
        },
        {
          "name": "user_data",
          "in": "query",
          "required": false,
          "type": "integer",
          "description": "0 local, 1 remote LDAP",
          "choices": [
            "0",
            "1"
          ],
          "example": "0"
        },
        {
          "name": "auth_method",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Authentication method",
          "choices": [
            "FTM",
            "Email",
            "SMS",
            "FTK"
          ],
          "example": "FTM"
        },
        {
          "name": "notification_method",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Notification method",
          "choices": [
            "Email",
            "SMS"
          ],
          "example": "Email"
        },
        {
          "name": "brief",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Short form of the items",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "false"
        },
        {
          "name": "case_accent_sensitive",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Whether usernames compare with case and accents; default not documented",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "true"
        },
        {
          "name": "sn",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Device serial (FTC edition and client code)",
          "example": "FGT60EXAMPLE0001"
        },
        {
          "name": "vdom",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Virtual domain (FTC edition and client code)",
          "example": "root"
        },
        {
          "name": "realm",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Realm name",
          "example": "branch-lab"
        },
        {
          "name": "customer_id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Account",
          "example": "700142"
        },
        {
          "name": "cluster_members",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Serials of a cluster",
          "example": "FGT60EXAMPLE0002"
        },
        {
          "name": "limit",
          "in": "query",
          "required": false,
          "type": "integer",
          "description": "Page size; v1 is not documented to page",
          "example": "100"
        },
        {
          "name": "next",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Cursor; v1 is not documented to page",
          "example": "bmV4dC1wYWdl"
        }
      ]
    },
    "createUser": {
      "summary": "Create a user",
      "group": "user",
      "parameters": [],
      "body": {
        "username": "",
        "email": ""
      }
    },
    "getUser": {
      "summary": "Get a user",
      "group": "user",
      "parameters": [
        {
          "name": "id",
          "in": "path",
          "required": true,
          "type": "string",
          "description": "Id of the item",
          "example": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705"
        },
        {
          "name": "brief",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Short form of the items",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "false"
        },
        {
          "name": "sn",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Device serial (FTC edition and client code)",
          "example": "FGT60EXAMPLE0001"
        },
        {
          "name": "vdom",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Virtual domain (FTC edition and client code)",
          "example": "root"
        }
      ]
    },
    "updateUser": {
      "summary": "Change a user",
      "group": "user",
      "parameters": [
        {
          "name": "id",
          "in": "path",
          "required": true,
          "type": "string",
          "description": "Id of the item",
          "example": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705"
        }
      ],
      "body": {}
    },
    "deleteUser": {
      "summary": "Delete a user",
      "group": "user",
      "parameters": [
        {
          "name": "id",
          "in": "path",
          "required": true,
          "type": "string",
          "description": "Id of the item",
          "example": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705"
        },
        {
          "name": "username",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Exact username",
          "example": "mlund"
        },
        {
          "name": "sn",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Device serial (FTC edition and client code)",
          "example": "FGT60EXAMPLE0001"
        },
        {
          "name": "vdom",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Virtual domain (FTC edition and client code)",
          "example": "root"
        }
      ]
    },
    "pageUsers": {
      "summary": "List users, paged",
      "group": "user",
      "parameters": [
        {
          "name": "id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Id filter; normally in the path",
          "example": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705"
        },
        {
          "name": "realm_id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Realm",
          "example": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310"
        },
        {
          "name": "username",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Exact username",
          "example": "mlund"
        },
        {
          "name": "email",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Exact e-mail",
          "example": "mlund@example.net"
        },
        {
          "name": "mobile_number",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Exact number",
          "example": "+15550100007"
        },
        {
          "name": "active",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Enabled users",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "true"
        },
        {
          "name": "bypass_at",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Moment of bypass; comparison not documented",
          "example": "2025-02-03T08:15:42"
        },
        {
          "name": "lockout_at",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Moment of lockout; comparison not documented",
          "example": "2025-02-03T08:15:42"
        },
        {
          "name": "user_data",
          "in": "query",
          "required": false,
          "type": "integer",
          "description": "0 local, 1 remote LDAP",
          "choices": [
            "0",
            "1"
          ],
          "example": "0"
        },
        {
          "name": "auth_method",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Authentication method",
          "choices": [
            "FTM",
            "Email",
            "SMS",
            "FTK"
          ],
          "example": "FTM"
        },
        {
          "name": "notification_method",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Notification method",
          "choices": [
            "Email",
            "SMS"
          ],
          "example": "Email"
        },
        {
          "name": "brief",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Short form of the items",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "false"
        },
        {
          "name": "case_accent_sensitive",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Whether usernames compare with case and accents; default not documented",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "true"
        },
        {
          "name": "sn",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Device serial (FTC edition and client code)",
          "example": "FGT60EXAMPLE0001"
        },
        {
          "name": "vdom",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Virtual domain (FTC edition and client code)",
          "example": "root"
        },
        {
          "name": "limit",
          "in": "query",
          "required": false,
          "type": "integer",
          "description": "Page size in items",
          "choices": [
            "20",
            "100",
            "200",
            "500",
            "1000"
          ],
          "closed": true,
          "default": "500",
          "example": "20"
        },
        {
          "name": "page",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Opaque cursor from `Link`; absent for the first page",
          "example": "bmV4dC1wYWdl"
        }
      ]
    },
    "previewAuth": {
      "summary": "Pre-authentication",
      "group": "auth",
      "parameters": [],
      "body": {
        "username": ""
      }
    },
    "listAuth": {
      "summary": "Push results, batch",
      "group": "auth",
      "parameters": [
        {
          "name": "sn",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Device serial, or the client id of a web application.",
          "example": "7c1e0a52-2d4b-4f0a-8a66-90b7c4f2de11"
        },
        {
          "name": "vdom",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Virtual domain (FTC edition and client code)",
          "example": "root"
        },
        {
          "name": "chunksize",
          "in": "query",
          "required": false,
          "type": "integer",
          "description": "Batch size, default 500; typed String, but a number.",
          "minimum": 100,
          "maximum": 1000,
          "example": "500"
        }
      ]
    },
    "authenticate": {
      "summary": "Authenticate",
      "group": "auth",
      "parameters": [],
      "body": {
        "username": ""
      }
    },
    "getAuth": {
      "summary": "Push result",
      "group": "auth",
      "parameters": [
        {
          "name": "authid",
          "in": "path",
          "required": true,
          "type": "string",
          "description": "The `authid` of `authenticate`.",
          "example": "d2c3a9b8-1f40-4b57-8f0a-3a6e9b1c5d70"
        }
      ]
    },
    "syncUsers": {
      "summary": "Sync users",
      "group": "sync",
      "parameters": [],
      "body": {
        "sn": ""
      }
    },
    "getTask": {
      "summary": "Get a task",
      "group": "sync",
      "parameters": [
        {
          "name": "id",
          "in": "path",
          "required": true,
          "type": "string",
          "description": "Id of the item",
          "example": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705"
        },
        {
          "name": "sn",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Device serial (FTC edition and client code)",
          "example": "FGT60EXAMPLE0001"
        },
        {
          "name": "vdom",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Virtual domain (FTC edition and client code)",
          "example": "root"
        },
        {
          "name": "realm_id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Realm",
          "example": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310"
        },
        {
          "name": "customer_id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Account",
          "example": "700142"
        },
        {
          "name": "cluster_members",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Serials of a cluster",
          "example": "FGT60EXAMPLE0002"
        }
      ]
    },
    "listTokens": {
      "summary": "List tokens",
      "group": "token",
      "parameters": [
        {
          "name": "available",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Hardware tokens still free.",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "true"
        },
        {
          "name": "soft_token",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Mobile tokens.",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "true"
        },
        {
          "name": "status",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Only with `soft_token=true`; the sample writes `enabled`.",
          "choices": [
            "disable",
            "enable",
            "transfer",
            "others"
          ],
          "example": "enable"
        },
        {
          "name": "temp_token",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Temporary tokens.",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "false"
        },
        {
          "name": "user_id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Owner (base user).",
          "example": "5f2e6a10-93c7-4e9f-8f6e-6d1b7a0c4e22"
        },
        {
          "name": "token_sn",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "One token by serial.",
          "example": "FTKMOB5AEXMPL001"
        }
      ]
    },
    "createTempToken": {
      "summary": "Create a temporary token",
      "group": "token",
      "parameters": [],
      "body": {
        "user_id": ""
      }
    },
    "deleteTempToken": {
      "summary": "Delete a temporary token",
      "group": "token",
      "parameters": [
        {
          "name": "user_id",
          "in": "path",
          "required": true,
          "type": "string",
          "description": "Base user id.",
          "example": "5f2e6a10-93c7-4e9f-8f6e-6d1b7a0c4e22"
        }
      ]
    },
    "listBaseUsers": {
      "summary": "List base users",
      "group": "base user",
      "parameters": [
        {
          "name": "realm_id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Realm",
          "example": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310"
        },
        {
          "name": "id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Id filter; normally in the path",
          "example": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705"
        },
        {
          "name": "username",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Exact username",
          "example": "mlund"
        },
        {
          "name": "email",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Exact e-mail",
          "example": "mlund@example.net"
        },
        {
          "name": "mobile_number",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Exact number",
          "example": "+15550100007"
        },
        {
          "name": "case_accent_sensitive",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Whether usernames compare with case and accents; default not documented",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "true"
        }
      ]
    },
    "getBaseUser": {
      "summary": "Get a base user",
      "group": "base user",
      "parameters": [
        {
          "name": "id",
          "in": "path",
          "required": true,
          "type": "string",
          "description": "Id of the item",
          "example": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705"
        }
      ]
    },
    "updateBaseUser": {
      "summary": "Change a base user",
      "group": "base user",
      "parameters": [
        {
          "name": "id",
          "in": "path",
          "required": true,
          "type": "string",
          "description": "Id of the item",
          "example": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705"
        }
      ],
      "body": {}
    },
    "deleteBaseUser": {
      "summary": "Delete a base user",
      "group": "base user",
      "parameters": [
        {
          "name": "id",
          "in": "path",
          "required": true,
          "type": "string",
          "description": "Id of the item",
          "example": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705"
        }
      ]
    },
    "pageBaseUsers": {
      "summary": "List base users, paged",
      "group": "base user",
      "parameters": [
        {
          "name": "realm_id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Realm",
          "example": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310"
        },
        {
          "name": "id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Id filter; normally in the path",
          "example": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705"
        },
        {
          "name": "username",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Exact username",
          "example": "mlund"
        },
        {
          "name": "email",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Exact e-mail",
          "example": "mlund@example.net"
        },
        {
          "name": "mobile_number",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Exact number",
          "example": "+15550100007"
        },
        {
          "name": "case_accent_sensitive",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Whether usernames compare with case and accents; default not documented",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "true"
        },
        {
          "name": "limit",
          "in": "query",
          "required": false,
          "type": "integer",
          "description": "Page size in items",
          "choices": [
            "20",
            "100",
            "200",
            "500",
            "1000"
          ],
          "closed": true,
          "default": "500",
          "example": "20"
        },
        {
          "name": "page",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Opaque cursor from `Link`; absent for the first page",
          "example": "bmV4dC1wYWdl"
        }
      ]
    },
    "getCount": {
      "summary": "Count of a resource",
      "group": "licence",
      "parameters": [
        {
          "name": "resource",
          "in": "query",
          "required": true,
          "type": "string",
          "description": "What to count; an unknown word answers 400.",
          "choices": [
            "user",
            "realm",
            "device",
            "client",
            "SMS",
            "realm_quota"
          ],
          "closed": true,
          "example": "user"
        },
        {
          "name": "realm_id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Required for `realm_quota` only.",
          "example": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310"
        },
        {
          "name": "active",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Enabled items",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "true"
        },
        {
          "name": "customer_id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Account",
          "example": "700142"
        },
        {
          "name": "sn",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Device serial (FTC edition and client code)",
          "example": "FGT60EXAMPLE0001"
        },
        {
          "name": "cluster_members",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Serials of a cluster",
          "example": "FGT60EXAMPLE0002"
        }
      ]
    },
    "getBalance": {
      "summary": "Licence balance",
      "group": "licence",
      "parameters": []
    },
    "getQuota": {
      "summary": "Quota of the account or of one realm",
      "group": "licence",
      "parameters": [
        {
          "name": "realm_id",
          "in": "query",
          "required": false,
          "type": "string",
          "description": "Realm",
          "example": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310"
        },
        {
          "name": "brief",
          "in": "query",
          "required": false,
          "type": "boolean",
          "description": "Without the split by realm.",
          "choices": [
            "true",
            "false"
          ],
          "closed": true,
          "example": "false"
        }
      ]
    },
    "updateQuota": {
      "summary": "Set the quota of a realm",
      "group": "licence",
      "parameters": [],
      "body": {
        "realm_id": "",
        "quota": 40
      }
    }
  }
};
