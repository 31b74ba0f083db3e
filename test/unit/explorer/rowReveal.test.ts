import assert from "node:assert/strict";
import { RowReveal } from "../../../src/explorer/rowReveal";
import { FakeTiming, settled } from "../fakeTiming";

interface Row {
  readonly name: string;
  readonly parent?: Row;
}

/** A view that refuses to reveal a row that it has not read, like the editor's. */
class EditorView {
  selection: readonly Row[] = [];
  visible = true;
  readonly asked: string[] = [];
  readonly known = new Set<Row>();
  /** Its action on a known row. */
  select = (row: Row): void => void (this.selection = [row]);

  reveal(row: Row): Promise<void> {
    this.asked.push(row.name);
    if (!this.known.has(row)) return Promise.reject(new Error(`Cannot resolve tree item for element ${row.name}`));
    this.select(row);
    return Promise.resolve();
  }
}

describe("revealing a row", () => {
  function setUp() {
    const view = new EditorView();
    const timing = new FakeTiming();
    const warnings: string[] = [];
    const closing = new AbortController();
    const rows = new RowReveal<Row>(
      view,
      ({ parent }) => parent,
      timing,
      (message) => warnings.push(message),
    );
    const reads = (row: Row): void => {
      view.known.add(row);
      rows.noteRead(row);
    };
    /** The editor's reaction to a change. */
    const changes = (row?: Row): void => {
      view.known.clear();
      rows.noteChanged(row);
    };
    const selected = () => view.selection.map(({ name }) => name);
    return { view, timing, warnings, closing, rows, reads, changes, selected };
  }

  it("waits until the editor has read the row after a change", async () => {
    const { view, timing, warnings, closing, rows, reads, changes, selected } = setUp();
    const row = { name: "first new" };
    reads(row);
    changes();
    let isOver = false;
    void rows.reveal(row, closing.signal).then(() => (isOver = true));
    await timing.advance(1500);
    assert.deepEqual(view.asked, []);
    reads(row);
    await timing.advance(100);
    assert.deepEqual([selected(), view.asked, isOver, warnings], [["first new"], ["first new"], true, []]);
  });

  it("waits until the editor has read a changed row above it", async () => {
    const { view, timing, closing, rows, reads, changes, selected } = setUp();
    const parent = { name: "group" };
    const row = { name: "row", parent };
    reads(parent);
    rows.noteExpanded(parent);
    reads(row);
    changes(parent);
    void rows.reveal(row, closing.signal);
    await timing.advance(1000);
    assert.deepEqual(view.asked, []);
    reads(parent);
    reads(row);
    await timing.advance(100);
    assert.deepEqual(selected(), ["row"]);
  });

  it("does not wait for a row in a collapsed group, which the editor reads only when it is revealed", async () => {
    const { view, timing, closing, rows, reads } = setUp();
    const parent = { name: "group" };
    const row = { name: "row", parent };
    reads(parent);
    rows.noteExpanded(parent);
    rows.noteCollapsed(parent);
    void rows.reveal(row, closing.signal);
    await timing.advance(100);
    assert.deepEqual(view.asked, ["row"]);
  });

  it("retries when the editor refuses or does not select the row", async () => {
    const { view, timing, warnings, closing, rows, selected } = setUp();
    const row = { name: "row" };
    rows.noteRead(row);
    view.select = () => (view.select = (known) => void (view.selection = [known]));
    void rows.reveal(row, closing.signal);
    await timing.advance(100);
    assert.deepEqual([view.asked.length, selected()], [1, []]);
    view.known.add(row);
    await timing.advance(2000);
    assert.deepEqual([view.asked.length, selected(), warnings], [3, ["row"], []]);
  });

  it("waits for a view that is opening, and ignores a hidden one", async () => {
    const { view, timing, warnings, closing, rows, reads, selected } = setUp();
    const row = { name: "row" };
    reads(row);
    view.visible = false;
    const hidden = rows.reveal(row, closing.signal);
    await timing.advance(10_000);
    await hidden;
    assert.deepEqual([view.asked, warnings], [[], []]);
    void rows.reveal(row, closing.signal);
    await timing.advance(200);
    view.visible = true;
    await timing.advance(200);
    assert.deepEqual(selected(), ["row"]);
  });

  it("stops after a limited time, and reports that in the log only", async () => {
    const { view, timing, warnings, closing, rows } = setUp();
    const over = rows.reveal({ name: "gone" }, closing.signal);
    await timing.advance(120_000);
    await over;
    assert.ok(view.asked.length > 1 && view.asked.length < 20);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? "", /Cannot resolve tree item/);
  });

  it("keeps a later selection, and ends with its view", async () => {
    const { view, timing, closing, rows, reads, selected } = setUp();
    const [first, second, third] = [{ name: "first" }, { name: "second" }, { name: "third" }];
    const earlier = rows.reveal(first, closing.signal);
    reads(second);
    void rows.reveal(second, closing.signal);
    await timing.advance(100);
    reads(first);
    await timing.advance(10_000);
    await earlier;
    assert.deepEqual([selected(), view.asked], [["second"], ["second"]]);
    const last = rows.reveal(third, closing.signal);
    closing.abort();
    await settled();
    await last;
    assert.deepEqual(view.asked, ["second"]);
  });
});
