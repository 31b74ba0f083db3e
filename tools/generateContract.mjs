// @ts-check
/**
 * Generates src/contract/generated/ from openapi/*.yaml: types, the table of operations and the validators.
 *
 *   node tools/generateContract.mjs           write the files
 *   node tools/generateContract.mjs --check   exit 1 naming the files that are out of step
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import { parse } from "yaml";

const require = createRequire(import.meta.url);
/** @type {typeof import("ajv/dist/2020.js").default} */
const Ajv = require("ajv/dist/2020.js").default;
/** @type {typeof import("ajv/dist/standalone/index.js").default} */
const standaloneCode = require("ajv/dist/standalone/index.js").default;

/** @typedef {Record<string, any>} Json */
/** @typedef {{ id: string, path: string, method: string, definition: Json }} Operation */
/** @typedef {{ key: string, source: string, typesFile: string, document: Json, operations: Operation[] }} Service */

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const outputFolder = join(root, "src/contract/generated");
const methods = ["get", "post", "put", "delete"];
const parameterPlaces = ["path", "query", "header"];
const banner = (/** @type {string} */ sources) =>
  `// Generated from ${sources} by tools/generateContract.mjs; do not edit.\n`;

/** @returns {Service} */
function readService(/** @type {string} */ key, /** @type {string} */ source, /** @type {string} */ typesFile) {
  const document = parse(readFileSync(join(root, source), "utf8"));
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
function resolve(/** @type {Json} */ document, /** @type {Json} */ node) {
  if (typeof node?.$ref !== "string") return node;
  return resolve(
    document,
    node.$ref
      .slice(2)
      .split("/")
      .reduce((/** @type {Json} */ at, /** @type {string} */ name) => at[name], document),
  );
}

/** Name of the component schema that is one item of a JSON answer, below arrays, unions and the paging envelope. */
function itemName(/** @type {Json | undefined} */ schema) {
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

// ---- operations.ts

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
    clientKinds: definition["x-client-kinds"] ?? [],
  };
}

function operationsFile(/** @type {Service[]} */ services) {
  const table = Object.fromEntries(
    services.map((service) => [
      service.key,
      Object.fromEntries(service.operations.map((operation) => [operation.id, describeOperation(service, operation)])),
    ]),
  );
  return `${banner(services.map(({ source }) => source).join(" and "))}
/** One call of a service. Paths hold \`{name}\` for path parameters; \`item\` names the schema of one item of the answer. */
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
  /** Kinds of API client that see the call; empty where the service knows one kind only. */
  readonly clientKinds: readonly ("web" | "management")[];
}

export const operations = ${JSON.stringify(table, null, 2)} as const satisfies Record<string, Record<string, Operation>>;

export type ServiceId = keyof typeof operations;
export type OperationId<S extends ServiceId = ServiceId> = S extends ServiceId ? keyof (typeof operations)[S] & string : never;
`;
}

// ---- validators.js and validators.d.ts

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
 * `addValue` takes a value's schema and answers its URI.
 *
 * @param {Service} service
 * @param {Operation} operation
 * @param {(schema: Json) => string} addValue
 */
function parametersSchema(service, operation, addValue) {
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
          { $ref: addValue(strip(service, parameter.schema)) },
        ]),
      ),
      ...(required.length > 0 && { required }),
    };
  }
  return { type: "object", properties, required: Object.keys(properties) };
}

