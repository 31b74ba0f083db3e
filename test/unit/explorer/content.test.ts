import assert from "node:assert/strict";
import { type TreeHost, ChildNode, type TreeNode } from "../../../src/explorer/tree/node";
import { Content } from "../../../src/explorer/tree/content";
import { ConditionNode, ErrorNode } from "../../../src/explorer/tree/messageNode";
import { ServiceError } from "../../../src/services/errors";

class Row extends ChildNode {
  override look(): never {
    throw new Error("not shown here");
  }
}

const owner = { id: "p", parent: undefined } as unknown as TreeNode;

const host: TreeHost = {
  view: "users",
  filtered: false,
  filterWords: "",
  errors: {
    describe: String,
    words: (error) => ({ title: String(error), happened: "", todo: "", serviceMessage: "" }),
    remedies: () => [],
  },
  notifyChanged: () => undefined,
  notifyLoaded: () => undefined,
  reveal: () => Promise.resolve(),
};

/** The test answers each call of `fetch` by hand. */
class Slow extends Content<readonly string[]> {
  readonly calls: { signal: AbortSignal; answer: (ids: string[]) => void; fail: (error: unknown) => void }[] = [];

  protected override fetch(signal: AbortSignal): Promise<readonly string[]> {
    return new Promise((answer, fail) => this.calls.push({ signal, answer, fail }));
  }

  protected override rowsOf(ids: readonly string[]): readonly TreeNode[] {
    return ids.map((id) => new Row(id, owner));
  }
}

const idsOf = (rows: readonly TreeNode[]) => rows.map(({ id }) => id);

describe("content of a row", () => {
  it("loads once for several simultaneous readers", async () => {
    const content = new Slow(owner, host);
    const asked = [content.children(), content.children()];
    content.calls[0]!.answer(["a", "b"]);
    for (const rows of await Promise.all(asked)) assert.deepEqual(idsOf(rows), ["a", "b"]);
    await content.children();
    assert.equal(content.calls.length, 1);
  });

  it("cancels an older load for a newer one, and all readers get the newer rows", async () => {
    const content = new Slow(owner, host);
    const first = content.children();
    content.refresh();
    assert.equal(content.calls[0]!.signal.aborted, true);
    const second = content.children();
    content.calls[0]!.answer(["old"]);
    content.calls[1]!.answer(["new"]);
    assert.deepEqual(idsOf(await first), ["new"]);
    assert.deepEqual(idsOf(await second), ["new"]);
    assert.equal(content.calls.length, 2);
  });

  it("keeps a failure until it is refreshed", async () => {
    const content = new Slow(owner, host);
    const asked = content.children();
    content.calls[0]!.fail(new ServiceError("server", "500"));
    assert.ok((await asked)[0] instanceof ErrorNode);
    assert.ok((await content.children())[0] instanceof ErrorNode);
    assert.equal(content.calls.length, 1);
    content.refresh();
    const again = content.children();
    content.calls[1]!.answer(["a"]);
    assert.deepEqual(idsOf(await again), ["a"]);
  });

  it("keeps the last good rows below a failure, except after a sign-out", async () => {
    const content = new Slow(owner, host);
    const asked = content.children();
    content.calls[0]!.answer(["a"]);
    await asked;
    content.refresh();
    const failed = content.children();
    content.calls[1]!.fail(new ServiceError("permission", "403"));
    assert.deepEqual(idsOf(await failed), ["p/error", "a"]);
    content.refresh();
    const signedOut = content.children();
    content.calls[2]!.fail(new ServiceError("signedOut", "no secret"));
    const [row, ...others] = await signedOut;
    assert.ok(row instanceof ConditionNode && row.condition === "signedOut");
    assert.equal(others.length, 0);
  });

  it("shows a row for an empty list", async () => {
    const content = new Slow(owner, host);
    const asked = content.children();
    content.calls[0]!.answer([]);
    const [row] = await asked;
    assert.ok(row instanceof ConditionNode && row.condition === "empty");
  });

  it("cancels its load when disposed", async () => {
    const content = new Slow(owner, host);
    const asked = content.children();
    content.dispose();
    assert.equal(content.calls[0]!.signal.aborted, true);
    content.calls[0]!.answer(["late"]);
    await asked;
    assert.equal(content.calls.length, 1);
    assert.deepEqual(content.rows, []);
  });
});
