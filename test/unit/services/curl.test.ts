import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import fc from "fast-check";
import { operations } from "../../../src/contract";
import { forticnpCredentials, fortitokenCredentials, type Sandbox, startSandbox } from "../../../src/sandbox";
import { createFortiCnpClient, createFortiTokenClient, RequestCapture } from "../../../src/services";
import { curlCommand } from "../../../src/services/http/curl";
import type { ApiRequest } from "../../../src/services/http/wire";
import { LogLines, TestServer } from "./testServer";

const canary = "canary-7Q2x";
const { fortitoken, forticnp } = operations;

/** Runs the line like a user who pasted it, and returns the response's text. */
async function paste(line: string, variables: Record<string, string>): Promise<string> {
  const shell = await promisify(execFile)(
    "bash",
    ["-c", `${line} --silent --show-error --fail-with-body --noproxy '*'`],
    {
      env: { PATH: process.env.PATH, ...variables },
    },
  );
  return shell.stdout;
}

describe("A request as a cURL line", () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ fortitokenPort: 0, forticnpPort: 0, seed: 5, users: 20, alerts: 40 });
  });
  after(() => sandbox.stop());

  const common = { label: "Sandbox", readOnly: false, timeoutMs: 10_000, log: new LogLines() };
  const { clientId, clientSecret } = fortitokenCredentials.webApp;
  const scope = { companyId: "771205", roleId: "771204" };

  const fortitokenToken = async (): Promise<string> => {
    const body = { client_id: clientId, client_secret: canary };
    const answer = await paste(curlCommand({ operation: fortitoken.login, body }, sandbox.fortitokenUrl), {
      CLIENT_SECRET: clientSecret,
    });
    return (JSON.parse(answer) as { access_token: string }).access_token;
  };
  const forticnpToken = async (): Promise<string> => {
    const request = { operation: forticnp.getCredentialsToken, body: { grant_type: "client_credentials" } };
    const answer = await paste(curlCommand(request, sandbox.forticnpUrl), {
      CLIENT_SECRET: forticnpCredentials.oneCompany,
    });
    return (JSON.parse(answer) as { access_token: string }).access_token;
  };

  it("signs in and reads a user of FortiToken Cloud", async () => {
    const options = { ...common, host: sandbox.fortitokenUrl, clientId, clientSecret };
    const [user] = await createFortiTokenClient(options).findUsers({});
    const requests = new RequestCapture();
    const request = await requests.captureRequest(() =>
      createFortiTokenClient({ ...options, clientSecret: "none", requests }).getUser(user!.id),
    );
    const line = curlCommand(request, sandbox.fortitokenUrl);
    assert(line.includes('-H "Authorization: Bearer $TOKEN"'), line);
    const answer = await paste(line, { TOKEN: await fortitokenToken() });
    assert(answer.includes(user!.id), answer);
  });

  it("signs in and reads an alert of FortiCNP, for the company and role", async () => {
    const options = { ...common, host: sandbox.forticnpUrl, credential: forticnpCredentials.oneCompany, scope };
    const list = createFortiCnpClient(options).alerts.list({});
    await list.loadMore();
    const { id } = list.items[0]!;
    const requests = new RequestCapture();
    const request = await requests.captureRequest(() => createFortiCnpClient({ ...options, requests }).alerts.get(id));
    const line = curlCommand(request, sandbox.forticnpUrl);
    for (const [name, value] of Object.entries(scope)) assert(line.includes(`-H '${name}: ${value}'`), line);
    assert((await paste(line, { TOKEN: await forticnpToken() })).includes(id));
  });

  it("sends a write, with the code from a variable", async () => {
    const body = { username: 'o\'brien "$HOME" `id`', email: "obrien@example.net", auth_method: "Email" };
    const create = curlCommand({ operation: fortitoken.createUser, body }, sandbox.fortitokenUrl);
    const answer = await paste(create, { TOKEN: await fortitokenToken() });
    assert.equal((JSON.parse(answer) as typeof body).username, body.username);
    const check = { operation: fortitoken.authenticate, body: { username: "mlund", token: "004217" } };
    const line = curlCommand(check, sandbox.fortitokenUrl);
    assert(line.includes(`"token":"'"$CODE"'"`) && !line.includes("004217"), line);
  });

  it("sends any text unchanged, and lets bash execute none of it", async () => {
    const server = new TestServer(() => ({ body: "ok" }));
    await server.start();
    try {
      const values = fc.sample(fc.string({ unit: "grapheme", minLength: 1 }), { numRuns: 8, seed: 3 });
      for (const value of ["$(id)", "'; id #", "a\nb", "@file", "!!", "[a]{b}", ...values]) {
        const request: ApiRequest = {
          operation: fortitoken.updateUser,
          pathParameters: { id: `x${value}` },
          query: { q: value },
          body: { value },
        };
        await paste(curlCommand(request, server.url), { TOKEN: "t" });
        const got = server.requests.at(-1)!;
        assert.deepEqual(JSON.parse(got.body), { value });
        assert.equal(got.url, `/api/v1/user/${encodeURIComponent(`x${value}`)}?q=${encodeURIComponent(value)}`);
        assert.equal(got.headers.authorization, "Bearer t");
      }
    } finally {
      await server.stop();
    }
  });

  it("contains no secret in any operation", () => {
    const names = ["client_secret", "refresh_token", "password", "token", "token_data", "activation_code"];
    const secrets = Object.fromEntries(names.map((name) => [name, canary]));
    for (const operation of [...Object.values(fortitoken), ...Object.values(forticnp)]) {
      const pathParameters = { id: "1", authid: "2", user_id: "3" };
      const request: ApiRequest = {
        operation,
        pathParameters,
        authorization: `Bearer ${canary}`,
        body: { ...secrets, inner: [secrets] },
      };
      if (operation.bodyType !== "form") assert(!curlCommand(request, "https://ftc.example.net").includes(canary));
    }
  });
});
