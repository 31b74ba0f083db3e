// @ts-check
/** One service's document of openapi/, as the generators read it. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** @typedef {Record<string, any>} Json */
/** @typedef {{ id: string, path: string, method: string, definition: Json }} Operation */
/** @typedef {{ key: string, source: string, typesFile: string, document: Json, operations: Operation[] }} Service */

const methods = ["get", "post", "put", "delete"];

/** First line of a generated file. */
export const banner = (/** @type {Service[]} */ services) =>
  `// Generated from ${services.map(({ source }) => source).join(" and ")} by tools/generateContract.mjs; do not edit.\n`;

/** Reads one document of openapi/; `key` names the service in code. @returns {Service} */
export function readService(/** @type {string} */ key, /** @type {string} */ source, /** @type {string} */ typesFile) {
  const document = parse(readFileSync(source, "utf8"));
  const operations = Object.entries(/** @type {Json} */ (document.paths)).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method])
      .map((method) => ({
        id: item[method].operationId,
        path,
        method: method.toUpperCase(),
        definition: item[method],
      })),
  );
  return { key, source, typesFile, document, operations };
}

/** Follows `$ref` within the document. @returns {Json} */
export function resolve(/** @type {Json} */ document, /** @type {Json} */ node) {
  if (typeof node?.$ref !== "string") return node;
  return resolve(
    document,
    node.$ref
      .slice(2)
      .split("/")
      .reduce((/** @type {Json} */ at, /** @type {string} */ name) => at[name], document),
  );
}

/** The name of the component schema of a response's item, below arrays, unions and the paging envelope. */
export function itemName(/** @type {Json | undefined} */ schema) {
  /** @type {(node: Json | undefined) => string | null} */
  const search = (node) => {
    if (!node) return null;
    if (node.$ref) return node.$ref.endsWith("/Page") ? null : node.$ref.split("/").pop();
    const inner = [
      node.items,
      node.properties?.data,
      node.properties?.datas,
      ...(node.allOf ?? []),
      ...(node.anyOf ?? []),
      ...(node.oneOf ?? []),
    ];
    return inner.map(search).find((name) => name !== null) ?? null;
  };
  return search(schema);
}

/** The component schemas of the items of responses, including errors. */
export function answerItems(/** @type {Service} */ service) {
  const names = service.operations.flatMap(({ definition }) =>
    Object.values(/** @type {Json} */ (definition.responses)).flatMap((response) => {
      const schema = resolve(service.document, response).content?.["application/json"]?.schema;
      return JSON.stringify(schema ?? {}).match(/(?<=#\/components\/schemas\/)\w+/g) ?? [];
    }),
  );
  return [...new Set(names)].filter((name) => name !== "Page").sort();
}
