import assert from "node:assert/strict";
import type { Realm } from "../../../src/contract";
import { TestBench } from "./sandboxClient";

describe("Sandbox: FortiToken Cloud realms", () => {
  let bench: TestBench;
  before(async () => {
    bench = await TestBench.start({ users: 60, alerts: 0 });
  });
  after(() => bench.stop());

  const realms = async (query = ""): Promise<Realm[]> => (await bench.fortitoken(`/api/v1/realm${query}`)).json();
  const names = async (query = ""): Promise<unknown[]> => (await realms(query)).map((realm) => realm.name);

  it("lists the existing realms, and the deleted one only on request", async () => {
    const live = ["head-office", "branch-lab", "FGVMEXAMPLE00042-root", "new-site", "default"];
    assert.deepEqual(await names(), live);
    assert.deepEqual(await names("/?"), live);
    assert.deepEqual(await names("?deleted=false"), live);
    assert.deepEqual(await names("?deleted=True"), [...live.slice(0, -1), "retired-vpn", "default"]);
  });

  it("writes the deletion date as null, as the text None, or as a time without a time zone", async () => {
    const all = await realms("?deleted=true");
    assert.equal(all[0]?.deleted_at, null);
    assert.equal(all[2]?.deleted_at, "None");
    assert.equal(all[4]?.deleted_at, "2025-12-16T09:30:00");
  });

  it("filters by name, with an empty list for an unknown name", async () => {
    assert.deepEqual(await names("?name=branch-lab"), ["branch-lab"]);
    assert.deepEqual(await names("?name=nowhere"), []);
    assert.deepEqual(await names("?is_default=true"), ["head-office"]);
  });

  it("returns one realm as an object, and 404 for an unknown one", async () => {
    const [first] = await realms();
    const one = await bench.fortitoken(`/api/v1/realm/${first?.id ?? ""}`);
    assert.deepEqual(one.json(), first);
    assert.equal((await bench.fortitoken("/api/v1/realm/none")).status, 404);
  });

  it("has one realm without users", async () => {
    const [empty] = await realms("?name=new-site");
    const users = await bench.fortitoken(`/api/v1/user?realm_id=${empty?.id ?? ""}`);
    assert.deepEqual(users.json(), []);
  });

  it("offers the paged list too", async () => {
    const reply = await bench.fortitoken("/api/v2/realm?limit=20");
    assert.deepEqual(reply.json(), await realms());
    assert.equal(reply.headers.get("link"), null);
  });
});
