import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { operations, type Operation, type ServiceId } from "../../../src/contract";
import { requestBody, requestParameters, schemas, type Validate } from "../../../src/contract/generated/validators";

interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
interface Schema {
  $ref?: string;
  required?: string[];
}
interface Answer {
  content?: Record<string, Media>;
}
interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  example?: unknown;
}
interface Definition {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, Answer>;
}
interface Document {
  paths: Record<string, Record<string, Definition>>;
  components: Record<string, Record<string, unknown>>;
}

const expectedIds: Record<ServiceId, string[]> = {
  forticnp: `getCredentialsToken refreshToken getAuthorizationToken getResourceMap getAccountRole listAlerts
    listAlertPolicies listSeverities listEvents listCountries getSeverityAlert getPolicyViolation getAccountSeverity
    listStatus getStatusDetail listFindings listResources getResourceDetail getResourceConfig getDocumentDetail
    getDocumentActivity getDocumentPermission getDocumentViolation`.split(/\s+/),
  fortitoken: `login getVersion listRealms getRealm pageRealms listUsers getUser pageUsers createUser updateUser
    deleteUser previewAuth authenticate listAuth getAuth syncUsers getTask listTokens createTempToken deleteTempToken
    listBaseUsers getBaseUser pageBaseUsers updateBaseUser deleteBaseUser getCount getBalance getQuota
    updateQuota`.split(/\s+/),
};
const marks: Record<string, RegExp> = {
  "x-confidence": /^(documented|client-code|inferred)$/,
  "x-source": /^\d+\.\d+(\.\d+)?; page \d+$/,
  "x-envelope": /^(bare-array|bare-object|array-or-object|data|datas|none)$/,
  "x-access": /^(read|write)$/,
  "x-status": /^(current|legacy)$/,
};

for (const [service, file] of [
  ["forticnp", "openapi/forticnp.yaml"],
  ["fortitoken", "openapi/fortitoken-cloud.yaml"],
] as const) {
  const document = parse(readFileSync(file, "utf8")) as Document;
  const definitions = Object.values(document.paths).flatMap((item) => Object.values(item));
  const table: Readonly<Record<string, Operation>> = operations[service];
  const bodies: Readonly<Record<string, Validate>> = requestBody[service];
  const parameters: Readonly<Record<string, Validate>> = requestParameters[service];
  const items: Readonly<Record<string, Validate>> = schemas[service];

  describe(`Contract ${file}`, () => {
    it("has exactly the expected operations in the document and in the table", () => {
      const expected = [...expectedIds[service]].sort();
      assert.deepEqual(definitions.map(({ operationId }) => operationId).sort(), expected);
      assert.deepEqual(Object.keys(table).sort(), expected);
    });

    for (const definition of definitions) {
      const operation = table[definition.operationId];
      if (operation) describe(operation.id, () => checkOperation(definition, operation));
    }
  });

  function checkOperation(definition: Definition, operation: Operation): void {
    it("has its confidence marks", () => {
      for (const [mark, pattern] of Object.entries(marks))
        assert.match(String(Reflect.get(definition, mark)), pattern, mark);
      assert.equal(operation.clientTypes.length > 0, service === "fortitoken");
    });

    it("has valid examples for everything with a schema", () => {
      for (const media of Object.values(definition.requestBody?.content ?? {})) {
        for (const example of examplesOf(media)) assertValid(found(bodies[operation.id]), example);
      }
      for (const [code, answer] of answersOf(definition)) {
        for (const media of Object.values(answer.content ?? {})) {
          const success = code.startsWith("2");
          const validate = found(items[success ? found(operation.item) : "Error"]);
          for (const example of examplesOf(media)) {
            for (const item of success ? unwrap(operation, example) : [example]) assertValid(validate, item);
          }
        }
      }
    });

    for (const media of Object.values(definition.requestBody?.content ?? {})) {
      for (const name of resolve<Schema>(media.schema ?? {}).required ?? []) {
        it(`refuses a body without ${name}`, () => {
          const body = { ...(found(examplesOf(media)[0]) as Record<string, unknown>) };
          assert.ok(Reflect.has(body, name));
          Reflect.deleteProperty(body, name);
          assertInvalid(found(bodies[operation.id]), body, "required", "");
        });
      }
    }

    const declared = (definition.parameters ?? []).map((parameter) => resolve<Parameter>(parameter));
    if (declared.length > 0) {
      it("accepts the examples of its parameters as texts", () => {
        for (const parameter of declared) assert.notEqual(parameter.example, undefined, parameter.name);
        assertValid(found(parameters[operation.id]), texts(declared));
      });
    }
    for (const left of declared.filter(({ required }) => required)) {
      it(`refuses a request without ${left.in} ${left.name}`, () => {
        const given = texts(declared.filter((parameter) => parameter !== left));
        assertInvalid(found(parameters[operation.id]), given, "required", `/${left.in}`);
      });
    }
  }

  function resolve<T extends object>(node: T): T {
    const reference = (node as Schema).$ref;
    if (reference === undefined) return node;
    const [section, name] = reference.split("/").slice(2);
    return resolve(document.components[section ?? ""]?.[name ?? ""] as T);
  }

  function answersOf(definition: Definition): [string, Answer][] {
    return Object.entries(definition.responses).map(([code, answer]) => [code, resolve(answer)]);
  }
}

