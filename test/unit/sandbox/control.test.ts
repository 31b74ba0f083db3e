import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { defaultOptions, type AdjustableOptions } from "../../../src/sandbox/options";
import { messageOf, send, TestBench, type Reply } from "./sandboxClient";

describe("Sandbox: options while it runs", () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = await TestBench.start({ users: 5, alerts: 5, tokenLifetimeSeconds: 60 });
  });
  afterEach(() => bench.stop());

  const url = (): string => `${bench.sandbox.fortitokenUrl}/__sandbox/options`;
  const read = async (): Promise<AdjustableOptions> => (await send(url())).json();
  const change = (body: unknown): Promise<Reply> => send(url(), { method: "PATCH", body });

  it("are listed on both ports", async () => {
    const fixed = ["fortitokenPort", "forticnpPort", "seed", "users", "alerts", "now", "marker"];
    const adjustable = Object.entries(defaultOptions).filter(([name]) => !fixed.includes(name));
    const expected = { ...Object.fromEntries(adjustable), requestsPerMinute: 0, tokenLifetimeSeconds: 60 };
    assert.deepEqual(await read(), expected);
    assert.deepEqual((await send(`${bench.sandbox.forticnpUrl}/__sandbox/options`)).json(), await read());
    assert.deepEqual(bench.sandbox.options.get(), await read());
  });

  it("are all used by the sandbox", () => {
    const files = readdirSync("src/sandbox", { recursive: true, encoding: "utf8" });
    const source = files
      .filter((file) => file.endsWith(".ts") && file !== "options.ts")
      .map((file) => readFileSync(`src/sandbox/${file}`, "utf8"))
      .join("\n");
    assert.deepEqual(
      Object.keys(defaultOptions).filter((name) => !new RegExp(`\\b${name}\\b`).test(source)),
      [],
    );
  });

  it("apply to the next request after a change", async () => {
    const reply = await change({ tokenLifetimeSeconds: 5, trial: true, notOffered: ["listEvents"] });
    assert.equal(reply.status, 200);
    const now = reply.json<AdjustableOptions>();
    assert.deepEqual([now.tokenLifetimeSeconds, now.trial, now.notOffered], [5, true, ["listEvents"]]);
    assert.deepEqual(await read(), now);
    const bearer = await bench.login();
    bench.time += 5000;
    assert.equal((await bench.fortitoken("/api/v1/user", { bearer })).status, 401);
  });

  it("are refused with the allowed range, and then nothing changes", async () => {
    const before = await read();
    for (const [option, message] of [
      [{ retryAfterSeconds: -2 }, /retryAfterSeconds .*-1 to 86400, not -2/],
      [{ latencyMs: "5" }, /latencyMs .*whole number/],
      [{ trial: "yes" }, /trial .*true or false/],
      [{ notOffered: ["listUsers"] }, /notOffered .*listEvents/],
      [{ seed: 3 }, /seed cannot be changed.*latencyMs/],
      [{ nonsense: 3 }, /nonsense/],
    ] as const) {
      const reply = await change({ smsLeft: 1, ...option });
      assert.equal(reply.status, 400);
      assert.match(messageOf(reply), message);
    }
    for (const body of [[], "text", null]) {
      assert.equal((await change(body)).status, 400);
    }
    assert.deepEqual(await read(), before);
  });

  it("return to their initial values on reset", async () => {
    const before = await read();
    await change({ latencyMs: 1, tokenLifetimeSeconds: 7 });
    await send(`${bench.sandbox.fortitokenUrl}/__sandbox/reset`, { method: "POST" });
    assert.deepEqual(await read(), before);
  });
});
