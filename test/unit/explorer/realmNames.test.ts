import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Connections } from "../../../src/profiles/connections";
import { RealmNames } from "../../../src/explorer/realmNames";

describe("realm names", () => {
  function setUp() {
    const state = new vscode.EventEmitter<string>();
    const answers: ((names: string[]) => void)[] = [];
    const realms = (): Promise<unknown> =>
      new Promise((resolve) =>
        answers.push((names) => resolve(names.map((name) => ({ id: name, value: { id: name, name }, notes: [] })))),
      );
    const connections = {
      fortitoken: () => Promise.resolve({ realms }),
      state: () => "unknown",
      onDidChangeState: state.event,
    };
    const names = new RealmNames(connections as unknown as Connections);
    const of = (): Promise<readonly string[]> =>
      names.of("p", new AbortController().signal).then((known) => [...known.keys()]);
    return { names, of, answers, changeConnection: () => state.fire("p") };
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it("are requested once for simultaneous readers and then cached", async () => {
    const { of, answers } = setUp();
    const both = Promise.all([of(), of()]);
    await settled();
    answers[0]!(["a"]);
    assert.deepEqual(await both, [["a"], ["a"]]);
    assert.deepEqual(await of(), ["a"]);
    assert.equal(answers.length, 1);
  });

  it("are requested again on a new connection, even while a request is running", async () => {
    const { of, answers, changeConnection } = setUp();
    const before = of();
    await settled();
    changeConnection();
    const after = of();
    await settled();
    answers[0]!(["old"]);
    answers[1]!(["new"]);
    assert.deepEqual(await before, ["old"]);
    assert.deepEqual(await after, ["new"]);
    assert.deepEqual(await of(), ["new"]);
  });

  it("are not replaced by a late response of the old connection", async () => {
    const { of, answers, changeConnection } = setUp();
    const before = of();
    await settled();
    changeConnection();
    const after = of();
    await settled();
    answers[1]!(["new"]);
    assert.deepEqual(await after, ["new"]);
    answers[0]!(["old"]);
    assert.deepEqual(await before, ["old"]);
    assert.deepEqual(await of(), ["new"]);
  });
});