describe("Contract validators", () => {
  it("report place and kind of every error", () => {
    const validate = schemas.forticnp.Alert;
    assert.equal(validate({ id: [], severity: 3, eventIdList: ["ev-1", {}] }), false);
    assert.deepEqual(
      (validate.errors ?? []).map(({ instancePath, keyword, message }) => [instancePath, keyword, message]),
      [
        ["/id", "type", "must be string,integer"],
        ["/severity", "type", "must be string,null"],
        ["/eventIdList/1", "type", "must be string,integer"],
      ],
    );
  });

  it("drop the errors of an earlier call", () => {
    const validate = schemas.fortitoken.Realm;
    assert.equal(validate({}), false);
    assert.equal(validate({ id: "r-1" }), true);
    assert.equal(validate.errors, null);
  });

  it("accept unknown members in responses and in FortiToken Cloud bodies", () => {
    assertValid(schemas.fortitoken.User, { id: "u-1", token_status: "new" });
    assertValid(requestBody.fortitoken.createUser, { username: "a", email: "a@example.net", sn: "X", other: 1 });
  });

  it("accept booleans as text, but no other text", () => {
    for (const lockout of [true, "true", "True", "False"]) assertValid(requestBody.fortitoken.updateUser, { lockout });
    assertInvalid(requestBody.fortitoken.updateUser, { lockout: "yes" }, "pattern", "/lockout");
  });

  it("accept numbers as text if vendor clients send them so", () => {
    const filter = {
      startTime: "1731300000000",
      endTime: 1731500000000,
      skip: 0,
      limit: 1,
      objectId: "9007199254740993",
    };
    assertValid(requestBody.forticnp.listFindings, filter);
    assertInvalid(requestBody.forticnp.listFindings, { ...filter, objectId: "bucket" }, "pattern", "/objectId");
  });

  it("never convert a body", () => {
    assertInvalid(requestBody.fortitoken.updateQuota, { realm_id: "r-1", quota: "40" }, "type", "/quota");
  });

  it("convert parameters to the contract's types before they validate them", () => {
    const request = { query: { limit: "100" } };
    assertValid(requestParameters.fortitoken.pageUsers, request);
    assert.deepEqual(request, { query: { limit: 100 } });
    assertInvalid(requestParameters.fortitoken.pageUsers, { query: { limit: "50" } }, "enum", "/query/limit");
    assertInvalid(requestParameters.fortitoken.pageUsers, { query: { limit: "many" } }, "type", "/query/limit");
    assertInvalid(requestParameters.fortitoken.getCount, { query: { resource: "sms" } }, "enum", "/query/resource");
  });

  it("keep all digits of long ids in headers", () => {
    const request = { header: { companyid: "771205", roleid: "771204", rid: "9007199254740993" } };
    assertValid(requestParameters.forticnp.getResourceDetail, request);
    assert.equal(request.header.rid, "9007199254740993");
  });
});

/** The items of an example response. */
function unwrap(operation: Operation, example: unknown): unknown[] {
  const inner =
    operation.envelope === "data" || operation.envelope === "datas"
      ? (example as Record<string, unknown>)[operation.envelope]
      : example;
  if (operation.envelope === "bare-array") assert.ok(Array.isArray(inner));
  if (operation.envelope === "bare-object") assert.ok(!Array.isArray(inner));
  return inner === undefined ? [] : [inner].flat();
}

function examplesOf(media: Media): unknown[] {
  const examples = [
    ...(media.example === undefined ? [] : [media.example]),
    ...Object.values(media.examples ?? {}).map(({ value }) => value),
  ];
  assert.ok(examples.length > 0, "no example");
  return examples;
}

/** Examples of parameters as sent over HTTP: texts by place, header names in lower case. */
function texts(declared: Parameter[]): Record<string, Record<string, string>> {
  const result: Record<string, Record<string, string>> = { path: {}, query: {}, header: {} };
  for (const { name, in: place, example } of declared) {
    found(result[place])[place === "header" ? name.toLowerCase() : name] = String(example);
  }
  return result;
}

function assertValid(validate: Validate, data: unknown): void {
  assert.ok(validate(data), `${JSON.stringify(data)}: ${JSON.stringify(validate.errors)}`);
}

function assertInvalid(validate: Validate, data: unknown, keyword: string, instancePath: string): void {
  assert.equal(validate(data), false, JSON.stringify(data));
  const errors = validate.errors ?? [];
  assert.ok(
    errors.some((error) => error.keyword === keyword && error.instancePath === instancePath),
    JSON.stringify(errors),
  );
}

function found<T>(value: T | null | undefined): T {
  assert.ok(value !== undefined && value !== null);
  return value;
}
