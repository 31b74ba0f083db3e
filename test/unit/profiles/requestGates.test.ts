import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Profile } from "../../../src/profiles/profile";
import { RequestGates } from "../../../src/profiles/requestGates";
import { RequestWaits } from "../../../src/profiles/requestWaits";
import { FakeTiming, settled } from "../fakeTiming";

const profile = (id: string): Profile => ({
  id,
  service: "fortitoken",
  label: id,
  host: "https://ftc.example.net",
  clientId: "web",
  readOnly: false,
  sandbox: false,
});

describe("the pause that a service requests from a run", () => {
  let folder: string;
  let timing: FakeTiming;
  let waits: RequestWaits;
  let gates: RequestGates;
  let stop: AbortController;

  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-"));
    timing = new FakeTiming();
    stop = new AbortController();
    waits = new RequestWaits({ debug: () => undefined });
    gates = new RequestGates({
      folder,
      settings: { requestsPerMinute: 0, retries: 0 },
      waits,
      log: { warn: (message) => assert.ok(false, message) },
      timing,
    });
    for (const id of ["lab", "same account"]) await gates.of(profile(id), "one");
    await gates.of(profile("other account"), "two");
  });
  afterEach(() => {
    stop.abort();
    waits.dispose();
    fs.rmSync(folder, { recursive: true });
  });

  /** @returns a function that returns whether the pause is over */
  function pause(): () => boolean {
    let isOver = false;
    void gates.pause("lab", 300_000, stop.signal).then(() => (isOver = true));
    return () => isOver;
  }

  it("lasts as long as the service asked, and is listed among the profile's waits", async () => {
    const isOver = pause();
    assert.match(waits.words("lab") ?? "", /^FortiToken Cloud is limiting requests · continues in /);
    await timing.advance(299_999);
    assert.deepEqual([isOver(), waits.blocked()], [false, ["lab"]]);
    await timing.advance(1);
    assert.deepEqual([isOver(), waits.blocked()], [true, []]);
  });

  it("ends at once on Try Now for this profile or another one of the account", async () => {
    for (const tried of ["lab", "same account"]) {
      const isOver = pause();
      gates.tryNow([tried]);
      await settled();
      assert.deepEqual([isOver(), waits.words("lab")], [true, undefined], tried);
    }
  });

  it("is not ended by Try Now for another account, and ends when the run is stopped", async () => {
    const isOver = pause();
    gates.tryNow(["other account", "no such profile"]);
    await settled();
    assert.equal(isOver(), false);
    stop.abort();
    await settled();
    assert.equal(isOver(), true);
  });
});
