import assert from "node:assert/strict";
import { type Operation, operations } from "../../../src/contract";
import type { AccountLimit } from "../../../src/services/budget/accountLimit";
import type { RequestWait } from "../../../src/services/budget/wait";
import { ServiceError, type ServiceErrorFacts, type ServiceErrorCategory } from "../../../src/services/errors";
import { RequestGate } from "../../../src/services/http/requestGate";
import type { RequestBudget } from "../../../src/services/budget/requestBudget";
import { retryPauses } from "../../../src/waiting";
import { FakeTiming, settled } from "../fakeTiming";
import { failureOf } from "./expectFailure";

const { listUsers, createUser, login, getBalance } = operations.fortitoken;

type Outcome = readonly [category: ServiceErrorCategory, facts?: ServiceErrorFacts] | "ok" | "raw 429";

/** A gate with scripted results of its attempts; the last result repeats. */
class GateBench {
  readonly timing = new FakeTiming();
  readonly waits: (RequestWait | undefined)[] = [];
  readonly blocks: number[] = [];
  readonly learned: unknown[] = [];
  isWanted = true;
  attempts = 0;
  slots = 0;
  ended = 0;
  givenUp = 0;
  readonly gate: RequestGate;

  constructor(...outcomes: Outcome[]) {
    const limit: AccountLimit = {
      intervalMs: 60_000,
      maxRequests: () => Infinity,
      pauseAfterRefusal: (attempt) => 5000 * attempt,
      learn: (_id, json) => void this.learned.push(json),
    };
    const budget = {
      limit,
      block: (ms: number) => void this.blocks.push(ms),
      take: () => {
        this.slots += 1;
        return Promise.resolve({ end: () => void (this.ended += 1), giveUp: () => void (this.givenUp += 1) });
      },
    };
    const way = {
      timeoutMs: 1000,
      check: (request: { operation: Operation }) => {
        if (request.operation === createUser) throw new ServiceError("readOnly", "Read-only");
        return { request, path: "/" } as never;
      },
      send: () => {
        const raw = { status: 200, headers: {}, text: "", ms: 1, bytes: 0 };
        const outcome = outcomes[Math.min(this.attempts, outcomes.length - 1)] ?? "ok";
        this.attempts += 1;
        if (outcome === "ok") return Promise.resolve({ ...raw, json: { trial_status: 1 } });
        if (outcome === "raw 429")
          return Promise.resolve({ ...raw, status: 429, headers: { "retry-after": "7" }, json: undefined });
        return Promise.reject(new ServiceError(outcome[0], "Failed", outcome[1]));
      },
      dispose: () => undefined,
    };
    this.gate = new RequestGate(way, {
      budget: budget as unknown as RequestBudget,
      retry: { times: 3, longestMs: 60_000 },
      watch: { onWait: (_request, wait) => void this.waits.push(wait) },
      timing: this.timing,
      random: () => 1,
      isWanted: () => this.isWanted,
    });
  }

  /** Sends a read and advances the time until its end. */
  async send(operation: Operation = listUsers): Promise<ServiceError | undefined> {
    const outcome = this.gate.send({ operation }).then(
      () => undefined,
      (error: unknown) => error as ServiceError,
    );
    await this.timing.advance(10 * 60_000);
    return outcome;
  }
}

