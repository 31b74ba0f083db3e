import assert from "node:assert/strict";
import { SharedEntries } from "../../../src/profiles/sharedEntries";
import { promise } from "../../promise";
import { settled } from "../fakeTiming";
import { FakeMemento } from "./fakeStorage";
import { Random } from "../../../src/sandbox/seed/random";
import { SharedState, type WindowMemento } from "./sharedState";

const key = "entries";
const none = { key: "earlier", read: () => [] };

interface Window {
  readonly memento: WindowMemento;
  readonly entries: SharedEntries;
}

describe("entries shared by windows", () => {
  it("keep their order and last values, and drop removed ones", async () => {
    const memento = new FakeMemento();
    const entries = new SharedEntries(memento, key, none);
    await entries.put("b", 1);
    await entries.put("a", 2);
    await entries.put("b", 3);
    assert.deepEqual(
      [...entries.values()],
      [
        ["b", 3],
        ["a", 2],
      ],
    );
    await entries.put("b");
    for (const reader of [entries, new SharedEntries(memento, key, none)]) {
      assert.deepEqual([...reader.values()], [["a", 2]]);
    }
  });

  it("are restored if the editor cannot write", async () => {
    const memento = new FakeMemento();
    const entries = new SharedEntries(memento, key, none);
    await entries.put("a", 1);
    memento.failure = new Error("disk full");
    for (const change of [() => entries.put("a", 2), () => entries.put("b", 1), () => entries.put("a")]) {
      await assert.rejects(change(), /disk full/);
      assert.deepEqual([...entries.values()], [["a", 1]]);
    }
  });

  it("move out of their earlier format on the first write, and are not read from it again", async () => {
    const memento = new FakeMemento({ earlier: { a: 1, b: 2 } });
    const earlier = { key: "earlier", read: (stored: unknown) => Object.entries(stored ?? {}) };
    const entries = new SharedEntries(memento, key, earlier);
    assert.deepEqual([...entries.values().keys()], ["a", "b"]);
    await entries.put("a");
    assert.equal(memento.get("earlier"), undefined);
    await memento.update("earlier", { a: 1, b: 0 });
    assert.deepEqual([...entries.values()], [["b", 2]]);
    assert.deepEqual([...new SharedEntries(memento, key, earlier).values()], [["b", 2]]);
  });

  it("forget only the oldest of many removals", async () => {
    const memento = new FakeMemento();
    const entries = new SharedEntries(memento, key, none);
    for (let number = 0; number < 150; number += 1) {
      await entries.put(`x${number}`, number);
      await entries.put(`x${number}`);
    }
    await entries.repair();
    const stored: unknown = memento.get(key);
    assert.ok(Array.isArray(stored));
    assert.deepEqual([stored.length, (stored.at(-1) as { id: string }).id], [100, "x149"]);
  });

  promise(
    "profiles that several windows add, change and remove at the same time are neither lost nor restored",
    { short: 400, long: 40_000 },
    async (cases, tally) => {
      for (let seed = 1; seed <= cases; seed += 1)
        await tally.try(`case ${seed}`, () => changeTogether(new Random(seed, "shared entries")));
    },
  );

  /** Two or three windows make changes in a random order, with random delays of every message. */
  async function changeTogether(random: Random): Promise<void> {
    const state = new SharedState();
    const windows = Array.from({ length: random.int(2, 3) }, (): Window => {
      const memento = state.window();
      return { memento, entries: new SharedEntries(memento, key, none) };
    });
    const added = new Set<string>();
    const removed = new Set<string>();
    for (let step = 0; step < 30; step += 1) {
      const { memento, entries } = random.pick(windows);
      const act = random.int(0, 19) / 2;
      // Even steps change entries, other steps remove them: a change by a window that does not know a removal would
      // win.
      const present = [...entries.values().keys()];
      const changeable = present.filter((id) => Number(id) % 2 === 0);
      const removable = present.filter((id) => Number(id) % 2 === 1);
      if (act < 2) {
        added.add(String(step));
        void entries.put(String(step), `made in ${step}`);
      } else if (act < 3 && removable.length > 0) {
        const id = random.pick(removable);
        removed.add(id);
        void entries.put(id);
      } else if (act < 4 && changeable.length > 0) {
        void entries.put(random.pick(changeable), `changed in ${step}`);
      } else if (act < 5) {
        // The extension writes another value.
        void memento.update("other", step);
      } else {
        memento.deliver(act < 7.5 ? "sent" : "heard");
      }
      await settled();
    }
    await calm(windows);
    const left = [...added].filter((id) => !removed.has(id)).sort();
    const [first, ...others] = windows.map(({ entries }) => Object.fromEntries(entries.values()));
    assert.deepEqual(Object.keys(first ?? {}).sort(), left);
    for (const other of others) assert.deepEqual(other, first);
    const reopened = new SharedEntries(state.window(), key, none);
    assert.deepEqual(Object.fromEntries(reopened.values()), first);
  }

  /** Delivers all messages and focuses each window in turn. */
  async function calm(windows: readonly Window[]): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      for (const { entries } of windows) {
        const repair = { running: true };
        void entries.repair().then(() => (repair.running = false));
        while (repair.running) {
          await settled();
          for (const { memento } of windows) {
            while (memento.deliver("sent"));
            while (memento.deliver("heard"));
          }
        }
      }
    }
  }
});
