import assert from "node:assert/strict";
import { findPlace, jsonPath, type Place } from "../../../src/webview/record/jsonPath";
import { keyOf, type JsonNode, type JsonTree } from "../../../src/webview/record/jsonTree";
import { parseJson } from "../../../src/webview/record/parseJson";
import { visibleRows } from "../../../src/webview/record/rows";
import { treeKey, typeAhead } from "../../../src/webview/record/treeKeys";
import { changeView, openable, openView, saveView, type View } from "../../../src/webview/record/view";

const record = {
  id: "al-1",
  severity: "High",
  geo: [{ ip: "192.0.2.1" }, { ip: "192.0.2.2" }],
  none: [],
  tags: { a: 1 },
};
const tree = parseJson(JSON.stringify(record));

function node(place: Place, within: JsonTree = tree): JsonNode {
  const found = findPlace(within, place);
  assert.ok(found);
  return found;
}

const paths = (view: View): string[] => visibleRows(view.tree, view.expansion).map(jsonPath);
const closed = changeView(openView(tree), { type: "collapseAll" });

/** The view after these keys were pressed one by one. */
function press(view: View, ...keys: string[]): View {
  return keys.reduce((current, key) => {
    const rows = visibleRows(current.tree, current.expansion);
    const at = rows.findIndex((row) => jsonPath(row) === jsonPath(current.selected));
    const action = treeKey(key, rows, at, current.expansion, 3);
    return action ? changeView(current, action) : current;
  }, view);
}