describe("the request gate", () => {
  for (const [name, outcome] of [
    ["500", ["server", { status: 500 }]],
    ["503", ["server", { status: 503 }]],
    ["429", ["rateLimit", { status: 429 }]],
    ["a broken connection", ["connection", { code: "ECONNRESET" }]],
    ["a connection closed without a response", ["connection"]],
    ["a corrupt TLS record", ["tls", { code: "ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC", sent: true }]],
  ] as const) {
    it(`retries a read after ${name}, with a place in the budget per attempt`, async () => {
      const bench = new GateBench(outcome, outcome, "ok");
      assert.equal(await bench.send(), undefined);
      assert.deepEqual([bench.attempts, bench.slots, bench.ended + bench.givenUp], [3, 3, 3]);
      assert.equal(bench.givenUp, "status" in (outcome[1] ?? {}) ? 0 : 2);
    });

    it(`reads at most four times after ${name}`, async () => {
      const bench = new GateBench(outcome);
      assert.equal((await bench.send())?.category, outcome[0]);
      assert.equal(bench.attempts, 4);
    });

    it(`never retries a write after ${name}`, async () => {
      const bench = new GateBench(outcome);
      assert.equal((await bench.send(operations.fortitoken.updateUser))?.category, outcome[0]);
      assert.equal(bench.attempts, 1);
    });
  }

  for (const [name, outcome] of [
    ["400", ["badRequest", { status: 400 }]],
    ["401", ["signIn", { status: 401 }]],
    ["403", ["permission", { status: 403 }]],
    ["404", ["notFound", { status: 404 }]],
    ["501", ["server", { status: 501 }]],
    ["a refused connection", ["connection", { code: "ECONNREFUSED" }]],
    ["an unknown host", ["dns", { code: "ENOTFOUND" }]],
    ["a certificate that is not trusted", ["tls", { sent: false }]],
    ["a timeout", ["timeout"]],
    ["a cancellation", ["cancelled"]],
  ] as const) {
    it(`does not retry a read after ${name}`, async () => {
      const bench = new GateBench(outcome);
      assert.equal((await bench.send())?.category, outcome[0]);
      assert.equal(bench.attempts, 1);
      // Without a response the request may still reach the service.
      const isAnswered = "status" in (outcome[1] ?? {});
      assert.deepEqual([bench.ended, bench.givenUp], isAnswered ? [1, 0] : [0, 1]);
    });
  }

  it("retries a sign-in after 502, never after 429", async () => {
    const failing = new GateBench(["server", { status: 502 }], "ok");
    assert.equal(await failing.send(login), undefined);
    const refused = new GateBench(["rateLimit", { status: 429 }], "ok");
    assert.equal((await refused.send(login))?.category, "rateLimit");
  });

  it("waits as long as Retry-After says, and reports the wait", async () => {
    const bench = new GateBench(["server", { status: 503, retryAfterMs: 8000 }], "ok");
    const sent = bench.gate.send({ operation: listUsers });
    await bench.timing.advance(7999);
    assert.equal(bench.attempts, 1);
    assert.deepEqual(bench.waits, [{ reason: { type: "retry", status: 503 }, until: bench.timing.now() + 1 }]);
    await bench.timing.advance(1);
    await sent;
    assert.equal(bench.attempts, 2);
    assert.equal(bench.waits.at(-1), undefined);
  });

  it("continues even if a listener throws", async () => {
    const bench = new GateBench(["server", { status: 503, retryAfterMs: 8000 }], "ok");
    bench.waits.push = () => {
      throw new Error("the log is closed");
    };
    assert.equal(await bench.send(), undefined);
    assert.equal(bench.attempts, 2);
  });

  it("waits longer before each attempt without a Retry-After", async () => {
    const bench = new GateBench(["server", { status: 500 }]);
    const begun = bench.timing.now();
    void bench.gate.send({ operation: listUsers }).catch(() => undefined);
    const moments: number[] = [];
    for (let seen = 0; seen < 4;) {
      if (bench.attempts > seen) moments.push(bench.timing.now() - begun);
      seen = bench.attempts;
      await bench.timing.advance(100);
    }
    assert.deepEqual(
      moments.map((moment) => Math.round(moment / retryPauses.firstMs)),
      [0, 2, 6, 14],
    );
  });

  it("fails at once if the service asks for a pause longer than a minute", async () => {
    const bench = new GateBench(["server", { status: 503, retryAfterMs: 61_000 }]);
    assert.equal((await bench.send())?.retryAfterMs, 61_000);
    assert.equal(bench.attempts, 1);
    assert.deepEqual(bench.waits, []);
  });

  it("fails when all pauses together would exceed a minute", async () => {
    const bench = new GateBench(["server", { status: 503, retryAfterMs: 25_000 }]);
    await bench.send();
    assert.equal(bench.attempts, 3);
  });

  it("pauses all windows after a 429, by Retry-After or by the account's limit", async () => {
    const bench = new GateBench(["rateLimit", { retryAfterMs: 4000 }], ["rateLimit"], "ok");
    await bench.send();
    assert.deepEqual(bench.blocks, [4000, 10_000]);
    const atOnce = new GateBench(["rateLimit", { retryAfterMs: 0 }], "ok");
    await atOnce.send();
    assert.deepEqual(atOnce.blocks, [1000], "what was refused is not sent again at once");
    const limited = new GateBench(["rateLimit", { retryAfterMs: 300_000 }]);
    assert.equal((await limited.send())?.category, "rateLimit");
    assert.deepEqual(limited.blocks, [300_000]);
  });

  it("cancels a request that is no longer wanted when its turn comes", async () => {
    const bench = new GateBench("ok");
    bench.isWanted = false;
    const error = await bench.send(operations.fortitoken.updateUser);
    assert.deepEqual([error?.category, error?.sent, bench.attempts, bench.ended], ["cancelled", false, 0, 1]);
  });

  it("can be cancelled between two attempts", async () => {
    const bench = new GateBench(["server", { status: 503, retryAfterMs: 50_000 }]);
    const controller = new AbortController();
    const failure = failureOf(bench.gate.send({ operation: listUsers }, controller.signal));
    await settled();
    controller.abort();
    assert.equal((await failure).category, "cancelled");
    assert.equal(bench.waits.at(-1), undefined);
  });

  it("cancels waiting requests when it is disposed", async () => {
    const bench = new GateBench(["server", { status: 503, retryAfterMs: 50_000 }]);
    const failure = failureOf(bench.gate.send({ operation: listUsers }));
    await settled();
    bench.gate.dispose();
    assert.equal((await failure).category, "cancelled");
    assert.equal((await failureOf(bench.gate.send({ operation: listUsers }))).category, "cancelled");
  });

  it("returns a 429 of a raw request unchanged, and respects its pause", async () => {
    const bench = new GateBench("raw 429");
    assert.equal((await bench.gate.send({ operation: listUsers, anyStatus: true })).status, 429);
    assert.deepEqual([bench.attempts, bench.blocks], [1, [7000]]);
  });

  it("uses no place for a request that is never sent", async () => {
    const bench = new GateBench();
    assert.equal((await bench.send(createUser))?.category, "readOnly");
    assert.equal(bench.slots, 0);
  });

  it("passes each response to the account's limit", async () => {
    const bench = new GateBench("ok");
    await bench.send(getBalance);
    assert.deepEqual(bench.learned, [{ trial_status: 1 }]);
  });
});
