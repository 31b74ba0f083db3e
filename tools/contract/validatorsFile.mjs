// @ts-check
/** validators.js and validators.d.ts: stand-alone ajv code, shortened. */
import { createRequire } from "node:module";
import { answerItems, banner, resolve } from "./service.mjs";

/** @typedef {import("./service.mjs").Json} Json */
/** @typedef {import("./service.mjs").Operation} Operation */
/** @typedef {import("./service.mjs").Service} Service */
/** @typedef {import("ajv/dist/2020.js").default} Ajv */

const require = createRequire(import.meta.url);
/** @type {typeof import("ajv/dist/2020.js").default} */
const Ajv2020 = require("ajv/dist/2020.js").default;
/** @type {typeof import("ajv/dist/standalone/index.js").default} */
const standaloneCode = require("ajv/dist/standalone/index.js").default;

const parameterPlaces = ["path", "query", "header"];
const schemaUri = (/** @type {Service} */ service, /** @type {string} */ name) =>
  `contract://${service.key}/schemas/${name}`;
const describing = new Set(["description", "title", "example", "examples", "format", "default"]);

/** What ajv needs of a schema: no texts, and references by the URI of the component. @returns {any} */
function strip(/** @type {Service} */ service, /** @type {any} */ node, isNameMap = false) {
  if (Array.isArray(node)) return node.map((inner) => strip(service, inner));
  if (node === null || typeof node !== "object") return node;
  /** @type {Json} */
  const result = {};
  for (const [key, value] of Object.entries(node)) {
    if (!isNameMap && (describing.has(key) || key.startsWith("x-"))) continue;
    result[key] =
      key === "$ref" && !isNameMap
        ? schemaUri(service, value.split("/").pop())
        : strip(service, value, key === "properties" && !isNameMap);
  }
  return result;
}

/**
 * Schema of `{ path, query, header }`. Values are references, so that the code for a kind of value occurs once;
 * `uriOf` takes a value's schema and answers its URI.
 *
 * @param {Service} service
 * @param {Operation} operation
 * @param {(schema: Json) => string} uriOf
 */
function parametersSchema(service, operation, uriOf) {
  const parameters = (operation.definition.parameters ?? []).map((/** @type {Json} */ node) =>
    resolve(service.document, node),
  );
  /** @type {Json} */
  const properties = {};
  for (const place of parameterPlaces) {
    const here = parameters.filter((/** @type {Json} */ parameter) => parameter.in === place);
    if (here.length === 0) continue;
    const nameOf = (/** @type {Json} */ parameter) =>
      place === "header" ? parameter.name.toLowerCase() : parameter.name;
    const required = here.filter((/** @type {Json} */ parameter) => parameter.required).map(nameOf);
    properties[place] = {
      type: "object",
      properties: Object.fromEntries(
        here.map((/** @type {Json} */ parameter) => [
          nameOf(parameter),
          { $ref: uriOf(strip(service, parameter.schema)) },
        ]),
      ),
      ...(required.length > 0 && { required }),
    };
  }
  return { type: "object", properties, required: Object.keys(properties) };
}

function createAjv(/** @type {Service[]} */ services, /** @type {boolean} */ coerceTypes) {
  const ajv = new Ajv2020({
    code: { source: true, esm: true, lines: false },
    allErrors: true,
    strict: false,
    coerceTypes,
    inlineRefs: !coerceTypes, // inline is smaller, but not with the code of a conversion
  });
  ajv.opts.unicode = false; // lengths in UTF-16 units, so that the code needs no run-time helper
  ajv.opts.unevaluated = false; // the contract has no unevaluatedProperties; saves a property mask per function
  ajv.opts.dynamicRef = false; // nor $dynamicRef; saves an argument per function
  for (const service of services) {
    for (const [name, schema] of Object.entries(/** @type {Json} */ (service.document.components.schemas))) {
      ajv.addSchema({ $id: schemaUri(service, name), ...strip(service, schema) });
    }
  }
  return ajv;
}

/** What the shortened code calls: ajv spells both out at each of some 1000 places. */
const helpers = `const anything = () => true;
const add = (errors, error) => (errors === null ? [error] : (errors.push(error), errors));
const wrongType = (instancePath, type) => ({ instancePath, keyword: "type", params: { type }, message: "must be " + type });
const missing = (instancePath, name) => ({ instancePath, keyword: "required", params: { missingProperty: name }, message: "must have required property '" + name + "'" });
`;