describe("the view of a record", () => {
  it("expands a small record completely, and a large one at its first level", () => {
    assert.ok(paths(openView(tree)).includes("$.geo[1].ip"));
    const large = parseJson(JSON.stringify({ list: Array.from({ length: 400 }, () => 0) }));
    assert.deepEqual(paths(openView(large)), ["$", "$.list"]);
  });

  it("lists rows in order with their levels", () => {
    assert.deepEqual(paths(closed), ["$", "$.id", "$.severity", "$.geo", "$.none", "$.tags"]);
    const rows = visibleRows(tree, openView(tree).expansion);
    assert.deepEqual(
      rows.map((row) => row.level),
      [1, 2, 2, 2, 3, 4, 3, 4, 2, 2, 3],
    );
    assert.equal(visibleRows(tree, openView(tree).expansion, 4).length, 4);
  });

  it("moves and expands by keyboard according to the ARIA tree pattern", () => {
    const at = (...keys: string[]): string => jsonPath(press(closed, ...keys).selected);
    assert.equal(at("ArrowDown", "ArrowDown"), "$.severity");
    assert.equal(at("ArrowUp"), "$");
    assert.equal(at("End"), "$.tags");
    assert.equal(at("End", "Home"), "$");
    assert.equal(at("PageDown"), "$.geo");
    assert.equal(at("PageDown", "PageDown", "PageDown"), "$.tags");
    assert.equal(at("PageDown", "PageUp"), "$");
    assert.equal(at("PageDown", "ArrowRight"), "$.geo");
    assert.equal(at("PageDown", "ArrowRight", "ArrowRight"), "$.geo[0]");
    assert.equal(at("PageDown", "ArrowRight", "ArrowRight", "ArrowLeft"), "$.geo");
    assert.equal(at("ArrowDown", "ArrowRight"), "$.id");
    assert.ok(paths(press(closed, "PageDown", "Enter")).includes("$.geo[0]"));
    assert.ok(!paths(press(closed, "PageDown", "Enter", " ")).includes("$.geo[0]"));
    assert.ok(!paths(press(closed, "PageDown", "ArrowRight", "ArrowLeft")).includes("$.geo[0]"));
    const siblings = paths(press(closed, "ArrowDown", "*"));
    assert.ok(siblings.includes("$.geo[1]") && siblings.includes("$.tags.a") && !siblings.includes("$.geo[0].ip"));
    assert.equal(press(closed, "x", "Tab"), closed);
  });

  it("jumps to keys by their first letters", () => {
    const rows = visibleRows(tree, openView(tree).expansion);
    const keyAt = (at: number, letters: string): string | undefined => {
      const action = typeAhead(rows, at, letters);
      return action?.type === "select" ? keyOf(action.node) : undefined;
    };
    assert.equal(keyAt(0, "S"), "severity");
    assert.equal(keyAt(0, "i"), "id");
    assert.equal(keyAt(1, "i"), "ip");
    assert.equal(keyAt(5, "ip"), "ip");
    assert.equal(keyAt(9, "id"), "id");
    assert.equal(keyAt(0, "zz"), undefined);
  });

  it("selects the parent when the selection's container is collapsed", () => {
    const selected = changeView(openView(tree), { type: "select", node: node(["geo", 0, "ip"]) });
    assert.equal(jsonPath(changeView(selected, { type: "collapseAll" }).selected), "$.geo");
  });

  it("expands everything, including containers that were collapsed before", () => {
    assert.equal(paths(changeView(closed, { type: "expandAll" })).length, 11);
  });

  it("does not expand empty containers", () => {
    assert.equal(openable(node(["none"])), undefined);
    assert.equal(openable(node(["id"])), undefined);
    assert.ok(openable(node(["tags"])));
  });

  it("searches, expands up to the match, and wraps around", () => {
    let view = changeView(closed, { type: "search", query: "IP" });
    assert.equal(view.found.count, 2);
    assert.equal(jsonPath(view.selected), "$.geo[0].ip");
    assert.ok(paths(view).includes("$.geo[0].ip") && !paths(view).includes("$.geo[1].ip"));
    view = changeView(view, { type: "step", by: 1 });
    assert.equal(jsonPath(view.selected), "$.geo[1].ip");
    assert.equal(changeView(view, { type: "step", by: 1 }).current, 0);
    assert.equal(changeView(changeView(view, { type: "step", by: 1 }), { type: "step", by: -1 }).current, 1);
    const nothing = changeView(view, { type: "search", query: "nowhere" });
    assert.equal(nothing.found.count, 0);
    assert.equal(jsonPath(nothing.selected), "$.geo[1].ip");
    assert.equal(changeView(nothing, { type: "step", by: 1 }).current, 0);
  });

  it("searches the raw text while it is shown", () => {
    const raw = changeView(changeView(closed, { type: "setRaw", raw: true }), { type: "search", query: "192.0.2" });
    const start = tree.text.indexOf("192.0.2");
    assert.deepEqual(raw.found.offsets, [start, tree.text.indexOf("192.0.2", start + 1)]);
    assert.deepEqual(changeView(raw, { type: "setRaw", raw: false }).found.nodes.map(jsonPath), [
      "$.geo[0].ip",
      "$.geo[1].ip",
    ]);
  });

  it("is restored after a reload, as far as the record still has the places", () => {
    const opened = changeView(closed, { type: "search", query: "0.2.2" });
    const saved = JSON.parse(JSON.stringify(saveView(opened))) as ReturnType<typeof saveView>;
    const again = openView(parseJson(JSON.stringify(record)), saved);
    assert.deepEqual(paths(again), paths(opened));
    assert.equal(jsonPath(again.selected), "$.geo[1].ip");
    assert.equal(again.found.count, 1);
    const other = openView(parseJson(JSON.stringify({ ...record, geo: "gone" })), saved);
    assert.equal(jsonPath(other.selected), "$");
  });

  it("handles 10,000 levels", () => {
    const deep = parseJson(`${'{"a":['.repeat(5_000)}1${"]}".repeat(5_000)}`);
    const view = changeView(changeView(openView(deep), { type: "collapseAll" }), { type: "search", query: "1" });
    assert.equal(visibleRows(deep, view.expansion).length, 10_001);
    assert.equal(jsonPath(view.selected).length, 1 + 5_000 * ".a[0]".length);
    assert.equal(openView(deep, saveView(view)).found.count, 1);
    assert.ok(JSON.stringify(saveView(view)).length < 100_000);
  });
});
