import assert from "node:assert/strict";
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { forticnpCredentials, startSandbox, type Sandbox } from "../../../../src/sandbox";
import { isLong, promise } from "../../../promise";

/** A separate file, because it runs in its own processes. */
const hammer = path.resolve("test/unit/services/budget/hammer.cjs");
const limit = 100;

/**
 * A sandbox that allows 100 requests a minute, and windows that read from it as fast as allowed. The minute may be
 * shorter: then the sandbox's clock is faster.
 */
class ManyWindows {
  readonly failures: string[] = [];
  answered = 0;
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-"));
  private readonly running = new Set<ChildProcess>();

  private constructor(
    readonly sandbox: Sandbox,
    private readonly minuteMs: number,
  ) {}

  static async start(minuteMs: number, latencyMs = 0): Promise<ManyWindows> {
    const begun = Date.now();
    const now = (): number => begun + (Date.now() - begun) * (60_000 / minuteMs);
    const day = 86_400_000;
    const lifetimes = { accessLifetimeMs: 7 * day, refreshLifetimeMs: 7 * day };
    const ports = { fortitokenPort: 0, forticnpPort: 0 };
    const sandbox = await startSandbox({ ...ports, users: 1, alerts: 1, now, latencyMs, ...lifetimes });
    return new ManyWindows(sandbox, minuteMs);
  }

  /** @param timeoutMs timeout of a request; a killed window's requests count for the timeout and a minute */
  open(readers = 5, timeoutMs = 10_000): ChildProcess {
    const { folder, minuteMs } = this;
    const host = this.sandbox.forticnpUrl;
    const options = { folder, host, minuteMs, credential: forticnpCredentials.oneCompany, readers, timeoutMs };
    const window = fork(hammer, [JSON.stringify(options)]);
    this.running.add(window);
    window.on("message", ({ failure }: { failure?: string }) => {
      if (failure === undefined) this.answered += 1;
      else this.failures.push(failure);
    });
    return window;
  }

  async kill(window: ChildProcess): Promise<void> {
    this.running.delete(window);
    if (window.exitCode !== null || !window.kill("SIGKILL")) return;
    await once(window, "exit");
  }

  /** The failures caused by exceeding the limit. A busy machine may cause others. */
  get tooMany(): readonly string[] {
    return this.failures.filter((failure) => failure.includes("answered 429"));
  }

  /** Resolves after this many more responses. @throws Error if that takes much too long */
  async more(count: number): Promise<void> {
    const wanted = this.answered + count;
    const deadline = Date.now() + 60_000;
    while (this.answered < wanted) {
      if (Date.now() > deadline) throw new Error(`${wanted - this.answered} of ${count} answers did not come`);
      await this.minutes(0.01);
    }
  }

  /** The number of responses in each of this many minutes. */
  async perMinute(minutes: number): Promise<number> {
    const before = this.answered;
    await this.minutes(minutes);
    return (this.answered - before) / minutes;
  }

  minutes(count: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, count * this.minuteMs));
  }

  async stop(): Promise<void> {
    for (const window of this.running) await this.kill(window);
    await this.sandbox.stop();
    fs.rmSync(this.folder, { recursive: true });
  }
}

describe("many windows that share an account", () => {
  promise(
    "several windows together use at least 95 of 100 requests per minute while there is work, and never exceed 100",
    { short: 1, long: 3 },
    async (minutes, tally) => {
      const windows = await ManyWindows.start(isLong ? 60_000 : 6000);
      try {
        for (let i = 0; i < 3; i += 1) windows.open();
        // No minute precedes the first one, so its requests, including three sign-ins, are sent at once.
        await windows.more(limit - 5);
        await windows.minutes(0.1);
        const rate = await windows.perMinute(minutes);
        // In a short minute, response times matter more than the limit.
        if (isLong)
          await tally.try("as many as allowed", () => assert.ok(rate >= limit - 5, `${rate} requests a minute`));
        await tally.try("no request above the limit", () => assert.deepEqual(windows.tooMany, []));
        tally.add(windows.answered);
      } finally {
        await windows.stop();
      }
    },
  );

  promise(
    "a window killed at any moment blocks no other window and lets none exceed the limit",
    { short: 3, long: 40 },
    async (kills, tally) => {
      const windows = await ManyWindows.start(1500, 200);
      try {
        windows.open(30, 2000);
        for (let i = 0; i < kills; i += 1) {
          // Many requests are in flight when it is killed.
          const victim = windows.open(30, 2000);
          await once(victim, "message");
          await windows.minutes(Math.random());
          await windows.kill(victim);
          await tally.try(`kill ${i + 1}`, () => windows.more(limit));
        }
        if (isLong) {
          // The last victim's requests count until their timeout and then for a minute; after that nothing of them is
          // left.
          await windows.minutes(3);
          const rate = await windows.perMinute(3);
          await tally.try("the minute is free again", () => assert.ok(rate > limit / 2, `${rate} requests a minute`));
        }
        await tally.try("no request above the limit", () => assert.deepEqual(windows.tooMany, []));
      } finally {
        await windows.stop();
      }
    },
  );
});
