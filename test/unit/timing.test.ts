import assert from "node:assert/strict";
import { runAfter, systemTiming } from "../../src/timing";

const day = 24 * 3600_000;

describe("a pause", () => {
  const { setTimeout: realTimeout } = globalThis;
  /** The running timers. */
  let timers: { readonly ms: number; run(): void }[];

  beforeEach(() => {
    timers = [];
    const fake = (run: () => void, ms: number) => {
      timers.push({ ms, run });
      return undefined;
    };
    Object.assign(globalThis, { setTimeout: fake });
  });
  afterEach(() => Object.assign(globalThis, { setTimeout: realTimeout }));

  /** Fires the only timer. @returns its duration in ms */
  function ring(): number {
    assert.equal(timers.length, 1);
    const [timer] = timers.splice(0);
    // Node fires longer timers at once.
    assert.ok(timer!.ms < 2 ** 31, `${timer!.ms}`);
    timer!.run();
    return timer!.ms;
  }

  for (const ms of [0, 1, 1000, 2 ** 31 - 1, 2 ** 31, 30 * day, 1000 * day, Number.MAX_SAFE_INTEGER / 2 ** 18]) {
    it(`of ${ms} ms lasts that long`, () => {
      const over: number[] = [];
      let waited = 0;
      runAfter(ms, () => over.push(waited));
      while (timers.length > 0) waited += ring();
      assert.deepEqual([waited, over.length], [ms, 1]);
    });
  }

  it("without an end does not end", () => {
    runAfter(Infinity, () => assert.fail());
    for (let month = 0; month < 100; month += 1) assert.equal(ring(), 2 ** 31 - 1);
  });

  it("of a month ends when its signal is aborted", async () => {
    const controller = new AbortController();
    const pause = systemTiming.pause(30 * day, controller.signal);
    ring();
    assert.equal(timers.length, 1);
    controller.abort();
    await pause;
  });
});
