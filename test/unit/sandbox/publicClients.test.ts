import assert from "node:assert/strict";
import { once } from "node:events";
import { request, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { fortitokenCredentials } from "../../../src/sandbox/credentials";
import { FortitokenBench, otherThan } from "./fortitokenBench";

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Requests as public clients of the service send them, byte for byte if it matters; only the address is ours. */
describe("Sandbox for public FortiToken Cloud clients", () => {
  let bench: FortitokenBench;
  beforeEach(async () => {
    bench = await FortitokenBench.start();
  });
  afterEach(() => bench.stop());

  const { clientId, clientSecret } = fortitokenCredentials.webApp;
  const json = { "Content-Type": "application/json" };
  const secretOf = (name: keyof typeof fortitokenCredentials) => ({
    client_id: fortitokenCredentials[name].clientId,
    client_secret: fortitokenCredentials[name].clientSecret,
  });

  /** Sends a request as given, with its body for any method, including GET. */
  async function call(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
    body = "",
  ): Promise<Answer> {
    const outgoing = request(bench.bench.sandbox.fortitokenUrl + path, {
      method,
      headers: body === "" ? headers : { ...headers, "Content-Length": String(Buffer.byteLength(body)) },
    });
    outgoing.end(body);
    const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
    return { status: incoming.statusCode, headers: incoming.headers, text: await text(incoming) };
  }

  async function tokenFrom(path: string, headers: Readonly<Record<string, string>>): Promise<string> {
    const body = JSON.stringify({ client_id: clientId, client_secret: clientSecret });
    const answer = await call("POST", path, headers, body);
    assert.equal(answer.status, 201, answer.text);
    return (JSON.parse(answer.text) as { access_token: string }).access_token;
  }

  it("supports a web site's second factor: login is 201, a right code 200, other codes are refused", async () => {
    await bench.ready();
    const signIn = async (username: string, token: string): Promise<number | undefined> => {
      const accessToken = await tokenFrom("/api/v1/login", json);
      const headers = { ...json, Authorization: `Bearer ${accessToken}` };
      return (await call("POST", "/api/v1/auth", headers, JSON.stringify({ username, token }))).status;
    };
    const code = await bench.code("mlund");
    assert.equal(await signIn("mlund", code), 200);
    assert.equal(await signIn("mlund", otherThan(code)), 401);
    assert.equal(await signIn("nobody", code), 400);
  });

  it("supports a login module that omits the code to send a push and polls for its result", async () => {
    await bench.ready();
    const token = await tokenFrom("/api/v1/login", { "content-type": "application/json; charset=utf-8" });
    const headers = { authorization: `bearer ${token}`, "CONTENT-TYPE": "application/json" };
    const unknown = await call("POST", "/api/v1/auth", headers, '{"username":"ghost"}');
    assert.equal(unknown.status, 400);
    assert.ok(unknown.text.includes("does not exist"));

    const sent = await call("POST", "/api/v1/auth", headers, '{"username":"mlund"}');
    assert.equal(sent.status, 200);
    const { authid } = JSON.parse(sent.text) as { authid: string };
    assert.equal(typeof authid, "string");
    const status = async (): Promise<unknown> => {
      const answer = await call("GET", `/api/v1/auth/${authid}`, { Authorization: `Bearer ${token}` });
      return (JSON.parse(answer.text) as { status: string }).status;
    };
    assert.equal(await status(), "waiting");
    await bench.control(`/pushes/${authid}`, { body: { status: "authenticated" } });
    assert.equal(await status(), "authenticated");
  });

  it("supports an infrastructure provider: a realm by name is an array of one, an unknown one an empty array", async () => {
    const headers = {
      Authorization: `Bearer ${await tokenFrom("/api/v1/login", { "Content-Type": "application/json" })}`,
    };
    const realms = async (name: string): Promise<{ id: string; name: string }[]> => {
      const answer = await call("GET", `/api/v1/realm?name=${name}`, headers);
      assert.equal(answer.status, 200);
      return JSON.parse(answer.text) as { id: string; name: string }[];
    };
    const [realm, ...others] = await realms("branch-lab");
    assert.deepEqual([realm?.name, others], ["branch-lab", []]);
    assert.deepEqual(await realms("nowhere"), []);

    const write = await call(
      "POST",
      "/api/v1/realm",
      { ...headers, "Content-Type": "application/json" },
      '{"name":"x"}',
    );
    assert.equal(write.status, 501);
    assert.match(write.text, /not documented/);
  });

  it("answers 501, not 404, for operations that it does not emulate", async () => {
    const headers = { Authorization: `Bearer ${await tokenFrom("/api/v1/login", json)}`, ...json };
    const things = ["application", "usersource", "usersource/domain", "domain", "namespace", "client", "certificate"];
    const calls = [
      ...things.flatMap((thing) => [
        ["GET", `/api/v1/${thing}`],
        ["GET", `/api/v1/${thing}/`],
        ["GET", `/api/v1/${thing}/4711`],
        ["POST", `/api/v1/${thing}`],
        ["PUT", `/api/v1/${thing}/4711`],
        ["DELETE", `/api/v1/${thing}/4711`],
      ]),
      ...["POST", "PUT", "PATCH", "DELETE"].map((method) => [method, "/api/v1/realm/4711"]),
    ] as [string, string][];
    for (const [method, path] of calls) {
      const { status, text } = await call(method, path, headers, method === "GET" ? "" : "{}");
      assert.equal(status, 501, `${method} ${path}`);
      assert.match((JSON.parse(text) as { message: string }).message, /not documented and not emulated/);
    }
    assert.equal((await call("GET", "/api/v1/nothing", headers)).status, 404);
  });

  it("supports a byte scanner: exactly one blank after the colon between name and value", async () => {
    const login = await call("POST", "/api/v1/login", json, JSON.stringify(secretOf("webApp")));
    const [, token] = /"access_token": "([^"]+)","expires_in": \d+\}$/.exec(login.text) ?? [];
    assert.ok(token, login.text);
    const headers = { Authorization: `Bearer ${token}`, ...json };
    const odd = 'a:b","c":"d \\" : \\\\';
    const user = { username: odd, email: "odd@example.net", auth_method: "Email" };
    const created = await call("POST", "/api/v1/user", headers, JSON.stringify(user));
    assert.equal(created.status, 201, created.text);
    assert.equal((JSON.parse(created.text) as { username: string }).username, odd);
    assert.ok(created.text.includes(`"username": ${JSON.stringify(odd)}`), created.text);
    const wrong = await call("POST", "/api/v1/login", json, JSON.stringify({ ...secretOf("webApp"), client_id: "x" }));
    assert.match(wrong.text, /^\{"message": "/);
  });

  it("supports a program with a base64 secret: a wrong one gets 401, not 400", async () => {
    for (const client_secret of [
      "c2FuZGJveC1zZWNyZXQtMDAwMQ==",
      "AAAA+BBBB/CCCC1234567890123456789012345678=",
      "x".repeat(44),
    ]) {
      const answer = await call("POST", "/api/v1/login", json, JSON.stringify({ client_id: clientId, client_secret }));
      assert.equal(answer.status, 401, client_secret);
      assert.notEqual((JSON.parse(answer.text) as { message: string }).message, "");
    }
  });

  it("supports an inventory program: an empty body without a realm lists all base users", async () => {
    const login = await call("POST", "/api/v1/login", json, JSON.stringify(secretOf("management")));
    const { access_token } = JSON.parse(login.text) as { access_token: string };
    const headers = { Authorization: `Bearer ${access_token}`, ...json };
    const list = async (path: string, body = ""): Promise<{ id: string; realm_id: string }[]> => {
      const answer = await call("GET", path, headers, body);
      assert.equal(answer.status, 200, answer.text);
      return JSON.parse(answer.text) as { id: string; realm_id: string }[];
    };
    const all = await list("/api/v1/user/base", "{}");
    assert.ok(new Set(all.map(({ realm_id }) => realm_id)).size > 1, "of several realms");
    const byRealm = [];
    for (const { id } of await list("/api/v1/realm")) byRealm.push(...(await list(`/api/v1/user/base?realm_id=${id}`)));
    const ids = (users: readonly { id: string }[]) => [...new Set(users.map(({ id }) => id))].sort();
    assert.deepEqual(ids(all), ids(byRealm));
    assert.deepEqual(await list("/api/v1/user/base/", "{}"), all);
    assert.deepEqual(await list("/api/v2/user/base", "{}"), all);
  });

  it("supports a web site with several methods: auth_method selects the method of the code", async () => {
    const { id } = await bench.ready({ auth_method: "FTM" });
    const headers = { Authorization: `Bearer ${await tokenFrom("/api/v1/login", json)}`, ...json };
    const begin = async (more: object): Promise<object> => {
      const answer = await call("POST", "/api/v1/auth", headers, JSON.stringify({ username: "mlund", ...more }));
      assert.equal(answer.status, 200, answer.text);
      return answer.text === "" ? {} : (JSON.parse(answer.text) as object);
    };
    const sent = async () => (await bench.control("/codes")).json<{ method: string; code: string }[]>();
    assert.deepEqual(Object.keys(await begin({})), ["authid"]);
    assert.deepEqual(await sent(), []);
    for (const auth_method of ["Email", "SMS"]) {
      assert.deepEqual(await begin({ auth_method }), {});
      const [{ method, code } = { method: "", code: "" }] = await sent();
      assert.equal(method, auth_method);
      await begin({ auth_method, token: code });
    }
    assert.deepEqual(Object.keys(await begin({ auth_method: "FTM" })), ["authid"]);
    const unchanged = await call("GET", `/api/v1/user/${id}`, headers);
    assert.match(unchanged.text, /"auth_method": "FTM"/);
  });

  it("supports a set-up script: a realm named default exists and accepts users", async () => {
    const headers = { Authorization: `Bearer ${await tokenFrom("/api/v1/login", json)}`, ...json };
    const realms = await call("GET", "/api/v1/realm?name=default", headers);
    const [realm, ...others] = JSON.parse(realms.text) as { id: string; name: string; deleted_at: unknown }[];
    assert.deepEqual([realm?.name, realm?.deleted_at, others], ["default", null, []]);
    const user = { username: "x", email: "x@example.net", realm: "default", auth_method: "Email" };
    const created = await call("POST", "/api/v1/user", headers, JSON.stringify(user));
    assert.equal((JSON.parse(created.text) as { realm_id: string }).realm_id, realm?.id, created.text);
  });

  describe("a template module", () => {
    let headers: Record<string, string>;
    beforeEach(async () => {
      const json = { "Content-Type": "application/json", Accept: "application/json" };
      headers = { ...json, Authorization: `Bearer ${await tokenFrom("/api/v1/login/", json)}` };
    });

    it("can end paths with a slash, and send optional members as nulls and texts", async () => {
      const created = await call(
        "POST",
        "/api/v1/user/",
        headers,
        JSON.stringify({
          username: "mlund",
          email: "mlund@example.net",
          mobile_number: null,
          user_data: "0",
          brief: "False",
          case_accent_sensitive: "True",
          sn: "FGVMEXAMPLE00042",
          vdom: "root",
          cluster_members: null,
        }),
      );
      assert.equal(created.status, 201, created.text);
      const { id, realm_id } = JSON.parse(created.text) as { id: string; realm_id: string };
      assert.equal(realm_id, (await bench.realm("FGVMEXAMPLE00042-root")).id);

      const changed = await call(
        "PUT",
        `/api/v1/user/${id}/`,
        headers,
        '{"active":"False","notification_method":null}',
      );
      assert.equal(changed.status, 202, changed.text);
      assert.equal((JSON.parse(changed.text) as { active: boolean }).active, false);
      const query = "sn=FGVMEXAMPLE00042&vdom=root&active=False&limit=100&next=&customer_id=700142";
      const listed = await call("GET", `/api/v1/user/?username=mlund&${query}`, headers);
      assert.deepEqual(
        (JSON.parse(listed.text) as { id: string }[]).map((user) => user.id),
        [id],
      );
      const removed = await call("DELETE", `/api/v1/user/${id}/?sn=FGVMEXAMPLE00042&vdom=root&username=mlund`, headers);
      assert.deepEqual([removed.status, removed.text], [204, ""]);
    });

    it("can send filters in the body of a GET", async () => {
      const answer = await call("GET", "/api/v1/realm/", headers, '{"name":"branch-lab","deleted":false}');
      assert.deepEqual(
        (JSON.parse(answer.text) as { name: string }[]).map((realm) => realm.name),
        ["branch-lab"],
      );
      const count = await call("GET", "/api/v1/count/", headers, '{"resource":"realm"}');
      assert.equal(count.status, 200, count.text);
      const bad = await call("GET", "/api/v1/count", headers, "{'resource': 'realm'}");
      assert.equal(bad.status, 400);
      assert.match(bad.text, /not JSON/);
    });

    it("can read the version without a token", async () => {
      const answer = await call("GET", "/version?sn=FGVMEXAMPLE00042");
      assert.equal(answer.status, 200);
      assert.match(answer.text, /^\{[^\n]*"\d+\.\d+\.\d+"\}$/);
    });

    it("gets an error for a change of users by filter", async () => {
      const answer = await call("PUT", "/api/v1/user?username=mlund", headers, '{"active":false}');
      assert.equal(answer.status, 501);
      assert.match(answer.text, /by filter/);
    });

    it("can sync users of an appliance in its own format of serials and numbers", async () => {
      const body = {
        sn: "FGVMEXAMPLE00042",
        vdom: "root",
        users: [{ action: "create", id: "", username: 4711, email: "n4711@example.net", mobile_number: 15550100009 }],
        cluster_members: ["FGVMEXAMPLE00043"],
      };
      const started = await call("POST", "/api/v1/user_sync/", headers, JSON.stringify(body));
      assert.equal(started.status, 201, started.text);
      const { task_id } = JSON.parse(started.text) as { task_id: string };
      bench.wait(4000);
      const task = await call("GET", `/api/v1/task/${task_id}/?sn=FGVMEXAMPLE00042&vdom=root`, headers);
      assert.match(task.text, /"create": \{"success": 1,"failure": 0\}/);
    });
  });
});
