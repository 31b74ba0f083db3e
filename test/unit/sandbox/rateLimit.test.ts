import assert from "node:assert/strict";
import { RateLimit } from "../../../src/sandbox/rateLimit";

describe("Sandbox: rate limit", () => {
  let time = 0;
  let limit: RateLimit;
  beforeEach(() => {
    time = 1_000_000;
    limit = new RateLimit(() => time);
  });

  const rule = { requests: 2, intervalMs: 1000 };

  it("accepts the allowed number of requests, and returns the time until the next one", () => {
    assert.deepEqual(limit.take("a", rule), { allowed: true, attempts: 1, waitMs: 0 });
    time += 300;
    assert.equal(limit.take("a", rule).allowed, true);
    time += 200;
    assert.deepEqual(limit.take("a", rule), { allowed: false, attempts: 3, waitMs: 500 });
    time += 499;
    assert.equal(limit.take("a", rule).allowed, false);
    time += 1;
    assert.equal(limit.take("a", rule).allowed, true);
  });

  it("does not count refused requests", () => {
    limit.take("a", rule);
    limit.take("a", rule);
    time += 999;
    assert.equal(limit.take("a", rule).allowed, false);
    time += 1;
    assert.deepEqual(limit.take("a", rule), { allowed: true, attempts: 2, waitMs: 0 });
  });

  it("counts each key separately, and forgets on request", () => {
    limit.take("a", rule);
    limit.take("a", rule);
    assert.equal(limit.take("b", rule).allowed, true);
    limit.clear();
    assert.deepEqual(limit.take("a", rule), { allowed: true, attempts: 1, waitMs: 0 });
  });

  it("follows a changed rule, and accepts everything without a limit", () => {
    for (let sent = 0; sent < 5; sent += 1) {
      assert.equal(limit.take("a", { requests: 0, intervalMs: 1000 }).allowed, true);
      time += 100;
    }
    // Sent at 0, 100, 200, 300 and 400 ms. One request is allowed in the interval, so the last one must leave it.
    assert.deepEqual(limit.take("a", { requests: 1, intervalMs: 1000 }), { allowed: false, attempts: 6, waitMs: 900 });
  });
});
