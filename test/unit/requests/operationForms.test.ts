import assert from "node:assert/strict";
import fs from "node:fs";
import { operations, type Operation, type ServiceId } from "../../../src/contract";
import { operationForms, type ParameterForm } from "../../../src/contract/generated/operationForms";
import { contributes } from "../../../package.json";
import { parameterField } from "../../../src/requests/parameterFields";
import { requestOf } from "../../../src/requests/requestDraft";
import { pathOf } from "../../../src/services/http/wire";

const services: readonly ServiceId[] = ["fortitoken", "forticnp"];
const signIns = ["login", "getCredentialsToken", "refreshToken"];

describe("the forms of Send Request", () => {
  it("exist for every current operation that issues no token", () => {
    for (const service of services) {
      const current = Object.values<Operation>(operations[service]).filter(({ status }) => status === "current");
      const expected = current.map(({ id }) => id).filter((id) => !signIns.includes(id));
      assert.deepEqual(Object.keys(operationForms[service]).sort(), expected.sort());
    }
  });

  it("require all parameters of a path", () => {
    for (const service of services) {
      for (const [operationId, form] of Object.entries(operationForms[service])) {
        const parameters = Object.fromEntries(form.parameters.map(({ in: place, name }) => [`${place}.${name}`, "x"]));
        const draft = { id: "1", profileId: "p", service, operationId, parameters };
        assert.doesNotMatch(pathOf(requestOf(draft, form)), /[{}]/);
        for (const parameter of form.parameters) if (parameter.in === "path") assert.ok(parameter.required);
      }
    }
  });

  it("have a schema in the manifest for every body", () => {
    const bodies = services.flatMap((service) =>
      Object.entries(operationForms[service])
        .filter(([, form]) => form.body)
        .map(([id]) => id),
    );
    const validated = contributes.jsonValidation.map(({ fileMatch, url }) => {
      const name = /^\.\/dist\/schemas\/(\w+)\.json$/.exec(url)?.[1] ?? "";
      assert.equal(fileMatch, `${name}.request.json`);
      assert.ok(fs.existsSync(`src/contract/generated/schemas/${name}.json`), name);
      return name;
    });
    assert.deepEqual(validated.sort(), bodies.sort());
  });

  const problem = async (parameter: Partial<ParameterForm>, value: string) =>
    parameterField({ name: "n", in: "query", required: true, type: "string", ...parameter }).validate?.(value, {});

  it("refuse values that the contract does not allow", async () => {
    assert.match((await problem({ type: "integer" }, "1.5")) ?? "", /whole number/);
    assert.match((await problem({ type: "integer", minimum: 1 }, "0")) ?? "", /1 or more/);
    assert.match((await problem({ type: "integer", maximum: 5 }, "6")) ?? "", /5 or less/);
    assert.match((await problem({ choices: ["a", "b"], closed: true }, "c")) ?? "", /a, b/);
    assert.match((await problem({ pattern: "^\\d+$" }, "x")) ?? "", /matches/);
    assert.equal(await problem({ type: "integer", minimum: 1, maximum: 5 }, "3"), undefined);
    assert.equal(await problem({ choices: ["a"] }, "c"), undefined);
  });
});
