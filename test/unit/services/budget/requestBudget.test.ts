import assert from "node:assert/strict";
import type { AccountLimit } from "../../../../src/services/budget/accountLimit";
import { Ledger } from "../../../../src/services/budget/ledger";
import { RequestBudget, type Slot } from "../../../../src/services/budget/requestBudget";
import type { SharedLine } from "../../../../src/services/budget/sharedLines";
import type { RequestPriority, RequestWait } from "../../../../src/services/budget/wait";
import { promise } from "../../../promise";
import { FakeTiming, settled } from "../../fakeTiming";
import { failureOf } from "../expectFailure";
import { minute, second } from "../fakeClock";

/** One window's budget of three requests a minute, with the results of its requests. */
class Window {
  readonly granted: string[] = [];
  readonly slots: Slot[] = [];
  /** The last reported wait of each request. */
  readonly waits = new Map<string, RequestWait | undefined>();
  readonly budget: RequestBudget;

  constructor(
    private readonly timing: FakeTiming,
    all: SharedLine[] = [],
    requests = 3,
  ) {
    let seen = 0;
    const lines = {
      append: (text: string) => void all.push({ file: 1, text }),
      readNew: () => all.slice(seen, (seen = all.length)),
    };
    const limit: AccountLimit = {
      intervalMs: minute,
      maxRequests: () => requests,
      pauseAfterRefusal: () => 0,
      learn: () => undefined,
    };
    this.budget = new RequestBudget(new Ledger(lines, minute, () => timing.now()), limit, timing);
  }

  async take(
    name: string,
    priority: RequestPriority = "interactive",
    signal = new AbortController().signal,
  ): Promise<void> {
    const onWait = (wait: RequestWait | undefined): void => void this.waits.set(name, wait);
    const slot = await this.budget.take({ priority, holdMs: 30 * second, onWait }, signal);
    this.granted.push(name);
    this.slots.push(slot);
  }

  /** Uses up the whole minute. */
  async exhaust(): Promise<void> {
    await Promise.all(["a", "b", "c"].map((name) => this.take(name)));
    for (const slot of this.slots) slot.end();
    this.granted.length = 0;
  }

  /** In ms from now. */
  waitOf(name: string): number | undefined {
    const wait = this.waits.get(name);
    return wait && wait.until - this.timing.now();
  }
}

