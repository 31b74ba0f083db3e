import assert from "node:assert/strict";
import { ClientBench } from "./clientBench";
import { failureOf } from "./expectFailure";
import type { Received, Reply } from "./testServer";

const user = { id: "b-1", username: "mlund", realm_id: "r-1", active: true, auth_method: "FTM" };
const realms = [{ id: "r-1" }, { id: "r-2" }, { id: "r-3" }];

describe("The type of an API client", () => {
  let bench: ClientBench;
  beforeEach(async () => {
    bench = await ClientBench.start();
  });
  afterEach(() => bench.stop());

  /** A service that allows a management application its operations. */
  const asManagement =
    (answer: (request: Received) => Reply) =>
    (request: Received): Reply => {
      if (request.url.startsWith("/api/v2/realm")) return { body: realms };
      const allowed = request.url.includes("/user/base") || !request.url.includes("/user");
      return allowed ? answer(request) : { status: 403, body: { message: "permission denied" } };
    };

  it("is web if the web application's operation succeeds, without an extra request", async () => {
    bench.respond = () => ({ body: [user] });
    const client = bench.fortitoken();
    assert.equal(client.clientType, undefined);
    await client.findUsers({});
    await client.findUsers({});
    assert.deepEqual([client.clientType, bench.clientTypes], ["web", ["web"]]);
    assert.deepEqual(bench.calls, ["GET /api/v1/user", "GET /api/v1/user"]);
  });

  for (const status of [403, 405]) {
    it(`is management if only that type's operation succeeds after ${status}, without extra requests later`, async () => {
      bench.respond = ({ url }) => (url.includes("/base/") ? { body: user } : { status });
      const client = bench.fortitoken();
      assert.equal((await client.getUser("b-1")).id, "b-1");
      await client.getUser("b-1");
      assert.deepEqual(bench.clientTypes, ["management"]);
      assert.deepEqual(bench.calls, ["GET /api/v1/user/b-1", "GET /api/v1/user/base/b-1", "GET /api/v1/user/base/b-1"]);
    });
  }

  it("stays unknown if both operations are refused, and the first refusal is reported", async () => {
    bench.respond = ({ url }) => (url.includes("/base/") ? { status: 405 } : { status: 403 });
    const client = bench.fortitoken();
    const error = await failureOf(client.getUser("u-1"));
    assert.deepEqual([error.category, error.operation, client.clientType], ["permission", "getUser", undefined]);
    assert.equal(bench.calls.length, 2);
  });

  it("is not derived from other failures", async () => {
    bench.respond = () => ({ status: 404, body: { message: "no such user" } });
    assert.equal((await failureOf(bench.fortitoken().getUser("u-1"))).category, "notFound");
    assert.equal(bench.calls.length, 1);
  });

  it("once known needs no refused request", async () => {
    bench.respond = () => ({ status: 403 });
    await failureOf(bench.fortitoken({ clientType: "web" }).findUsers({}));
    await failureOf(bench.fortitoken({ clientType: "management" }).getUser("b-1"));
    assert.deepEqual(bench.calls, ["GET /api/v1/user", "GET /api/v1/user/base/b-1"]);
  });

  it("once known blocks the operations of the other type", async () => {
    const management = bench.fortitoken({ clientType: "management" });
    const web = bench.fortitoken({ clientType: "web" });
    const calls = [
      management.createUser({ username: "a", email: "a@example.net" }),
      management.authentication.verify({ username: "a", token: "1" }),
      management.sync.start({}),
      web.tokens.takeTemporary("b-1"),
      web.licence.quota(),
    ];
    for (const { category } of await Promise.all(calls.map(failureOf))) assert.equal(category, "notAllowed");
    assert.deepEqual(bench.calls, []);
  });

  it("is learned from any operation that only one type may send", async () => {
    bench.respond = () => ({ body: { usage: 1 } });
    const client = bench.fortitoken();
    await client.licence.balance();
    assert.equal(client.clientType, undefined);
    await client.licence.quota();
    assert.equal(client.clientType, "management");
  });

  describe("of a management application", () => {
    it("lists the users of all realms as one list, including those after an empty realm", async () => {
      bench.respond = asManagement(({ url }) => {
        if (url.includes("realm_id=r-2")) return { status: 404, body: { message: "none" } };
        if (url.includes("realm_id=r-3")) return { body: [{ ...user, id: "b-3" }] };
        return url.includes("page=") ? { body: [{ ...user, id: "b-2" }] } : linked;
      });
      const linked = { headers: { link: '<https://x.example:8686/?page=cD0y>; rel="next"' }, body: [user] };
      const list = bench.fortitoken({ clientType: "management" }).users({ active: true }, 20);
      const sizes: number[] = [];
      while (!list.complete) {
        await list.loadMore();
        sizes.push(list.items.length);
      }
      assert.deepEqual(sizes, [1, 2, 3]);
      assert.deepEqual(
        list.items.map(({ id }) => id),
        ["b-1", "b-2", "b-3"],
      );
      assert.deepEqual(bench.calls, [
        "GET /api/v2/realm?limit=500",
        "GET /api/v2/user/base?realm_id=r-1&limit=20",
        "GET /api/v2/user/base?realm_id=r-1&limit=20&page=cD0y",
        "GET /api/v2/user/base?realm_id=r-2&limit=20",
        "GET /api/v1/user/base?realm_id=r-2",
        "GET /api/v2/user/base?realm_id=r-3&limit=20",
      ]);
    });

    it("stops reading a realm that returns endless pages without users", async () => {
      const emptyPage = (next: string) => ({
        headers: { link: `<https://x.example/?page=${next}>; rel="next"` },
        body: [],
      });
      let pages = 0;
      bench.respond = asManagement(() => emptyPage(`p${(pages += 1)}`));
      const endless = bench.fortitoken({ clientType: "management" }).users({}, 20);
      await endless.loadMore();
      assert.deepEqual([pages, endless.complete], [20, false]);

      bench.respond = asManagement(({ url }) => (url.includes("realm_id=r-1") ? emptyPage("same") : { body: [user] }));
      const circle = bench.fortitoken({ clientType: "management" }).users({}, 20);
      await circle.loadMore();
      assert.deepEqual(
        circle.items.map(({ id }) => id),
        ["b-1"],
      );
    });

    it("reads only the filter's realm, and applies filters that the service lacks", async () => {
      const users = [
        user,
        { ...user, id: "b-2", active: false },
        { ...user, id: "b-3", active: "True", auth_method: "SMS" },
      ];
      bench.respond = asManagement(() => ({ body: users }));
      const client = bench.fortitoken({ clientType: "management" });
      const found = await client.findUsers({ realm_id: "r-1", username: "mlund", active: true, user_data: 0 });
      assert.deepEqual(
        found.map(({ id }) => id),
        ["b-1", "b-3"],
      );
      assert.deepEqual(
        (await client.findUsers({ realm_id: "r-1", auth_method: "SMS", brief: true })).map(({ id }) => id),
        ["b-3"],
      );
      assert.deepEqual(bench.calls, [
        "GET /api/v1/user/base?realm_id=r-1&username=mlund",
        "GET /api/v1/user/base?realm_id=r-1",
      ]);
    });

    it("finds users in all realms", async () => {
      bench.respond = asManagement(({ url }) =>
        url.includes("r-2") ? { status: 404, body: { message: "none" } } : { body: [{ ...user, id: url.slice(-3) }] },
      );
      const found = await bench.fortitoken({ clientType: "management" }).findUsers({ id: "b-9" });
      assert.deepEqual(
        found.map(({ id }) => id),
        ["b-9", "b-9"],
      );
      assert.equal(bench.calls.length, 4);
    });

    it("uses the unpaged list if base users have no paged one", async () => {
      bench.respond = asManagement(({ url }) =>
        url.startsWith("/api/v2") ? { status: 405 } : { body: [{ ...user, id: `b${url.slice(-1)}` }] },
      );
      const list = bench.fortitoken({ clientType: "management" }).users({});
      while (!list.complete) await list.loadMore();
      assert.equal(list.items.length, 3);
      assert.equal(bench.calls.filter((call) => call.includes("/api/v2/user/base")).length, 1);
    });

    it("changes and deletes base users by their own id", async () => {
      bench.respond = asManagement(({ method }) =>
        method === "PUT" ? { status: 202, body: { ...user, temp_token: true } } : { status: 204 },
      );
      const client = bench.fortitoken({ clientType: "management" });
      const changed = await client.updateUser("b-1", { lockout: false });
      assert.deepEqual([changed.kind, changed.id, changed.notes], ["user", "b-1", []]);
      assert.deepEqual(bench.last(), {
        call: "PUT /api/v1/user/base/b-1",
        body: { lockout: false },
        headers: {},
      });
      await client.deleteUser("b-1");
      assert.equal(bench.last().call, "DELETE /api/v1/user/base/b-1");
    });

    it("is also learned from a change, which takes effect once", async () => {
      bench.respond = ({ url }) => (url.includes("/base/") ? { status: 202, body: user } : { status: 405 });
      const client = bench.fortitoken();
      await client.updateUser("b-1", { active: false });
      assert.deepEqual(bench.calls, ["PUT /api/v1/user/b-1", "PUT /api/v1/user/base/b-1"]);
      assert.equal(client.clientType, "management");
    });
  });
});
