import assert from "node:assert/strict";
import { type Profile } from "../../../src/profiles/profile";
import { RequestWaits } from "../../../src/profiles/requestWaits";
import type { RequestWait } from "../../../src/services/budget/wait";
import { operations } from "../../../src/contract";
import { waitWords } from "../../../src/ui/waitWords";

const lab: Profile = {
  id: "lab",
  service: "forticnp",
  label: "Lab",
  host: "https://cnp.example.net",
  readOnly: true,
  sandbox: false,
};

describe("the description of waiting requests", () => {
  let waits: RequestWaits;
  let logged: string[];
  let changes: string[];

  const request = () => ({ operation: operations.forticnp.listCountries });
  const wait = (seconds: number): RequestWait => ({
    reason: { type: "limit", requests: 100, intervalMs: 60_000 },
    until: Date.now() + seconds * 1000,
  });

  beforeEach(() => {
    logged = [];
    changes = [];
    waits = new RequestWaits({ debug: (message) => void logged.push(message) });
    waits.onDidChange((id) => void changes.push(id));
  });
  afterEach(() => waits.dispose());

  it("shows why and until when the first request of a profile waits, until none waits", () => {
    const watch = waits.watch(lab);
    const [first, later] = [request(), request()];
    watch.onWait(later, wait(40));
    watch.onWait(first, wait(23));
    assert.equal(waits.words("lab"), "FortiCNP allows 100 requests a minute · continues in 23 s");
    watch.onWait(first, undefined);
    assert.equal(waits.words("lab"), "FortiCNP allows 100 requests a minute · continues in 40 s");
    watch.onWait(later, undefined);
    assert.equal(waits.words("lab"), undefined);
    assert.deepEqual(changes, ["lab", "lab"]);
  });

  it("shows only the requests of the profile, with one line in the log", () => {
    const watch = waits.watch(lab);
    watch.onWait(request(), wait(23));
    watch.onWait(request(), wait(24));
    assert.equal(waits.words("other"), undefined);
    assert.deepEqual(logged, ["[Lab] FortiCNP allows 100 requests a minute · continues in 23 s"]);
  });

  it("lists the profiles that a service holds back, by service, and reports changes", () => {
    const watch = waits.watch(lab);
    const held = request();
    watch.onWait(request(), wait(23));
    assert.deepEqual(waits.blocked(), []);
    watch.onWait(held, { reason: { type: "pause" }, until: Date.now() + 60_000 });
    assert.deepEqual([waits.blocked(), waits.blocked("forticnp"), waits.blocked("fortitoken")], [["lab"], ["lab"], []]);
    watch.onWait(held, undefined);
    assert.deepEqual(waits.blocked(), []);
    assert.deepEqual(changes, ["lab", "lab", "lab"]);
  });

  for (const [reason, expected] of [
    [{ type: "pause" }, "FortiCNP is limiting requests · continues in 40 s"],
    [{ type: "retry", status: 503 }, "FortiCNP returned a server error (503) · retrying in 40 s"],
    [{ type: "retry" }, "Connection to FortiCNP lost · retrying in 40 s"],
    [
      { type: "limit", requests: 60, intervalMs: 300_000 },
      "FortiCNP allows 60 requests in 5 min for trial accounts · continues in 40 s",
    ],
  ] as const) {
    it(`is "${expected}"`, () => assert.equal(waitWords({ reason, until: 40_000 }, "FortiCNP", 0), expected));
  }
});
