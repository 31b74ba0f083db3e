import assert from "node:assert/strict";
import { fortitokenCredentials } from "../../../src/sandbox";
import { createFortiTokenClient } from "../../../src/services";
import { TestBench } from "../sandbox/sandboxClient";

const { clientId, clientSecret } = fortitokenCredentials.webApp;

describe("simultaneous reads of realms", () => {
  it("share one request, do not share it with later reads, and survive the cancellation of one", async () => {
    const bench = await TestBench.start({ users: 5 });
    const client = createFortiTokenClient({
      ...{ host: bench.sandbox.fortitokenUrl, clientId, clientSecret, label: "Lab", readOnly: true, timeoutMs: 10_000 },
      log: { request: () => undefined },
      clientType: "web",
    });
    const reads = (): number =>
      bench.sandbox.requests.entries().filter(({ operation }) => operation === "pageRealms").length;
    try {
      const leaving = new AbortController();
      const left = assert.rejects(client.realms(leaving.signal), { category: "cancelled" });
      const both = Promise.all([client.realms(), client.realms(new AbortController().signal, {})]);
      leaving.abort();
      await left;
      const [one, other] = await both;
      assert.deepEqual([one, reads()], [other, 1]);
      await client.realms();
      assert.equal(reads(), 2);
      await Promise.all([client.realms(), client.realms(undefined, { deleted: true })]);
      assert.equal(reads(), 4);
      const first = client.realms();
      client.forgetRealms();
      await Promise.all([first, client.realms(), client.realms()]);
      assert.equal(reads(), 6);
    } finally {
      client.dispose();
      await bench.stop();
    }
  });
});
