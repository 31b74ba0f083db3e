import assert from "node:assert/strict";
import type { ApiRequest } from "../../../src/services/http/wire";
import { operations } from "../../../src/contract";
import { isUnclear } from "../../../src/services/writes/unclear";
import { ClientBench } from "./clientBench";
import { failureOf } from "./expectFailure";

describe("FortiToken Cloud", () => {
  let bench: ClientBench;
  beforeEach(async () => {
    bench = await ClientBench.start();
  });
  afterEach(() => bench.stop());

  it("reads all pages of the realms, or the unpaged list if there are no pages", async () => {
    bench.respond = ({ url }) =>
      url.includes("page=")
        ? { body: [{ id: "r-2" }] }
        : { headers: { link: '<?page=x>; rel="next"' }, body: [{ id: "r-1" }] };
    const client = bench.fortitoken();
    assert.deepEqual(
      (await client.realms()).map(({ id }) => id),
      ["r-1", "r-2"],
    );
    assert.deepEqual(bench.calls, ["GET /api/v2/realm?limit=500", "GET /api/v2/realm?limit=500&page=x"]);
    bench.respond = ({ url }) => (url.startsWith("/api/v2") ? { status: 404 } : { body: [{ id: "r-1" }] });
    await client.realms();
    await client.realms();
    assert.deepEqual(bench.calls.slice(2), ["GET /api/v2/realm?limit=500", "GET /api/v1/realm", "GET /api/v1/realm"]);
  });

  it("sends every filter of users", async () => {
    const filter = { id: "u-1", bypass_at: "2026-01-02T03:04:05", lockout_at: "2026-01-02T03:04:06", brief: true };
    await bench.fortitoken().findUsers({ ...filter, user_data: 0, case_accent_sensitive: false });
    assert.equal(
      bench.last().call,
      "GET /api/v1/user?id=u-1&bypass_at=2026-01-02T03%3A04%3A05&lockout_at=2026-01-02T03%3A04%3A06&brief=true" +
        "&user_data=0&case_accent_sensitive=false",
    );
  });

  it("remembers the version after the first request", async () => {
    const client = bench.fortitoken({ clientType: "web" });
    assert.deepEqual(client.facts, { clientType: "web" });
    bench.respond = () => ({ body: { " FIC server": "26.2.0" } });
    await client.version();
    assert.deepEqual(client.facts, { clientType: "web", version: "26.2.0" });
    assert.equal(bench.last().call, "GET /version");
  });

  describe("tokens", () => {
    const token = { sn: "FTKMOB5AEXMPL001", algorithm: "TOTP", user_id: "b-1", platform: "Android" };

    it("are listed by filter, with a 404 as an empty list", async () => {
      bench.respond = () => ({ body: [token] });
      const { tokens } = bench.fortitoken();
      assert.deepEqual(await tokens.list({ soft_token: true, status: "enable" }), [
        { kind: "token", id: token.sn, value: token, notes: [] },
      ]);
      assert.equal(bench.last().call, "GET /api/v1/token?soft_token=true&status=enable");
      bench.respond = () => ({ status: 404, body: { message: "none" } });
      assert.deepEqual(await tokens.list({ available: true, user_id: "b-1", temp_token: false }), []);
      assert.equal(bench.last().call, "GET /api/v1/token?available=true&user_id=b-1&temp_token=false");
    });

    it("are read by serial", async () => {
      bench.respond = () => ({ body: [token] });
      const { tokens } = bench.fortitoken();
      assert.equal((await tokens.get(token.sn)).value.platform, "Android");
      assert.equal(bench.last().call, `GET /api/v1/token?token_sn=${token.sn}`);
      bench.respond = () => ({ status: 404 });
      assert.equal((await failureOf(tokens.get("FTK2000000000001"))).category, "notFound");
    });

    it("can be given and removed if they are temporary", async () => {
      const given = { sn: "TMPEXAMPLE000001", expired_at: null, auth_method: "Email", user_id: "b-1" };
      bench.respond = () => ({ status: 201, body: given });
      const { tokens } = bench.fortitoken();
      const input = { user_id: "b-1", auth_method: "Email", expired_at: null };
      assert.deepEqual(await tokens.giveTemporary(input), { kind: "token", id: given.sn, value: given, notes: [] });
      assert.deepEqual(bench.last(), { call: "POST /api/v1/token/temp", body: input, headers: {} });
      assert.deepEqual(bench.clientTypes, ["management"]);
      bench.respond = () => ({ status: 204 });
      await tokens.takeTemporary("b-1");
      assert.equal(bench.last().call, "DELETE /api/v1/token/temp/b-1");
    });
  });

  describe("licence", () => {
    it("returns the balance", async () => {
      const balance = { balance: 250.5, trial_status: 2, customer_id: "700142" };
      bench.respond = () => ({ body: balance });
      const record = { kind: "balance", id: "account", value: balance, notes: [] };
      assert.deepEqual(await bench.fortitoken().licence.balance(), record);
      assert.equal(bench.last().call, "GET /api/v1/balance");
    });

    it("returns a count with its quota", async () => {
      const { licence } = bench.fortitoken();
      bench.respond = () => ({ body: { sms: "12", quota: 31_250 } });
      const { record, ...sms } = await licence.count("SMS");
      assert.deepEqual(sms, { resource: "SMS", value: 12, quota: 31_250 });
      assert.deepEqual([record.kind, record.id], ["count", "SMS"]);
      assert.equal(bench.last().call, "GET /api/v1/count?resource=SMS");
      bench.respond = () => ({ body: { realm_quota: "many" } });
      const odd = await licence.count("realm_quota", "r-1");
      assert.deepEqual([odd.value, odd.quota, odd.record.id], [undefined, undefined, "realm_quota:r-1"]);
      assert.equal(bench.last().call, "GET /api/v1/count?resource=realm_quota&realm_id=r-1");
    });

    it("returns quotas of the account and of a realm", async () => {
      const { licence } = bench.fortitoken();
      const quota = { usage: 37, total_quota: 250, realms: [["r-1", 40, 12]] };
      bench.respond = () => ({ body: quota });
      assert.deepEqual(await licence.quota(), { kind: "quota", id: "account", value: quota, notes: [] });
      bench.respond = () => ({ body: { realm_id: "r-1", realm_quota: 40, users: 12 } });
      assert.equal((await licence.realmQuota("r-1")).id, "r-1");
      assert.deepEqual(bench.calls, ["GET /api/v1/quota", "GET /api/v1/quota?realm_id=r-1"]);
    });

    it("changes a realm's quota, and reads it back after an empty response", async () => {
      const { licence } = bench.fortitoken();
      bench.respond = () => ({ body: { realm_id: "r-1", realm_quota: 50, available_quota: 200 } });
      assert.equal((await licence.setRealmQuota("r-1", 50)).value.available_quota, 200);
      assert.deepEqual(bench.last(), {
        call: "PUT /api/v1/quota",
        body: { realm_id: "r-1", quota: 50 },
        headers: {},
      });
      bench.respond = ({ method }) => (method === "PUT" ? { status: 204 } : { body: { realm_quota: 60 } });
      assert.equal((await licence.setRealmQuota("r-1", 60)).value.realm_quota, 60);
      assert.equal(bench.last().call, "GET /api/v1/quota?realm_id=r-1");
    });
  });

  describe("authentication", () => {
    const input = { username: "mlund", realm_id: "r-1", user_ip: "192.0.2.7", location: "CA" };

    it("previews with normalized booleans and texts", async () => {
      bench.respond = () => ({ body: { auth_method: "FTM", action: "MFA", push_enabled: "True", message: "None" } });
      const preview = await bench.fortitoken().authentication.preview(input);
      assert.deepEqual(preview, { auth_method: "FTM", action: "MFA", push_enabled: true });
      assert.deepEqual(bench.last(), { call: "POST /api/v1/auth/preview", body: input, headers: {} });
    });

    it("starts with a push or a sent code", async () => {
      const { authentication } = bench.fortitoken();
      bench.respond = () => ({ body: { authid: "a-1" } });
      assert.deepEqual(await authentication.begin(input), { authid: "a-1" });
      assert.deepEqual(bench.last(), { call: "POST /api/v1/auth", body: input, headers: {} });
      bench.respond = () => ({ status: 200 });
      assert.deepEqual(await authentication.begin(input), {});
    });

    it("treats any success as a right code, which stays text", async () => {
      bench.respond = () => ({ status: 200 });
      await bench.fortitoken().authentication.verify({ username: "mlund", token: "004217" });
      assert.deepEqual(bench.last().body, { username: "mlund", token: "004217" });
    });

    it("sends a refused code only once, because each attempt counts", async () => {
      bench.respond = ({ method }) =>
        method === "POST" ? { status: 401, body: { message: "wrong code" } } : { body: [] };
      const error = await failureOf(bench.fortitoken().authentication.verify({ username: "mlund", token: "1" }));
      assert.deepEqual(
        [error.category, error.operation, error.serviceMessage],
        ["denied", "authenticate", "wrong code"],
      );
      assert.deepEqual(bench.calls, ["POST /api/v1/auth", "GET /api/v1/realm"]);
      assert.equal(bench.signIns, 1);
    });

    it("recognizes a refused code even if the application may not read realms", async () => {
      bench.respond = ({ method }) => ({ status: method === "POST" ? 401 : 403 });
      const verify = () => bench.fortitoken().authentication.verify({ username: "mlund", token: "1" });
      assert.equal((await failureOf(verify())).category, "denied");
      bench.respond = () => ({ status: 401 });
      assert.equal((await failureOf(verify())).category, "signIn");
    });

    it("sends the code again if the token was refused", async () => {
      bench.respond = ({ headers }) => ({ status: headers.authorization === "Bearer token-1" ? 401 : 200, body: [] });
      await bench.fortitoken().authentication.verify({ username: "mlund", token: "1" });
      assert.deepEqual(bench.calls, [
        "POST /api/v1/auth",
        "GET /api/v1/realm",
        "GET /api/v1/realm",
        "POST /api/v1/auth",
      ]);
      assert.equal(bench.signIns, 2);
    });

    it("reports other refusals unchanged", async () => {
      const { authentication } = bench.fortitoken();
      for (const [status, kind] of [
        [400, "badRequest"],
        [402, "subscription"],
      ] as const) {
        bench.respond = () => ({ status, body: { message: "mlund does not exist" } });
        assert.equal((await failureOf(authentication.begin(input))).category, kind);
      }
      assert.equal(bench.calls.length, 2);
    });

    it("returns the status of a push, from an object or an array", async () => {
      const { authentication } = bench.fortitoken();
      for (const body of [{ authid: "a/1", status: "rejected" }, [{ authid: "a/1", status: "rejected" }]]) {
        bench.respond = () => ({ body });
        assert.equal(await authentication.result("a/1"), "rejected");
      }
      assert.equal(bench.last().call, "GET /api/v1/auth/a%2F1");
      bench.respond = () => ({ body: [] });
      assert.equal((await failureOf(authentication.result("a-1"))).category, "unexpected");
    });

    it("returns the answered pushes", async () => {
      bench.respond = () => ({ body: [{ authid: "a-1", status: "authenticated" }, 7] });
      assert.deepEqual(await bench.fortitoken().authentication.results(), [
        { authid: "a-1", status: "authenticated" },
        { authid: "", status: "" },
      ]);
      assert.equal(bench.last().call, "GET /api/v1/auth");
    });
  });

  describe("user sync", () => {
    const users = [{ action: "create", username: "okim", email: "okim@example.net" }];

    it("starts a task, with the client id for a device", async () => {
      bench.respond = () => ({ status: 201, body: { task_id: "t-1" } });
      const { sync } = bench.fortitoken();
      assert.equal(await sync.start({ realm: "branch-lab", users }), "t-1");
      const body = { sn: "client-1", realm: "branch-lab", users };
      assert.deepEqual(bench.last(), { call: "POST /api/v1/user_sync", body, headers: {} });
      await sync.start({ sn: "FGT60EXAMPLE0001", users });
      assert.deepEqual(bench.last().body, { sn: "FGT60EXAMPLE0001", users });
      bench.respond = () => ({ status: 201, body: {} });
      assert.equal((await failureOf(sync.start({ users }))).category, "unexpected");
    });

    it("returns the progress of a task, whatever its message contains", async () => {
      const { sync } = bench.fortitoken();
      for (const msg of [undefined, null, "", "queued", 7, []]) {
        bench.respond = () => ({ body: { status: "pending", msg } });
        const { done, status, counters } = await sync.task("t-1");
        assert.deepEqual([done, status, counters], [false, "pending", undefined]);
      }
      bench.respond = () => ({
        body: { status: "complete", msg: { create: { success: 4, failure: "1" }, modify: 3 } },
      });
      const { done, counters, record } = await sync.task("t-1");
      const none = { success: 0, failure: 0 };
      assert.deepEqual([done, counters], [true, { create: { success: 4, failure: 1 }, modify: none, delete: none }]);
      assert.deepEqual([record.kind, record.id], ["task", "t-1"]);
      assert.equal(bench.last().call, "GET /api/v1/task/t-1");
    });
  });

  it("does not count a completed write as failed if reading its result back fails", async () => {
    for (const kind of ["web", "management"] as const) {
      const client = bench.fortitoken({ clientType: kind });
      const writes = {
        change: () => client.updateUser("u1", { change_token: true }),
        create: () => client.createUser({ username: "mlund", email: "mlund@example.net" }),
        quota: () => client.licence.setRealmQuota("r1", 5),
      };
      for (const [name, write] of Object.entries(writes)) {
        if (name === (kind === "web" ? "quota" : "create")) continue;
        for (const status of [400, 401, 403, 404, 405, 409, 429, 503]) {
          const before = bench.requests.length;
          bench.respond = ({ method }) =>
            method === "GET" ? { status, body: { message: "no" } } : { status: 202, body: "" };
          const error = await failureOf(write());
          assert.equal(isUnclear(error), true, `${kind} ${name} ${status}`);
          const sent = bench.requests.slice(before).filter(({ method }) => method !== "GET");
          assert.equal(sent.length, 1, `${kind} ${name} ${status}`);
        }
      }
      for (const [name, write] of Object.entries(writes)) {
        if (name === (kind === "web" ? "quota" : "create")) continue;
        // Another window's sign-in ended the token meanwhile, and no new one can be fetched.
        bench.token = undefined;
        await client.signIn();
        bench.token = {};
        bench.respond = ({ method }) => (method === "GET" ? { status: 401, body: "" } : { status: 202, body: "" });
        const error = await failureOf(write());
        assert.deepEqual([error.operation, isUnclear(error)], ["login", true], `${kind} ${name}`);
      }
      bench.token = undefined;
    }
  });

  it("recognizes an ended task by any final status", async () => {
    const { sync } = bench.fortitoken();
    const phase = async (status: unknown): Promise<string> => {
      bench.respond = () => ({ body: { status } });
      const { done, complete } = await sync.task("t-1");
      return complete && done ? "complete" : done ? "over" : "running";
    };
    for (const [expected, words] of [
      ["complete", ["complete", "Complete", "COMPLETED", " done ", "Finished", "success", "Successful"]],
      [
        "over",
        ["failed", "Failure", "ERROR", "cancelled", "Canceled", "aborted", "timed out", "timeout", "TERMINATED"],
      ],
      ["over", ["complete with errors", "completed_with_errors", "partially done", "rejected", "stopped", "expired"]],
      [
        "running",
        ["pending", "in progress", "queued", "processing", "", null, 7, "cancelling", "finishing", "incomplete"],
      ],
    ] as const) {
      for (const word of words) assert.equal(await phase(word), expected, String(word));
    }
  });

  it("stops reading the users of all realms beyond the limit of a list", async () => {
    const client = bench.fortitoken({ clientType: "management" });
    const realms = ["a", "b", "c", "d"].map((id) => ({ id, name: id }));
    const users = `[${Array<string>(80_000).fill('{"id":"u","username":"n"}').join()}]`;
    bench.respond = ({ url }) => ({ body: url.startsWith("/api/v1/realm") ? realms : users });
    assert.equal((await failureOf(client.findUsers({}))).category, "tooLarge");
    const read = bench.requests.filter(({ url }) => url.startsWith("/api/v1/user/base"));
    assert.equal(read.length, 3);
  });

  it("returns a record with notes for any object, without a crash", async () => {
    const client = bench.fortitoken({ clientType: "management" });
    for (const body of [
      {},
      { balance: {}, quota: [], status: 9, msg: { create: null } },
      [null],
      ["text"],
      [[]],
      7,
      null,
    ]) {
      bench.respond = () => ({ body });
      for (const call of [
        client.licence.balance(),
        client.licence.count("user").then(({ record }) => record),
        client.licence.quota(),
        client.sync.task("t-1").then(({ record }) => record),
        client.tokens.giveTemporary({ user_id: "b-1" }),
      ]) {
        const { id, notes } = await call;
        assert.equal(typeof id, "string");
        assert(Array.isArray(notes));
      }
    }
  });

  describe("a raw request", () => {
    const request: Omit<ApiRequest, "authorization"> = { operation: operations.fortitoken.listTokens };

    it("returns the response of any status unchanged", async () => {
      bench.respond = () => ({ status: 404, headers: { "X-Trace": "7" }, body: "<p>ä</p>" });
      const answer = await bench.fortitoken().call(request);
      assert.deepEqual([answer.status, answer.text, answer.bytes], [404, "<p>ä</p>", 9]);
      assert.equal(answer.headers["x-trace"], "7");
      assert(answer.ms > 0);
    });

    it("has the session's Authorization whatever header is given", async () => {
      await bench.fortitoken().call({ ...request, headers: { authorization: "Bearer stolen", "X-Own": "1" } });
      assert.deepEqual(bench.last("Authorization", "X-Own").headers, { Authorization: "Bearer token-1", "X-Own": "1" });
    });

    it("retries a read once with a new token, and never a write", async () => {
      bench.respond = ({ headers }) => ({ status: headers.authorization === "Bearer token-1" ? 401 : 200, body: [] });
      const client = bench.fortitoken();
      assert.equal((await client.call(request)).status, 200);
      bench.respond = () => ({ status: 401 });
      const write = { operation: operations.fortitoken.authenticate, body: { username: "a", token: "1" } };
      assert.equal((await client.call(write)).status, 401);
      assert.deepEqual(bench.calls, ["GET /api/v1/token", "GET /api/v1/token", "POST /api/v1/auth"]);
    });

    it("is refused in a read-only profile if it writes, but may use operations of the other type", async () => {
      const client = bench.fortitoken({ readOnly: true, clientType: "web" });
      const write = { operation: operations.fortitoken.deleteUser, pathParameters: { id: "u-1" } };
      assert.equal((await failureOf(client.call(write))).category, "readOnly");
      assert.equal((await client.call({ operation: operations.fortitoken.getQuota })).status, 200);
      assert.deepEqual(bench.calls, ["GET /api/v1/quota"]);
    });
  });
});
