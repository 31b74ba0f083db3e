import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { MinuteLimit, TrialLimit } from "../../../../src/services/budget/accountLimit";
import { TrialMark } from "../../../../src/services/budget/trialMark";

describe("the limit of a FortiCNP account", () => {
  it("is the configured number per minute, and unlimited for 0", () => {
    let perMinute = 100;
    const limit = new MinuteLimit(() => perMinute);
    assert.deepEqual([limit.maxRequests(), limit.intervalMs], [100, 60_000]);
    perMinute = 0;
    assert.equal(limit.maxRequests(), Infinity);
  });

  it("pauses requests for a part of the minute after a refusal, longer after each one", () => {
    const limit = new MinuteLimit(
      () => 100,
      60_000,
      () => 1,
    );
    assert.deepEqual(
      [1, 2, 3].map((attempt) => limit.pauseAfterRefusal(attempt)),
      [10_000, 20_000, 40_000],
    );
  });
});

describe("the limit of a FortiToken Cloud account", () => {
  let folder: string;
  const limit = (): TrialLimit => new TrialLimit(new TrialMark(path.join(folder, "account")));

  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-"))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it("is unlimited until a 429, then 60 in 5 minutes, in all windows", () => {
    const [here, there] = [limit(), limit()];
    assert.equal(here.maxRequests(), Infinity);
    assert.equal(here.pauseAfterRefusal(1), 300_000);
    assert.deepEqual([here.maxRequests(), there.maxRequests(), limit().maxRequests()], [60, 60, 60]);
  });

  it("follows the trial status in the balance, including its end", () => {
    const here = limit();
    here.learn("getBalance", { trial_status: 1 });
    assert.equal(limit().maxRequests(), 60);
    here.learn("getBalance", [{ trial_status: "2" }]);
    assert.equal(limit().maxRequests(), Infinity);
  });

  it("does not exist for a licensed account, even after a 429", () => {
    const here = limit();
    here.learn("getBalance", { trial_status: 2 });
    assert.deepEqual(
      [here.pauseAfterRefusal(1), here.pauseAfterRefusal(2), here.pauseAfterRefusal(20)],
      [5_000, 10_000, 300_000],
    );
    assert.equal(here.maxRequests(), Infinity);
  });

  it("treats an account as a trial one for an hour after a 429, and for a day after the balance shows it", () => {
    let now = Date.UTC(2026, 0, 15);
    const here = new TrialLimit(new TrialMark(path.join(folder, "account"), () => now));
    const later = (ms: number): number => {
      now += ms;
      return here.maxRequests();
    };
    const hour = 3_600_000;
    here.pauseAfterRefusal(1);
    assert.deepEqual([later(hour - 1), later(1)], [60, Infinity]);
    here.pauseAfterRefusal(1);
    here.learn("getBalance", { trial_status: 1 });
    assert.deepEqual([later(24 * hour - 1), later(1)], [60, Infinity]);
    // A mark of an earlier version, or of a wrong clock, expires.
    for (const text of ["yes", "yes x", `yes ${now + 48 * hour}`]) {
      fs.writeFileSync(path.join(folder, "account", "trial"), text);
      assert.equal(here.maxRequests(), Infinity, text);
    }
  });

  it("ignores any other response", () => {
    const here = limit();
    for (const json of [undefined, null, "trial", [], [null], { trial_status: null }]) here.learn("getBalance", json);
    here.learn("getQuota", { trial_status: 1 });
    assert.equal(here.maxRequests(), Infinity);
  });
});
