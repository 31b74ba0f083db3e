import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { needsOf, type Needs } from "../../../src/sandbox/forticnp/access";

interface Definition {
  readonly operationId: string;
  readonly parameters?: readonly { readonly $ref?: string }[];
  readonly security?: readonly object[];
}

/** What the contract says of each operation: its parameters and its security. */
function documented(): Map<string, Needs> {
  const { paths } = parse(readFileSync("openapi/forticnp.yaml", "utf8")) as {
    paths: Record<string, Record<string, Definition>>;
  };
  const definitions = Object.values(paths).flatMap((methods) => Object.values(methods));
  return new Map(
    definitions.map(({ operationId, parameters = [], security }) => {
      const names = parameters.map(({ $ref = "" }) => $ref.slice($ref.lastIndexOf("/") + 1));
      const need = (name: string): Needs["company"] =>
        names.includes(name) ? "required" : names.includes(`Optional${name}`) ? "optional" : "none";
      const token = !security || security.some((scheme) => "bearer" in scheme);
      return [operationId, { token, company: need("CompanyId"), role: need("RoleId") }];
    }),
  );
}

describe("access to FortiCNP's operations in the sandbox", () => {
  it("requires the bearer, company and role that the contract requires", () => {
    const expected = Object.fromEntries(documented());
    const actual = Object.fromEntries(Object.keys(expected).map((operation) => [operation, needsOf(operation)]));
    assert.deepEqual(actual, expected);
  });
});
