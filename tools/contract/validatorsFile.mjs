// @ts-check
/** Generates the validators: ajv's stand-alone code, and tables of its functions by service and operation. */
import { createRequire } from "node:module";
import { answerItems, banner, resolve } from "./service.mjs";

/** @typedef {import("./service.mjs").Json} Json */
/** @typedef {import("./service.mjs").Operation} Operation */
/** @typedef {import("./service.mjs").Service} Service */
/** @typedef {import("ajv").default} Ajv */

const require = createRequire(import.meta.url);
/** @type {typeof import("ajv").default} */
const AjvClass = require("ajv").default;
/** @type {typeof import("ajv/dist/standalone/index.js").default} */
const standaloneCode = require("ajv/dist/standalone/index.js").default;

const parameterPlaces = ["path", "query", "header"];
const schemaUri = (/** @type {Service} */ service, /** @type {string} */ name) =>
  `contract://${service.key}/schemas/${name}`;
const describing = new Set(["description", "title", "example", "examples", "format", "default"]);

/** The schema as ajv needs it: without texts, and with references by the URI of the component. @returns {any} */
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
 * Schema of `{ path, query, header }`. Values are references, so that the code for a kind of value occurs once; `uriOf`
 * returns the URI of a value's schema.
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
  const ajv = new AjvClass({
    code: { source: true, esm: true },
    allErrors: true,
    strict: false,
    coerceTypes,
  });
  for (const service of services) {
    for (const [name, schema] of Object.entries(/** @type {Json} */ (service.document.components.schemas))) {
      ajv.addSchema({ $id: schemaUri(service, name), ...strip(service, schema) });
    }
  }
  return ajv;
}

/** Gives each schema of one ajv instance a URI and, on request, a function; equal schemas share both. */
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
    const name = functions.get(uri) ?? `${label}${functions.size}`;
    functions.set(uri, name);
    return name;
  };
  const code = () => standaloneCode(ajv, Object.fromEntries([...functions].map(([uri, name]) => [name, uri])));
  const names = () => [...functions.values()];
  return { uriOf, functionOf, code, names };
}

/** @returns {Record<string, string>} content by file name */
export function validatorFiles(/** @type {Service[]} */ services) {
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
  const head = banner(services);
  const imports = [
    `import { ${bodies.names().join(", ")} } from "./bodyValidators.js";\n`,
    `import { ${parameters.names().join(", ")} } from "./parameterValidators.js";\n\n`,
    "const anything = () => true;\n\n",
  ];
  return {
    "bodyValidators.js": `${head}${bodies.code()}\n`,
    "parameterValidators.js": `${head}${parameters.code()}\n`,
    "validators.js": [head, ...imports, ...tables].join(""),
    "validators.d.ts": typesFile(services),
  };
}

function typesFile(/** @type {Service[]} */ services) {
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
/** Whether the data are valid; \`errors\` contains all errors of the last call. */
export type Validate = ((data: unknown) => boolean) & { errors?: ValidationError[] | null };

/** Bodies of requests. An operation without a body accepts anything. */
export const requestBody: { readonly [S in ServiceId]: Readonly<Record<OperationId<S>, Validate>> };

/**
 * \`{ path, query, header }\`, each an object of texts; header names in lower case, unknown names ignored.
 * Texts are converted in place to the type of the contract (\`"20"\` to 20).
 */
export const requestParameters: { readonly [S in ServiceId]: Readonly<Record<OperationId<S>, Validate>> };

/** Component schemas of the items of responses. */
export const schemas: {
${services.map((service) => `  readonly ${service.key}: Readonly<Record<${union(service)}, Validate>>;`).join("\n")}
};
`;
}