function createAjv(/** @type {Service[]} */ services, /** @type {boolean} */ coerceTypes) {
  const ajv = new Ajv({
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
function codeOf(
  /** @type {InstanceType<typeof Ajv>} */ ajv,
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

/** The component schemas that are items of answers, errors included. */
function answerItems(/** @type {Service} */ service) {
  const names = service.operations.flatMap(({ definition }) =>
    Object.values(/** @type {Json} */ (definition.responses)).flatMap((response) => {
      const schema = resolve(service.document, response).content?.["application/json"]?.schema;
      return JSON.stringify(schema ?? {}).match(/(?<=#\/components\/schemas\/)\w+/g) ?? [];
    }),
  );
  return [...new Set(names)].filter((name) => name !== "Page").sort();
}

function validatorsFile(/** @type {Service[]} */ services) {
  const bodies = createAjv(services, false);
  const parameters = createAjv(services, true);
  /** @type {Record<string, string>} */
  const bodyExports = {};
  /** @type {Record<string, string>} */
  const parameterExports = {};
  /** @type {Map<string, string>} */
  const parameterNames = new Map();
  const addParameters = (/** @type {Json} */ schema) => {
    const text = JSON.stringify(schema);
    const name = parameterNames.get(text) ?? `parameters${parameterNames.size}_`;
    if (!parameterNames.has(text)) {
      parameterNames.set(text, name);
      parameterExports[name] = `contract://${name}`;
      parameters.addSchema({ $id: `contract://${name}`, ...schema });
    }
    return name;
  };
  /** @type {Map<string, string>} */
  const valueUris = new Map();
  const addValue = (/** @type {Json} */ schema) => {
    const text = JSON.stringify(schema);
    const uri = schema.$ref ?? valueUris.get(text) ?? `contract://values/${valueUris.size}`;
    if (!schema.$ref && !valueUris.has(text)) {
      valueUris.set(text, uri);
      parameters.addSchema({ $id: uri, ...schema });
    }
    return uri;
  };
  /** @type {Record<string, Record<string, Record<string, string>>>} */
  const tables = { requestBody: {}, requestParameters: {}, schemas: {} };

  for (const service of services) {
    /** @type {Record<string, string>} */
    const bodyTable = {};
    /** @type {Record<string, string>} */
    const parameterTable = {};
    /** @type {Record<string, string>} */
    const schemaTable = {};
    const addBody = (/** @type {string} */ uri) => {
      const existing = Object.keys(bodyExports).find((name) => bodyExports[name] === uri);
      const name = existing ?? `body${Object.keys(bodyExports).length}_`;
      bodyExports[name] = uri;
      return name;
    };
    for (const operation of service.operations) {
      const content = operation.definition.requestBody?.content;
      const schema = content && /** @type {Json} */ (Object.values(content)[0]).schema;
      if (schema?.$ref) {
        bodyTable[operation.id] = addBody(strip(service, schema).$ref);
      } else if (schema) {
        const uri = `contract://${service.key}/bodies/${operation.id}`;
        bodies.addSchema({ $id: uri, ...strip(service, schema) });
        bodyTable[operation.id] = addBody(uri);
      } else {
        bodyTable[operation.id] = "anything";
      }
      if (operation.definition.parameters) {
        parameterTable[operation.id] = addParameters(parametersSchema(service, operation, addValue));
      } else {
        parameterTable[operation.id] = "anything";
      }
    }
    for (const name of answerItems(service)) schemaTable[name] = addBody(schemaUri(service, name));
    /** @type {Json} */ (tables.requestBody)[service.key] = bodyTable;
    /** @type {Json} */ (tables.requestParameters)[service.key] = parameterTable;
    /** @type {Json} */ (tables.schemas)[service.key] = schemaTable;
  }

  const exported = Object.entries(tables).map(
    ([name, table]) => `export const ${name} = ${JSON.stringify(table, null, 2).replace(/: "(\w+)"/g, ": $1")};\n`,
  );
  return [
    banner(services.map(({ source }) => source).join(" and ")),
    helpers,
    codeOf(bodies, bodyExports, "b_"),
    "\n",
    codeOf(parameters, parameterExports, "p_"),
    "\n",
    ...exported,
  ].join("");
}

function validatorTypesFile(/** @type {Service[]} */ services) {
  const union = (/** @type {Service} */ service) =>
    answerItems(service)
      .map((name) => `"${name}"`)
      .join(" | ");
  return `${banner(services.map(({ source }) => source).join(" and "))}
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

// ---- files

/** Content by file name. @returns {Promise<Record<string, string>>} */
async function generate() {
  const services = [
    readService("forticnp", "openapi/forticnp.yaml", "forticnp.ts"),
    readService("fortitoken", "openapi/fortitoken-cloud.yaml", "fortitokenCloud.ts"),
  ];
  /** @type {Record<string, string>} */
  const files = {};
  for (const service of services) {
    const types = astToString(await openapiTS(JSON.stringify(service.document)));
    files[service.typesFile] = `${banner(service.source)}\n${types}`;
  }
  files["operations.ts"] = operationsFile(services);
  files["validators.js"] = validatorsFile(services);
  files["validators.d.ts"] = validatorTypesFile(services);
  return files;
}

function readIfThere(/** @type {string} */ path) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return undefined;
    throw error;
  }
}

const stale = Object.entries(await generate()).filter(
  ([name, content]) => readIfThere(join(outputFolder, name)) !== content,
);
if (process.argv.includes("--check")) {
  for (const [name] of stale)
    process.stderr.write(`Out of step with openapi/: ${relative(root, join(outputFolder, name))}\n`);
  if (stale.length > 0) process.stderr.write("Run: npm run contract\n");
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  mkdirSync(outputFolder, { recursive: true });
  for (const [name, content] of stale) writeFileSync(join(outputFolder, name), content);
}
