import assert from "node:assert/strict";
import { Ledger } from "../../../../src/services/budget/ledger";
import type { SharedLine } from "../../../../src/services/budget/sharedLines";
import { FakeClock, hour, minute, second } from "../fakeClock";

/** Lines in memory, shared by several windows. The reads and writes of a window can be delayed. */
class SharedMemory {
  readonly all: SharedLine[] = [];
  file = 1;

  window(): { append(text: string): void; readNew(): SharedLine[] } {
    let seen = 0;
    return {
      append: (text) => void this.all.push({ file: this.file, text }),
      readNew: () => this.all.slice(seen, (seen = this.all.length)),
    };
  }
}

describe("the ledger of an account's requests", () => {
  const limit = 3;
  let clock: FakeClock;
  let memory: SharedMemory;
  let first: Ledger;
  let second_: Ledger;

  const ledger = (): Ledger => new Ledger(memory.window(), minute, () => clock.now());
  const take = (of: Ledger, holdMs = 30 * second): string | undefined => of.take("interactive", holdMs, limit);
  const takeAll = (of: Ledger): string[] => {
    const ids: string[] = [];
    for (let id = take(of); id !== undefined; id = take(of)) ids.push(id);
    return ids;
  };

  beforeEach(() => {
    clock = new FakeClock();
    memory = new SharedMemory();
    first = ledger();
    second_ = ledger();
  });

  it("grants no more places than the limit allows to all windows together", () => {
    assert.ok(take(first));
    assert.ok(take(second_));
    assert.ok(take(first));
    assert.equal(take(first), undefined);
    assert.equal(take(second_), undefined);
    assert.equal(take(ledger()), undefined, "a window opened later knows as well");
  });

  it("keeps the place of a cancelled request for as long as the request may still reach the service", () => {
    const [id] = takeAll(first);
    clock.advance(second);
    first.giveUp(id!);
    clock.advance(minute + 5 * second - 1);
    assert.equal(take(second_), undefined);
    clock.advance(1);
    assert.ok(take(second_));
    assert.equal(take(second_), undefined);
  });

  it("frees a place one rate interval after the response, however long the response took", () => {
    const [id] = takeAll(first);
    clock.advance(20 * second);
    first.end(id!);
    clock.advance(minute - 1);
    assert.equal(take(second_), undefined);
    clock.advance(1);
    assert.ok(take(second_));
    assert.equal(take(second_), undefined);
  });

  it("frees the place of a killed window one rate interval after its request must have ended", () => {
    takeAll(first);
    clock.advance(minute + 30 * second - 1);
    assert.equal(take(second_), undefined);
    clock.advance(1);
    assert.equal(takeAll(second_).length, limit);
  });

  it("grants the last place to one of two simultaneous reservations, and the other one is withdrawn", () => {
    take(first);
    take(first);
    const racing = memory.window();
    const slow = new Ledger(
      {
        append: (text) => {
          // Another window reserves the last place between this window's read and write.
          if (text.startsWith("take")) assert.ok(take(second_));
          racing.append(text);
        },
        readNew: () => racing.readNew(),
      },
      minute,
      () => clock.now(),
    );
    assert.equal(take(slow), undefined);
    assert.match(memory.all.at(-1)!.text, /^drop /);
  });

  it("counts the lines of all other files, because their order is unknown", () => {
    takeAll(first)
      .slice(1)
      .forEach((id) => first.end(id));
    const racing = memory.window();
    clock.advance(minute);
    const late = new Ledger(
      {
        append: (text) => {
          if (text.startsWith("take")) {
            memory.file = 2;
            assert.ok(take(second_));
            assert.ok(take(second_));
            memory.file = 1;
          }
          racing.append(text);
        },
        readNew: () => racing.readNew(),
      },
      minute,
      () => clock.now(),
    );
    assert.equal(take(late), undefined);
  });

  it("grants every place without a limit", () => {
    for (let i = 0; i < 500; i += 1) assert.ok(first.take("interactive", second, Infinity));
  });

  it("pauses all windows for as long as the service asked, at most ten minutes", () => {
    first.block(20 * second);
    assert.equal(take(second_), undefined);
    assert.deepEqual(second_.waits(1, limit), [{ reason: { type: "pause" }, until: clock.now() + 20 * second }]);
    clock.advance(20 * second);
    assert.ok(take(second_));
    first.block(hour);
    clock.advance(10 * minute - 1);
    assert.equal(take(second_), undefined);
    clock.advance(1);
    assert.ok(take(second_));
  });

  describe("with a pause lifted by the user", () => {
    beforeEach(() => {
      first.block(5 * minute);
      clock.advance(second);
    });

    it("grants one request in one window, and all others after its response", () => {
      assert.equal(second_.lift(), true);
      const id = take(first);
      assert.ok(id);
      assert.equal(take(first), undefined);
      assert.equal(take(second_), undefined);
      first.end(id);
      assert.ok(take(second_));
      assert.ok(take(ledger()), "a window opened later knows as well");
    });

    it("pauses again if that request is refused too, for as long as the refusal asks", () => {
      first.lift();
      const id = take(first)!;
      first.block(20 * second);
      first.end(id);
      assert.equal(take(second_), undefined);
      clock.advance(20 * second);
      assert.equal(take(second_), undefined, "the earlier pause was not proved wrong");
      clock.advance(5 * minute);
      assert.ok(take(second_));
    });

    it("grants no second request before the response to the first, however often any window lifts the pause", () => {
      for (const window of [first, second_, first]) window.lift();
      assert.ok(take(second_));
      for (const window of [first, second_, first]) {
        window.lift();
        assert.equal(take(window), undefined);
      }
    });

    it("keeps the pause if that request was cancelled, and can be lifted again", () => {
      first.lift();
      first.giveUp(take(first)!);
      assert.equal(take(second_), undefined);
      second_.lift();
      assert.ok(take(second_));
    });

    it("can be lifted again if the window of that request was killed", () => {
      first.lift();
      assert.ok(take(first));
      clock.advance(30 * second);
      second_.lift();
      assert.ok(take(second_));
    });

    it("grants one of two simultaneous requests", () => {
      second_.lift();
      const racing = memory.window();
      const slow = new Ledger(
        {
          append: (text) => {
            if (text.startsWith("take")) assert.ok(second_.take("interactive", second, Infinity));
            racing.append(text);
          },
          readNew: () => racing.readNew(),
        },
        minute,
        () => clock.now(),
      );
      assert.equal(slow.take("interactive", second, Infinity), undefined);
    });

    it("does not lift a pause that starts later", () => {
      clock.advance(5 * minute);
      assert.equal(first.lift(), false, "nothing was to be lifted");
      first.block(minute);
      assert.equal(take(second_), undefined);
    });
  });

  it("returns when each waiting request may be sent", () => {
    const ids = takeAll(first);
    for (const id of ids) {
      first.end(id);
      clock.advance(second);
    }
    take(second_);
    const waits = second_.waits(4, limit).map(({ until }) => until - clock.now());
    assert.deepEqual(waits, [57 * second, 58 * second, 59 * second, 117 * second]);
    assert.deepEqual(second_.waits(1, limit)[0]?.reason, { type: "limit", requests: limit, intervalMs: minute });
  });

  it("grants a window's background requests last while an interactive request waits in another window", () => {
    first.announce(true);
    assert.equal(second_.take("background", second, limit), undefined);
    assert.ok(take(second_));
    assert.ok(first.take("background", second, limit), "its own queue knows better");
    first.announce(false);
    assert.ok(second_.take("background", second, limit));
  });

  it("ignores the announcement of a killed window", () => {
    first.announce(true);
    clock.advance(2 * second);
    assert.ok(second_.take("background", second, limit));
  });

  it("does not stall when the clock is set back", () => {
    takeAll(first);
    first.block(20 * second);
    first.announce(true);
    clock.advance(-hour);
    assert.ok(second_.take("background", second, limit));
  });

  it("ignores invalid lines", () => {
    for (const text of ["", "take", "take x", "take x y z", "block x -1 y", "end", "other 1 2 3", "want", "\u0000"]) {
      memory.all.push({ file: 1, text });
    }
    assert.equal(takeAll(first).length, limit);
  });
});
