import assert from "node:assert/strict";
import { Latency } from "../../../src/sandbox/latency";
import { defaultOptions } from "../../../src/sandbox/options";
import { TestBench } from "./sandboxClient";

describe("Sandbox: latency", () => {
  const lengths = (seed: number, latencyMs: number, latencySpreadMs: number): number[] => {
    const latency = new Latency({ latencyMs, latencySpreadMs }, seed, "fortitoken");
    return Array.from({ length: 200 }, () => latency.next());
  };

  it("is zero by default", () => {
    const { latencyMs, latencySpreadMs } = defaultOptions;
    assert.deepEqual(new Set(lengths(1, latencyMs, latencySpreadMs)), new Set([0]));
  });

  it("lies within its bounds, and is the same for the same seed", () => {
    const some = lengths(5, 150, 250);
    assert.ok(Math.min(...some) >= 150 && Math.max(...some) <= 400);
    assert.ok(new Set(some).size > 20);
    assert.deepEqual(lengths(5, 150, 250), some);
    assert.notDeepEqual(lengths(6, 150, 250), some);
  });

  it("applies to the next response when it is changed while the sandbox runs", async () => {
    const bench = await TestBench.start({ users: 1, alerts: 1 });
    try {
      bench.sandbox.options.set({ latencyMs: 200, latencySpreadMs: 100 });
      const startedAt = performance.now();
      await bench.login();
      assert.ok(performance.now() - startedAt >= 199);
    } finally {
      await bench.stop();
    }
  });
});
