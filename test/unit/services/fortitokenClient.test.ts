import assert from "node:assert/strict";
import { createFortiTokenClient } from "../../../src/services";
import type { FortiTokenClient } from "../../../src/services/fortitoken/client";
import { failureOf } from "./expectFailure";
import { FakeClock } from "./fakeClock";
import { LogLines, type Received, type Reply, TestServer } from "./testServer";

const user = { id: "u-1", username: "mlund", email: "mlund@example.net", active: true };

describe("FortiTokenClient", () => {
  let server: TestServer;
  let client: FortiTokenClient;
  let respond: (request: Received) => Reply;
  let logins: number;

  beforeEach(async () => {
    logins = 0;
    respond = () => ({ body: [] });
    server = new TestServer((request) => {
      if (request.url !== "/api/v1/login") return respond(request);
      logins += 1;
      return { status: 201, body: { access_token: `token-${logins}`, expires_in: 3600 } };
    });
    await server.start();
    client = create();
  });
  afterEach(async () => {
    client.dispose();
    await server.stop();
  });

  function create(readOnly = false): FortiTokenClient {
    const sign = { clientId: "client-1", clientSecret: "secret-1" };
    return createFortiTokenClient({
      host: server.url,
      label: "Lab",
      readOnly,
      timeoutMs: 30_000,
      log: new LogLines(),
      clock: new FakeClock(),
      ...sign,
    });
  }

  /** Calls other than login. */
  const calls = (): string[] => server.calls.filter((call) => call !== "POST /api/v1/login");

  it("sends the token with every request", async () => {
    await client.realms();
    await client.realms();
    assert.deepEqual(
      server.requests.map(({ headers }) => headers.authorization),
      [undefined, "Bearer token-1", "Bearer token-1"],
    );
  });

  describe("after a 401", () => {
    it("signs in again and repeats the call once", async () => {
      respond = ({ headers }) => (headers.authorization === "Bearer token-1" ? { status: 401 } : { body: [user] });
      assert.equal((await client.findUsers({})).length, 1);
      assert.deepEqual([logins, calls().length], [2, 2]);
    });

    it("stops after the fourth 401", async () => {
      respond = () => ({ status: 401, body: { message: "no" } });
      const error = await failureOf(client.getUser("u-1"));
      assert.deepEqual([error.category, error.operation, logins, calls().length], ["signIn", "getUser", 4, 4]);
    });

    it("signs in once for twenty simultaneous calls", async () => {
      await client.signIn();
      respond = ({ headers }) => (headers.authorization === "Bearer token-1" ? { status: 401 } : { body: [user] });
      await Promise.all(Array.from({ length: 20 }, () => client.findUsers({})));
      assert.equal(logins, 2);
    });

    it("does not retry after other failures", async () => {
      respond = () => ({ status: 500 });
      assert.equal((await failureOf(client.realms())).category, "server");
      assert.equal(calls().length, 1);
    });
  });

  it("reads the version from any member name", async () => {
    for (const name of ["FIC server", " FIC server", "FTC server"]) {
      respond = () => ({ body: { [name]: "26.2.0" } });
      assert.equal(await client.version(), "26.2.0");
    }
    respond = () => ({ body: {} });
    assert.equal((await failureOf(client.version())).category, "unexpected");
  });

  it("lists realms and reads one", async () => {
    const realm = { id: "r-1", name: "branch-lab", is_default: "True", deleted_at: "None" };
    respond = () => ({ body: [realm] });
    assert.deepEqual(await client.realms(), [{ kind: "realm", id: "r-1", value: realm, notes: [] }]);
    respond = () => ({ body: realm });
    assert.equal((await client.getRealm("r-1")).value.name, "branch-lab");
    assert.deepEqual(calls(), ["GET /api/v2/realm?limit=500", "GET /api/v1/realm/r-1"]);
  });

  it("rejects an empty response instead of returning an empty list", async () => {
    respond = () => ({ status: 200 });
    assert.equal((await failureOf(client.realms())).category, "emptyAnswer");
  });

  describe("users", () => {
    it("follows the Link header on its own host", async () => {
      const first = {
        headers: { link: '< https://elsewhere.example:8686/api/v2/user?limit=20&page=cD0y>; rel="next' },
        body: [user],
      };
      respond = ({ url }) => (url.includes("page=") ? { body: [{ ...user, id: "u-2" }] } : first);
      const users = client.users({ realm_id: "r-1", active: true }, 20);
      await users.loadMore();
      assert.equal(users.complete, false);
      await users.loadMore();
      assert.deepEqual([users.items.map(({ id }) => id), users.complete], [["u-1", "u-2"], true]);
      const query = "realm_id=r-1&active=true&limit=20";
      assert.deepEqual(calls(), [`GET /api/v2/user?${query}`, `GET /api/v2/user?${query}&page=cD0y`]);
    });

    for (const status of [404, 405]) {
      it(`reads the unpaged list if the paged one gets a ${status}, and remembers that`, async () => {
        respond = ({ url }) => (url.startsWith("/api/v2") ? { status } : { body: [user] });
        for (const filter of [{}, { realm_id: "r-1" }]) {
          const users = client.users(filter);
          await users.loadMore();
          assert.deepEqual([users.items.length, users.complete], [1, true]);
        }
        assert.deepEqual(calls(), ["GET /api/v2/user?limit=100", "GET /api/v1/user", "GET /api/v1/user?realm_id=r-1"]);
      });
    }

    it("treats a 404 of both lists as an empty list, and tries the paged one again next time", async () => {
      respond = () => ({ status: 404, body: { message: "none" } });
      const users = client.users({ realm_id: "r-1" });
      await users.loadMore();
      assert.deepEqual([users.items, users.complete], [[], true]);
      respond = () => ({ body: [user] });
      await client.users({}).loadMore();
      assert.equal(calls().at(-1), "GET /api/v2/user?limit=100");
    });

    it("does not switch to the unpaged list after other failures", async () => {
      respond = () => ({ status: 500 });
      assert.equal((await failureOf(client.users({}).loadMore())).category, "server");
      assert.equal(calls().length, 1);
    });
  });

  describe("findUsers", () => {
    it("filters by the exact name", async () => {
      await client.findUsers({ username: "m lund+1", realm_id: "r-1" });
      assert.deepEqual(calls(), ["GET /api/v1/user?username=m%20lund%2B1&realm_id=r-1"]);
    });

    it("treats a 404 as an empty list, unless a web page came with it", async () => {
      respond = () => ({ status: 404, body: { message: "none" } });
      assert.deepEqual(await client.findUsers({ username: "x" }), []);
      respond = () => ({ status: 404, body: "<html></html>" });
      assert.equal((await failureOf(client.findUsers({ username: "x" }))).category, "notFound");
    });
  });

  describe("createUser", () => {
    const input = { username: "mlund", email: "mlund@example.net", realm_id: "r-1" };

    it("sends the input and returns the new user", async () => {
      respond = () => ({ status: 201, body: user });
      assert.deepEqual(await client.createUser(input), { kind: "user", id: "u-1", value: user, notes: [] });
      assert.deepEqual(calls(), ["POST /api/v1/user"]);
      assert.deepEqual(JSON.parse(server.requests.at(-1)?.body ?? ""), input);
    });

    it("accepts any 2xx and an array", async () => {
      respond = () => ({ status: 202, body: [user] });
      assert.equal((await client.createUser(input)).id, "u-1");
    });

    it("reads the user back after an empty response", async () => {
      respond = ({ method }) =>
        method === "POST" ? { status: 201 } : { body: [{ ...user, id: "u-0", email: "other@example.net" }, user] };
      assert.equal((await client.createUser(input)).id, "u-1");
      assert.deepEqual(calls(), ["POST /api/v1/user", "GET /api/v1/user?username=mlund&realm_id=r-1"]);
    });

    it("reads the user back after a response without a user", async () => {
      for (const body of [{}, [], { message: "created" }]) {
        respond = ({ method }) => (method === "POST" ? { status: 201, body } : { body: [user] });
        assert.equal((await client.createUser(input)).id, "u-1");
      }
    });

    it("reports that the new user cannot be found", async () => {
      respond = ({ method }) => (method === "POST" ? { status: 201 } : { body: [] });
      assert.equal((await failureOf(client.createUser(input))).category, "emptyAnswer");
    });

    it("never repeats the request after an unclear response", async () => {
      for (const status of [500, 503, 429]) {
        respond = () => ({ status });
        await failureOf(client.createUser(input));
      }
      assert.equal(calls().length, 3);
    });
  });

  describe("updateUser", () => {
    it("sends the change and marks the id as a userref", async () => {
      respond = () => ({ status: 202, body: user });
      assert.equal((await client.updateUser("u-1", { active: false })).id, "u-1");
      assert.deepEqual(calls(), ["PUT /api/v1/user/u-1"]);
      assert.deepEqual(JSON.parse(server.requests.at(-1)?.body ?? ""), { is_refid: true, active: false });
    });

    it("reads the user back after an empty response", async () => {
      respond = ({ method }) => (method === "PUT" ? { status: 204 } : { body: user });
      assert.equal((await client.updateUser("u-1", { active: false })).value.username, "mlund");
      assert.deepEqual(calls(), ["PUT /api/v1/user/u-1", "GET /api/v1/user/u-1"]);
    });
  });

  it("deletes a user, with or without a body in the response", async () => {
    for (const reply of [{ status: 204 }, { status: 200, body: {} }]) {
      respond = () => reply;
      await client.deleteUser("u-1");
    }
    assert.deepEqual(calls(), ["DELETE /api/v1/user/u-1", "DELETE /api/v1/user/u-1"]);
  });

  it("of a read-only profile reads but does not write", async () => {
    client = create(true);
    const writes = [
      client.createUser({ username: "a", email: "a@example.net" }),
      client.updateUser("u-1", {}),
      client.deleteUser("u-1"),
    ];
    for (const write of writes) assert.equal((await failureOf(write)).category, "readOnly");
    assert.deepEqual(calls(), []);
    await client.realms();
    assert.deepEqual(calls(), ["GET /api/v2/realm?limit=500"]);
  });

  it("cancels its requests when disposed", async () => {
    await client.signIn();
    client.dispose();
    assert.equal((await failureOf(client.realms())).category, "cancelled");
  });
});
