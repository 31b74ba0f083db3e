import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { MinuteLimit, TrialLimit } from "../../../../src/services/budget/accountLimit";
import { TrialMark } from "../../../../src/services/budget/trialMark";

describe("what FortiCNP lets an account send", () => {
  it("is as many a minute as is set, and without limit for 0", () => {
    let perMinute = 100;
    const limit = new MinuteLimit(() => perMinute);
    assert.deepEqual([limit.maxRequests(), limit.intervalMs], [100, 60_000]);
    perMinute = 0;
    assert.equal(limit.maxRequests(), Infinity);
  });

  it("is nothing for a part of the minute after a refusal, longer after each", () => {
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

describe("what FortiToken Cloud lets an account send", () => {
  let folder: string;
  const limit = (): TrialLimit => new TrialLimit(new TrialMark(path.join(folder, "account")));

  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-"))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it("has no limit until it shows itself: then 60 in 5 minutes, also in other windows and later", () => {
    const [here, there] = [limit(), limit()];
    assert.equal(here.maxRequests(), Infinity);
    assert.equal(here.pauseAfterRefusal(1), 300_000);
    assert.deepEqual([here.maxRequests(), there.maxRequests(), limit().maxRequests()], [60, 60, 60]);
  });

  it("shows itself in the balance, which also says when it is over", () => {
    const here = limit();
    here.learn("getBalance", { trial_status: 1 });
    assert.equal(limit().maxRequests(), 60);
    here.learn("getBalance", [{ trial_status: "2" }]);
    assert.equal(limit().maxRequests(), Infinity);
  });

  it("has none for an account known as licensed, whatever is refused", () => {
    const here = limit();
    here.learn("getBalance", { trial_status: 2 });
    assert.deepEqual(
      [here.pauseAfterRefusal(1), here.pauseAfterRefusal(2), here.pauseAfterRefusal(20)],
      [5_000, 10_000, 300_000],
    );
    assert.equal(here.maxRequests(), Infinity);
  });

  it("is taken for a trial one no longer than an hour after a refused request, and a day after the service said so", () => {
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
    // A mark of an earlier version, or of a clock that was wrong, does not hold for good.
    for (const text of ["yes", "yes x", `yes ${now + 48 * hour}`]) {
      fs.writeFileSync(path.join(folder, "account", "trial"), text);
      assert.equal(here.maxRequests(), Infinity, text);
    }
  });

  it("learns from nothing else", () => {
    const here = limit();
    for (const json of [undefined, null, "trial", [], [null], { trial_status: null }]) here.learn("getBalance", json);
    here.learn("getQuota", { trial_status: 1 });
    assert.equal(here.maxRequests(), Infinity);
  });
});