/** Code of one ajv instance; `prefix` keeps its names apart from those of the other. */
function shortCode(
  /** @type {Ajv} */ ajv,
  /** @type {Record<string, string>} */ exportsById,
  /** @type {string} */ prefix,
) {
  return standaloneCode(ajv, exportsById)
    .replace(/^"use strict";/, "")
    .replace(/\/\*# sourceURL=.*?\*\/;/g, "")
    .replace(/export default \w+;/g, "")
    .replace(/export const (\w+) = /g, "const $1 = ")
    .replace(/schemaPath:"[^"]*",/g, "")
    .replace(
      /const (err\d+) = (\{.*?\});if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}/g,
      "vErrors = add(vErrors, $2);",
    )
    .replace(
      /\{instancePath(?::([^,{}]*))?,keyword:"type",params:\{type: [^{}]*?\},message:"must be ([^"]*)"\}/g,
      (_, path, type) => `wrongType(${path ?? "instancePath"}, "${type}")`,
    )
    .replace(
      /\{instancePath(?::([^,{}]*))?,keyword:"required",params:\{missingProperty: "([^"]*)"\},message:[^{}]*\}/g,
      (_, path, name) => `missing(${path ?? "instancePath"}, "${name}")`,
    )
    .replace(
      /vErrors = vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\);/g,
      "vErrors = (vErrors ?? []).concat($1.errors);",
    )
    .replace(/\b(schema|validate|func|pattern)(\d+)\b/g, `${prefix}$1$2`)
    .replace(/\};?(?=function [bp]_|const )/g, "};\n")
    .replace(/;(?=const [bp]_|function [bp]_)/g, ";\n")
    .split("\n")
    .filter((line, _, lines) => {
      const schema = /^const ([bp]_schema\d+) = /.exec(line)?.[1];
      return !schema || lines.some((other) => other !== line && new RegExp(`\\b${schema}\\b`).test(other));
    })
    .join("\n");
}

/** Gives each schema of one ajv instance a URI, and a function where asked for; equal schemas share both. */
function createRegistry(/** @type {Ajv} */ ajv, /** @type {string} */ label) {
  /** @type {Map<string, string>} */
  const uris = new Map();
  /** @type {Map<string, string>} */
  const functions = new Map();

  const uriOf = (/** @type {Json} */ schema) => {
    if (schema.$ref) return schema.$ref;
    const text = JSON.stringify(schema);
    const uri = uris.get(text) ?? `contract://${label}/${uris.size}`;
    if (!uris.has(text)) ajv.addSchema({ $id: uri, ...schema });
    uris.set(text, uri);
    return uri;
  };
  const functionOf = (/** @type {Json} */ schema) => {
    const uri = uriOf(schema);
    const name = functions.get(uri) ?? `${label}${functions.size}_`;
    functions.set(uri, name);
    return name;
  };
  const code = () =>
    shortCode(ajv, Object.fromEntries([...functions].map(([uri, name]) => [name, uri])), `${label[0]}_`);
  return { uriOf, functionOf, code };
}

export function validatorsFile(/** @type {Service[]} */ services) {
  const bodies = createRegistry(createAjv(services, false), "body");
  const parameters = createRegistry(createAjv(services, true), "parameters");

  const bodyOf = (/** @type {Service} */ service, /** @type {Operation} */ { definition }) => {
    const media = /** @type {Json[]} */ (Object.values(definition.requestBody?.content ?? {}))[0];
    return media ? bodies.functionOf(strip(service, media.schema)) : "anything";
  };
  const parametersOf = (/** @type {Service} */ service, /** @type {Operation} */ operation) =>
    operation.definition.parameters
      ? parameters.functionOf(parametersSchema(service, operation, parameters.uriOf))
      : "anything";
  const byOperation = (/** @type {typeof bodyOf} */ functionOf) => (/** @type {Service} */ service) =>
    service.operations.map((operation) => [operation.id, functionOf(service, operation)]);

  const table = (/** @type {string} */ name, /** @type {(service: Service) => string[][]} */ entries) => {
    const content = Object.fromEntries(services.map((service) => [service.key, Object.fromEntries(entries(service))]));
    return `export const ${name} = ${JSON.stringify(content, null, 2).replace(/: "(\w+)"/g, ": $1")};\n`;
  };
  const tables = [
    table("requestBody", byOperation(bodyOf)),
    table("requestParameters", byOperation(parametersOf)),
    table("schemas", (service) =>
      answerItems(service).map((name) => [name, bodies.functionOf({ $ref: schemaUri(service, name) })]),
    ),
  ];
  return [banner(services), helpers, bodies.code(), "\n", parameters.code(), "\n", ...tables].join("");
}

export function validatorTypesFile(/** @type {Service[]} */ services) {
  const union = (/** @type {Service} */ service) =>
    answerItems(service)
      .map((name) => `"${name}"`)
      .join(" | ");
  return `${banner(services)}
import type { OperationId, ServiceId } from "./operations";

export interface ValidationError {
  instancePath: string;
  message?: string;
  keyword: string;
  params: Record<string, unknown>;
}
/** Answers whether the data fit; \`errors\` holds all errors of the last call. */
export type Validate = ((data: unknown) => boolean) & { errors?: ValidationError[] | null };

/** Bodies of requests. An operation without a body accepts anything. */
export const requestBody: { readonly [S in ServiceId]: Readonly<Record<OperationId<S>, Validate>> };

/**
 * \`{ path, query, header }\`, each an object of texts; header names in lower case, unknown names ignored.
 * Texts are converted in place to the type of the contract (\`"20"\` to 20).
 */
export const requestParameters: { readonly [S in ServiceId]: Readonly<Record<OperationId<S>, Validate>> };

/** Component schemas that are items of answers. */
export const schemas: {
${services.map((service) => `  readonly ${service.key}: Readonly<Record<${union(service)}, Validate>>;`).join("\n")}
};
`;
}
