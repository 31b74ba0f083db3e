import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { operations, type Operation } from "../../../src/contract";
import { needsOf } from "../../../src/sandbox/forticnp/access";
import { send, TestBench } from "./sandboxClient";

const tokenCalls = ["getCredentialsToken", "refreshToken", "getAuthorizationToken"];
const lists = ["listSeverities", "listEvents", "listCountries"];
const withoutCompany = ["getResourceMap", "getAccountRole"];
const withoutRole = ["getResourceMap", "listAlertPolicies", "getAccountSeverity", "listAlerts", ...lists];
const calls = Object.values<Operation>(operations.forticnp).filter(({ id }) => !tokenCalls.includes(id));

describe("Sandbox: FortiCNP access checks", () => {
  let bench: TestBench;
  let bearer: string;
  before(async () => {
    bench = await TestBench.start({ users: 0, alerts: 10, notOffered: [] });
    bearer = await bench.signIn();
  });
  after(() => bench.stop());

  const own = { companyId: "771205", roleId: "771204" };

  /** The status of a call with these headers, and with a body that may or may not do. */
  async function status({ method, path, bodyType }: Operation, headers: object, token = bearer): Promise<number> {
    const url = bench.sandbox.forticnpUrl + path;
    const body = bodyType === "json" ? {} : undefined;
    return (await send(url, { method, bearer: token, body, headers: { ...headers } })).status;
  }

  for (const operation of calls) {
    it(`checks token, company and role of ${operation.id}`, async () => {
      assert.equal(await status(operation, own, "made-up"), 401);
      const needsCompany = !withoutCompany.includes(operation.id);
      if (needsCompany) {
        assert.equal(await status(operation, { roleId: own.roleId }), lists.includes(operation.id) ? 200 : 400);
        assert.equal(await status(operation, { ...own, companyId: "771390" }), 403);
      }
      const needsRole = !withoutRole.includes(operation.id);
      if (needsRole) {
        assert.equal(await status(operation, { companyId: own.companyId }), 400);
      }
      if (operation.id !== "getResourceMap") {
        assert.equal(await status(operation, { ...own, roleId: "771388" }), 403);
      }
      // Only the body can still be invalid.
      assert.ok([200, 400].includes(await status(operation, own)));
    });

    it(`answers 429 to ${operation.id} beyond the rate limit, and 404 for a tenant without it`, async () => {
      bench.sandbox.options.set({ requestsPerMinute: 1 });
      assert.equal(await status(operation, own), 429);
      bench.sandbox.options.set({ requestsPerMinute: 0, notOffered: [operation.id] });
      assert.equal(await status(operation, own), 404);
      bench.sandbox.options.set({ notOffered: [] });
    });
  }
});

interface Definition {
  readonly operationId: string;
  readonly parameters?: readonly { readonly $ref?: string }[];
  readonly security?: readonly object[];
}

describe("Sandbox: FortiCNP access table", () => {
  const { paths } = parse(readFileSync("openapi/forticnp.yaml", "utf8")) as {
    paths: Record<string, Record<string, Definition>>;
  };
  for (const definition of Object.values(paths).flatMap((methods) => Object.values(methods))) {
    const { operationId, parameters = [], security } = definition;

    it(`requires for ${operationId} the token, company and role that the contract requires`, () => {
      const required = parameters.map(({ $ref = "" }) => $ref.slice($ref.lastIndexOf("/") + 1));
      const { token, company, role } = needsOf(operationId);
      assert.equal(token, !security || security.some((scheme) => "bearer" in scheme));
      assert.equal(company === "required", required.includes("CompanyId"));
      assert.equal(role === "required", required.includes("RoleId"));
    });
  }
});
