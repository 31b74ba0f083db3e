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
    assert.deepEqual([limit.requests(), limit.windowMs], [100, 60_000]);
    perMinute = 0;
    assert.equal(limit.requests(), Infinity);
  });

  it("is nothing for a part of the minute after a refusal, longer after each", () => {
    const limit = new MinuteLimit(
      () => 100,
      60_000,
      () => 1,
    );
    assert.deepEqual(
      [1, 2, 3].map((attempt) => limit.exceeded(attempt)),
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
    assert.equal(here.requests(), Infinity);
    assert.equal(here.exceeded(), 300_000);
    assert.deepEqual([here.requests(), there.requests(), limit().requests()], [60, 60, 60]);
  });

  it("shows itself in the balance, which also says when it is over", () => {
    const here = limit();
    here.learn("getBalance", { trial_status: 1 });
    assert.equal(limit().requests(), 60);
    here.learn("getBalance", [{ trial_status: "2" }]);
    assert.equal(limit().requests(), Infinity);
  });

  it("has none for an account known as licensed, whatever is refused", () => {
    const here = limit();
    here.learn("getBalance", { trial_status: 2 });
    here.exceeded();
    assert.equal(here.requests(), Infinity);
  });

  it("learns from nothing else", () => {
    const here = limit();
    for (const json of [undefined, null, "trial", [], [null], { trial_status: null }]) here.learn("getBalance", json);
    here.learn("getQuota", { trial_status: 1 });
    assert.equal(here.requests(), Infinity);
  });
});