describe("the budget of an account", () => {
  let timing: FakeTiming;
  let window: Window;

  it("grants the next requests after the listener of one throws", async () => {
    await window.exhaust();
    const onWait = (): void => {
      throw new Error("the log is closed");
    };
    const { signal } = new AbortController();
    let first: Slot | undefined;
    void window.budget.take({ priority: "interactive", holdMs: 1, onWait }, signal).then((slot) => (first = slot));
    void window.take("second");
    await timing.advance(minute + second);
    assert.ok(first);
    assert.deepEqual(window.granted, ["second"]);
  });

  it("can cancel a request whose listener throws", async () => {
    await window.exhaust();
    const onWait = (): void => {
      throw new Error("the log is closed");
    };
    const controller = new AbortController();
    const left = failureOf(window.budget.take({ priority: "interactive", holdMs: 1, onWait }, controller.signal));
    await timing.advance(second);
    controller.abort();
    assert.equal((await left).category, "cancelled");
  });

  it("rejects waiting requests if the places cannot be counted, and grants later ones", async () => {
    let isBroken = true;
    const lines = {
      append: () => {
        if (isBroken) throw new Error("out of order");
      },
      readNew: () => [],
    };
    const limit: AccountLimit = {
      intervalMs: minute,
      maxRequests: () => Infinity,
      pauseAfterRefusal: () => 0,
      learn: () => undefined,
    };
    const budget = new RequestBudget(new Ledger(lines, minute, () => timing.now()), limit, timing);
    const take = () =>
      budget.take({ priority: "interactive", holdMs: 1, onWait: () => undefined }, new AbortController().signal);
    await assert.rejects(take(), /out of order/);
    isBroken = false;
    assert.ok(await take());
  });

  beforeEach(() => {
    timing = new FakeTiming();
    window = new Window(timing);
  });

  it("grants requests at once below the limit, without reporting a wait", async () => {
    await window.take("a");
    await window.take("b");
    assert.deepEqual(window.granted, ["a", "b"]);
    assert.equal(window.waits.size, 0);
  });

  it("makes other requests wait until the first no longer counts, and reports reason and end of the wait", async () => {
    await window.exhaust();
    void window.take("d");
    await timing.advance(0);
    assert.equal(window.waitOf("d"), minute);
    assert.deepEqual(window.waits.get("d")?.reason, { type: "limit", requests: 3, intervalMs: minute });
    await timing.advance(minute - 1);
    assert.deepEqual(window.granted, []);
    await timing.advance(1);
    assert.deepEqual(window.granted, ["d"]);
    assert.equal(window.waits.get("d"), undefined, "the wait is over");
  });

  it("never sends a cancelled request, and rejects it at once", async () => {
    await window.exhaust();
    const controller = new AbortController();
    const failure = failureOf(window.take("d", "interactive", controller.signal));
    void window.take("e");
    await timing.advance(0);
    controller.abort();
    assert.equal((await failure).category, "cancelled");
    assert.equal(window.waits.get("d"), undefined);
    await timing.advance(2 * minute);
    assert.deepEqual(window.granted, ["e"]);
  });

  it("refuses a request whose signal is already aborted", async () => {
    assert.equal((await failureOf(window.take("a", "interactive", AbortSignal.abort()))).category, "cancelled");
    assert.deepEqual(window.granted, []);
  });

  it("reports the longer of two waits", async () => {
    await window.exhaust();
    void window.take("d");
    await timing.advance(0);
    window.budget.block(2 * minute);
    await timing.advance(second);
    assert.equal(window.waitOf("d"), 2 * minute - second);
    assert.deepEqual(window.waits.get("d")?.reason, { type: "pause" });
    await timing.advance(2 * minute - second);
    assert.deepEqual(window.granted, ["d"]);
  });

  describe("with a pause that the user does not wait for", () => {
    const lines: SharedLine[] = [];
    let other: Window;
    let lifting: Window;

    beforeEach(async () => {
      lines.length = 0;
      [lifting, other] = [new Window(timing, lines, Infinity), new Window(timing, lines, Infinity)];
      lifting.budget.block(5 * minute);
      for (const name of ["a", "b", "c"]) void lifting.take(name);
      void other.take("d");
      await timing.advance(minute);
      assert.deepEqual([...lifting.granted, ...other.granted], []);
    });

    it("sends one request at once, and those of all windows after its response", async () => {
      assert.equal(lifting.budget.tryNow(), true);
      await timing.advance(0);
      assert.deepEqual(lifting.granted, ["a"]);
      await timing.advance(10 * second);
      assert.deepEqual([...lifting.granted, ...other.granted], ["a"]);
      lifting.slots[0]?.end();
      await timing.advance(second);
      assert.deepEqual([...lifting.granted, ...other.granted], ["a", "b", "c", "d"]);
      assert.equal(lifting.waits.get("c"), undefined);
    });

    it("sends one request per response while the service refuses, however often the user presses Try Now", async () => {
      for (const [press, name] of ["a", "b", "c"].entries()) {
        for (let again = 0; again < 20; again += 1) {
          lifting.budget.tryNow();
          await timing.advance(20);
        }
        assert.equal(lifting.granted.length, press + 1);
        assert.equal(lifting.granted[press], name);
        lifting.budget.block(5 * minute);
        lifting.slots[press]?.end();
        await timing.advance(second);
      }
      assert.deepEqual(other.granted, []);
    });
  });

  it("makes a background request of one window wait for an interactive one of another", async () => {
    const lines: SharedLine[] = [];
    const [person, nobody] = [new Window(timing, lines), new Window(timing, lines)];
    await person.exhaust();
    void nobody.take("background", "background");
    await timing.advance(second);
    void person.take("person");
    await timing.advance(second);
    const [slot] = person.slots;
    assert.ok(slot);
    await timing.advance(minute - 2 * second);
    assert.equal(person.granted[0], "person");
    await timing.advance(2 * minute);
    assert.deepEqual(nobody.granted, ["background"]);
  });

  promise(
    "interactive requests are sent before background ones, each in the order of their calls",
    { short: 40, long: 400 },
    async (cases, tally) => {
      for (let round = 0; round < cases; round += 1) {
        const asked = new Window(timing, [], 2 + (round % 4));
        const priorities = Array.from({ length: 8 }, (_, i) => (((round * 31 + i * i * 7) >> 1) % 2 ? "a" : "b"));
        for (let i = 0; i < 2 + (round % 4); i += 1) await asked.take("first");
        asked.slots.forEach((slot) => slot.end());
        const waiting = priorities.map((kind, i) =>
          asked.take(`${kind}${i}`, kind === "a" ? "interactive" : "background"),
        );
        await settled();
        await timing.advance(10 * minute);
        await Promise.all(waiting);
        const names = asked.granted.filter((name) => name !== "first");
        await tally.try(`round ${round}: ${priorities.join("")}`, () =>
          assert.deepEqual(
            names,
            [...names].sort((x, y) => x.localeCompare(y)),
          ),
        );
      }
    },
  );
});
