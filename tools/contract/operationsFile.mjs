// @ts-check
/** Generates operations.ts, the table of all operations. */
import { banner, itemName, resolve } from "./service.mjs";

/** @typedef {import("./service.mjs").Json} Json */
/** @typedef {import("./service.mjs").Operation} Operation */
/** @typedef {import("./service.mjs").Service} Service */

function describeOperation(/** @type {Service} */ service, /** @type {Operation} */ { id, path, method, definition }) {
  const bodyContent = definition.requestBody?.content ?? {};
  const success = Object.keys(definition.responses).filter((code) => code.startsWith("2"));
  const answers = success.map(
    (code) => resolve(service.document, definition.responses[code]).content?.["application/json"]?.schema,
  );
  return {
    id,
    method,
    path,
    access: definition["x-access"],
    status: definition["x-status"],
    bodyType: bodyContent["application/json"]
      ? "json"
      : bodyContent["application/x-www-form-urlencoded"]
        ? "form"
        : "none",
    bodyRequired: definition.requestBody?.required === true,
    success: success.map(Number),
    envelope: definition["x-envelope"],
    item: answers.map(itemName).find((name) => name !== null) ?? null,
    clientTypes: definition["x-client-types"] ?? [],
  };
}

export function operationsFile(/** @type {Service[]} */ services) {
  const table = Object.fromEntries(
    services.map((service) => [
      service.key,
      Object.fromEntries(service.operations.map((operation) => [operation.id, describeOperation(service, operation)])),
    ]),
  );
  return `${banner(services)}
/** One operation of a service. \`{name}\` in a path is a parameter; \`item\` is the schema of a response's item. */
export interface Operation {
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  /** \`read\` changes nothing, whatever the method. */
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

export const operations = ${JSON.stringify(table, null, 2)} as const satisfies Record<string, Record<string, Operation>>;

export type ServiceId = keyof typeof operations;
export type OperationId<S extends ServiceId = ServiceId> = S extends ServiceId ? keyof (typeof operations)[S] & string : never;
`;
}
