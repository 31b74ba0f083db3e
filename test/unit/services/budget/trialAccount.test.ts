import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fortitokenCredentials, startSandbox, type Sandbox } from "../../../../src/sandbox";
import { Budgets, createFortiTokenClient } from "../../../../src/services";
import type { FortiTokenClient } from "../../../../src/services/fortitoken/client";
import { systemTiming, type Timing } from "../../../../src/timing";
import { isLong, promise } from "../../../promise";

const { clientId, clientSecret } = fortitokenCredentials.webApp;
const limit = 60;
const intervalMs = 300_000;
const windows = 2;
const readersEach = 3;

/** A clock for both sides that is faster by this factor. */
function fastTiming(factor: number): Timing {
  const begun = Date.now();
  return {
    now: () => begun + (Date.now() - begun) * factor,
    pause: (ms, signal) => systemTiming.pause(ms / factor, signal),
  };
}

describe("a trial account", () => {
  // In the short run a response of 5 ms takes half a second of the account's time.
  const timing = fastTiming(isLong ? 30 : 100);
  let sandbox: Sandbox;
  let folder: string;
  let clients: readonly FortiTokenClient[];

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-"));
    const ports = { fortitokenPort: 0, forticnpPort: 0 };
    sandbox = await startSandbox({ ...ports, users: 1, alerts: 1, trial: true, now: () => timing.now() });
    clients = await Promise.all(Array.from({ length: windows }, open));
  });
  after(async () => {
    for (const client of clients) client.dispose();
    await sandbox.stop();
    fs.rmSync(folder, { recursive: true });
  });

  /** One window's client of the account. Windows share only the folder. */
  async function open(): Promise<FortiTokenClient> {
    const budgets = new Budgets({
      folder,
      requestsPerMinute: () => 0,
      onTrouble: (error) => assert.fail(String(error)),
      timing,
    });
    const host = sandbox.fortitokenUrl;
    return createFortiTokenClient({
      ...{ host, clientId, clientSecret, label: "Trial", readOnly: true, timeoutMs: 10_000 },
      log: { request: () => undefined },
      clock: timing,
      gate: {
        budget: await budgets.of("fortitoken", host, clientId),
        retry: { times: 3, longestMs: 10 * intervalMs },
        watch: { onWait: () => undefined },
        timing,
      },
    });
  }

  promise(
    "after the first 429 all windows together respect a trial account's limit: no request too many, every place used",
    { short: 2, long: 8 },
    async (spans, tally) => {
      const sent = () => sandbox.requests.entries().filter(({ service }) => service === "fortitoken");
      const refusals = () => sent().filter(({ status }) => status === 429);
      const leaving = new AbortController();
      const reading = clients.flatMap((client) =>
        Array.from({ length: readersEach }, async () => {
          while (!leaving.signal.aborted) await client.realms(leaving.signal);
        }),
      );
      const outcome = Promise.all(reading).catch((error: unknown) => (leaving.signal.aborted ? undefined : error));
      while (refusals().length === 0) await timing.pause(1000, leaving.signal);
      // The limit was unknown before. Only the requests in flight may be refused.
      await timing.pause(intervalMs / 2, leaving.signal);
      const unavoidable = refusals().length;
      await tally.try("one refusal per request in flight", () => assert.ok(unavoidable <= windows * readersEach));
      const before = sent().length;
      await timing.pause(intervalMs / 4, leaving.signal);
      await tally.try("no request until the interval is over", () => assert.equal(sent().length, before));

      while (sent().length === before) await timing.pause(1000, leaving.signal);
      const begun = timing.now();
      await timing.pause(spans * intervalMs, leaving.signal);
      const later = sent().filter(({ at }) => at >= begun);
      await tally.try("no request above the limit", () => assert.equal(refusals().length, unavoidable));
      await tally.try("every place used", () => assert.ok(later.length >= spans * limit * 0.9, `${later.length}`));
      await tally.try("no other failure", () =>
        assert.ok(sent().every(({ status }) => [200, 201, 429].includes(status))),
      );
      tally.add(later.length);
      leaving.abort();
      assert.equal(await outcome, undefined);
    },
  );
});
