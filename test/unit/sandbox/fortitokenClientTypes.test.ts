import assert from "node:assert/strict";
import { operations, type Operation } from "../../../src/contract";
import { FortitokenBench } from "./fortitokenBench";
import { messageOf, send, type Reply } from "./sandboxClient";

describe("Sandbox: FortiToken Cloud application types", () => {
  let bench: FortitokenBench;
  before(async () => {
    bench = await FortitokenBench.start();
  });
  after(() => bench.stop());

  const all: readonly Operation[] = Object.values(operations.fortitoken);

  async function ask({ method, path }: Operation, client: "webApp" | "management"): Promise<Reply> {
    const address = bench.bench.sandbox.fortitokenUrl + path.replace(/\{\w+\}/g, "x");
    return send(address, { method, bearer: await bench.bench.login(client) });
  }

  it("answers every operation of the contract", async () => {
    for (const operation of all) {
      for (const client of ["webApp", "management"] as const) {
        assert.notEqual((await ask(operation, client)).status, 501, operation.id);
      }
    }
  });

  it("refuses with 403 only the operations that the contract denies to the type", async () => {
    for (const operation of all.filter(({ id }) => id !== "getCount")) {
      for (const [client, kind] of [
        ["webApp", "web"],
        ["management", "management"],
      ] as const) {
        const { status } = await ask(operation, client);
        assert.equal(status === 403, !operation.clientTypes.includes(kind), `${operation.id} for ${kind}: ${status}`);
      }
    }
  });

  it("lets a management application change a user, but not read one", async () => {
    const user = await bench.made();
    const path = `/api/v1/user/${user.id}`;
    assert.equal((await bench.management(path, { method: "PUT", body: { active: false } })).status, 202);
    const refused = await bench.management(path);
    assert.equal(refused.status, 403);
    assert.match(messageOf(refused), /management application/);
  });
});
