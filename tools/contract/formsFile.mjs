// @ts-check
/**
 * Generates operationForms.ts with the questions for each operation, and the JSON schema of each body for the editor.
 */
import { banner, resolve } from "./service.mjs";

/** @typedef {import("./service.mjs").Json} Json */
/** @typedef {import("./service.mjs").Operation} Operation */
/** @typedef {import("./service.mjs").Service} Service */

/** The sessions send the tokens. */
const signIns = new Set(["getCredentialsToken", "refreshToken", "login"]);
/** Headers whose values come from the profile. */
const fromProfile = new Set(["companyId", "roleId"]);

const askable = (/** @type {Service} */ service) =>
  service.operations.filter(({ id, definition }) => definition["x-status"] === "current" && !signIns.has(id));

/** A parameter with the facts of its own schema. */
function parameterOf(/** @type {Service} */ service, /** @type {Json} */ node) {
  const { name, in: place, required, description, example, schema } = resolve(service.document, node);
  const facts = { ...resolve(service.document, schema), ...schema };
  const types = [facts.type ?? "string"].flat();
  const choices = facts.enum ?? facts["x-open-enum"] ?? (types.includes("boolean") ? [true, false] : undefined);
  return {
    name,
    in: place,
    required: required === true,
    type: types.includes("boolean") ? "boolean" : types.includes("integer") ? "integer" : "string",
    description: description ?? facts.description,
    choices: choices?.map(String),
    closed: facts.enum !== undefined || types.includes("boolean") || undefined,
    minimum: facts.minimum,
    maximum: facts.maximum,
    pattern: types.includes("boolean") ? undefined : facts.pattern,
    default: facts.default === undefined ? undefined : String(facts.default),
    example: example === undefined ? undefined : String(example),
  };
}

const bodySchema = (/** @type {Operation} */ { definition }) =>
  definition.requestBody?.content?.["application/json"]?.schema;

/** The required members of the schema, with a valid value where the contract names one. */
function template(/** @type {Service} */ service, /** @type {Operation} */ operation) {
  const schema = resolve(service.document, bodySchema(operation));
  const content = operation.definition.requestBody.content["application/json"];
  const example = content.example ?? /** @type {Json} */ (Object.values(content.examples ?? {})[0])?.value ?? {};
  return Object.fromEntries(
    (schema.required ?? []).map((/** @type {string} */ name) => {
      const type = [resolve(service.document, schema.properties[name]).type].flat()[0];
      return [name, type === "integer" ? (example[name] ?? 0) : type === "array" ? [] : ""];
    }),
  );
}

function formOf(/** @type {Service} */ service, /** @type {Operation} */ operation) {
  const { definition } = operation;
  const parameters = (definition.parameters ?? [])
    .map((/** @type {Json} */ node) => parameterOf(service, node))
    .filter((/** @type {Json} */ { in: place, name }) => place !== "header" || !fromProfile.has(name));
  return {
    summary: definition.summary,
    group: definition.tags[0],
    parameters: parameters.sort(
      (/** @type {Json} */ a, /** @type {Json} */ b) => Number(b.required) - Number(a.required),
    ),
    ...(bodySchema(operation) && { body: template(service, operation) }),
  };
}

/**
 * The schema as the editor's JSON language expects it: with `definitions`, and open enumerations as proposals. @returns
 * {any}
 */
function editorSchema(/** @type {any} */ node, isNameMap = false) {
  if (Array.isArray(node)) return node.map((inner) => editorSchema(inner));
  if (node === null || typeof node !== "object") return node;
  /** @type {Json} */
  const result = {};
  for (const [key, value] of Object.entries(node)) {
    if (isNameMap) result[key] = editorSchema(value);
    else if (key === "$ref") result.$ref = value.replace("#/components/schemas/", "#/definitions/");
    else if (key === "x-open-enum") result.examples = value;
    else if (!key.startsWith("x-") && key !== "example") {
      if (key !== "examples" || !("x-open-enum" in node)) result[key] = editorSchema(value, key === "properties");
    }
  }
  return result;
}

/** The component schemas that a node refers to. */
function reached(
  /** @type {Service} */ service,
  /** @type {any} */ node,
  /** @type {Set<string>} */ found = new Set(),
) {
  for (const [, name = ""] of JSON.stringify(node).matchAll(/#\/components\/schemas\/(\w+)/g)) {
    if (found.has(name)) continue;
    found.add(name);
    reached(service, service.document.components.schemas[name], found);
  }
  return found;
}

function schemaFile(/** @type {Service} */ service, /** @type {Operation} */ operation) {
  const schema = bodySchema(operation);
  const names = [...reached(service, schema)].sort();
  const definitions = names.map((name) => [name, editorSchema(service.document.components.schemas[name])]);
  const content = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: operation.definition.summary,
    ...editorSchema(schema),
    definitions: Object.fromEntries(definitions),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** @returns {Record<string, string>} content by file name */
export function formFiles(/** @type {Service[]} */ services) {
  const forms = Object.fromEntries(
    services.map((service) => [
      service.key,
      Object.fromEntries(askable(service).map((operation) => [operation.id, formOf(service, operation)])),
    ]),
  );
  const schemas = services.flatMap((service) =>
    askable(service)
      .filter(bodySchema)
      .map((operation) => [`schemas/${operation.id}.json`, schemaFile(service, operation)]),
  );
  return { "operationForms.ts": formsModule(services, forms), ...Object.fromEntries(schemas) };
}

function formsModule(/** @type {Service[]} */ services, /** @type {Json} */ forms) {
  return `${banner(services)}
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

export const operationForms: Readonly<Record<ServiceId, Readonly<Record<string, OperationForm>>>> = ${JSON.stringify(forms, null, 2)};
`;
}
