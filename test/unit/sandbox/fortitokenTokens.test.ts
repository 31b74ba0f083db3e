import assert from "node:assert/strict";
import type { FortitokenToken } from "../../../src/contract";
import { schemas } from "../../../src/contract/generated/validators";
import { TestBench } from "./sandboxClient";

describe("Sandbox: FortiToken Cloud tokens", () => {
  let bench: TestBench;
  before(async () => {
    bench = await TestBench.start({ users: 200, alerts: 0 });
  });
  after(() => bench.stop());

  const tokens = async (query: string): Promise<FortitokenToken[]> =>
    (await bench.fortitoken(`/api/v1/token${query}`)).json();

  it("lists tokens by type and status, valid by the contract", async () => {
    const all = await tokens("");
    for (const token of all) {
      assert.ok(schemas.fortitoken.Token(token), JSON.stringify(schemas.fortitoken.Token.errors));
    }
    const soft = all.filter((token) => token.sn.startsWith("FTKMOB"));
    assert.deepEqual(await tokens("?soft_token=true"), soft);
    assert.deepEqual(
      await tokens("?temp_token=True"),
      all.filter((token) => token.sn.startsWith("TMP")),
    );
    const enabled = await tokens("?soft_token=true&status=enable");
    assert.ok(enabled.length > 0 && enabled.length < soft.length);
    assert.deepEqual(await tokens("?soft_token=true&status=enabled"), enabled);
  });

  it("has free hardware tokens without an owner", async () => {
    const free = await tokens("?available=true");
    assert.equal(free.length, 5);
    assert.ok(
      free.every((token) => token.sn.startsWith("FTK200") && token.user_id === null && token.username === null),
    );
  });

  it("answers 404 instead of an empty list", async () => {
    assert.equal((await bench.fortitoken("/api/v1/token?token_sn=FTK200NOSUCH0000")).status, 404);
  });
});
