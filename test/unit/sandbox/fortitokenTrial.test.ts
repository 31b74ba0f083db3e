import assert from "node:assert/strict";
import { FortitokenBench } from "./fortitokenBench";
import { messageOf, send, type Reply } from "./sandboxClient";

describe("Sandbox: FortiToken Cloud trial limit", () => {
  let bench: FortitokenBench;
  let bearer: string;
  beforeEach(async () => {
    bench = await FortitokenBench.start();
    bearer = await bench.bench.login();
  });
  afterEach(() => bench.stop());

  const ask = (): Promise<Reply> => send(`${bench.bench.sandbox.fortitokenUrl}/api/v1/balance`, { bearer });
  const setOptions = (body: object): Promise<Reply> => bench.control("/options", { method: "PATCH", body });

  it("accepts 60 requests in 5 minutes, then answers 429 with advice until one is older than that", async () => {
    await setOptions({ trial: true });
    for (let sent = 0; sent < 60; sent += 1) {
      assert.equal((await ask()).status, 200);
    }
    const limited = await ask();
    assert.equal(limited.status, 429);
    assert.match(messageOf(limited), /Wait 5 minutes/);
    assert.equal(limited.headers.get("retry-after"), null);
    bench.wait(299_999);
    assert.equal((await ask()).status, 429);
    bench.wait(1);
    assert.equal((await ask()).status, 200);
  });

  it("counts every request, including logins", async () => {
    await setOptions({ trial: true, trialRequests: 3 });
    await bench.bench.login();
    await send(`${bench.bench.sandbox.fortitokenUrl}/version`);
    assert.deepEqual([(await ask()).status, (await ask()).status], [200, 429]);
  });

  it("disables the account above four times the limit, until the sandbox is reset", async () => {
    await setOptions({ trial: true, trialRequests: 5 });
    for (let sent = 1; sent <= 20; sent += 1) {
      assert.equal((await ask()).status, sent <= 5 ? 200 : 429);
    }
    const disabled = await ask();
    assert.equal(disabled.status, 402);
    assert.match(messageOf(disabled), /disabled/);
    bench.wait(300_000);
    assert.equal((await ask()).status, 402);
    await bench.control("/reset", { method: "POST" });
    bearer = await bench.bench.login();
    assert.equal((await ask()).status, 200);
  });

  it("limits no account that is not in trial", async () => {
    for (let sent = 0; sent < 70; sent += 1) {
      assert.equal((await ask()).status, 200);
    }
  });
});
