import assert from "node:assert/strict";
import type { TreeNode } from "../../src/explorer/tree/node";
import { verySlow } from "../distances";
import { descriptionOf, ExplorerBench, iconOf, isRecord, labelOf } from "./explorerBench";
import { itemOf } from "../itemOf";

describe("user actions in the views", () => {
  let bench: ExplorerBench;

  before(async () => (bench = await ExplorerBench.start({ users: 30, ...verySlow })));
  beforeEach(() => bench.addFortitoken());
  afterEach(() => bench.clear());
  after(() => bench.stop());

  /** The row with its realm's name, which loads separately. */
  async function lockedRow(): Promise<TreeNode> {
    await bench.explorer.realmNames.of("token-1", new AbortController().signal);
    const row = (await bench.rows("users")).find((found) => contextOf(found).includes(" locked"));
    assert.ok(row, "the seed has no locked user");
    return row;
  }

  it("update the user's row in every view in place, and undo updates it again", async () => {
    const row = await lockedRow();
    const realms = await bench.rows("realms");
    const inRealms = (await Promise.all(realms.map((realm) => bench.rows("realms", realm)))).flat();
    const twin = inRealms.find((found) => isRecord(found) && isRecord(row) && found.ref.id === row.ref.id);
    assert.ok(twin && twin !== row);
    const lists = bench.sandbox.requests.count("fortitoken", "pageUsers");

    await bench.run("unlockUser", row);
    for (const shown of [row, twin]) assert.match(contextOf(shown), / unlocked/);
    bench.app.dialogs.confirm = () => Promise.resolve(true);
    await bench.run("undo");
    Reflect.deleteProperty(bench.app.dialogs, "confirm");
    for (const shown of [row, twin]) assert.match(contextOf(shown), / locked/);
    assert.equal(bench.sandbox.requests.count("fortitoken", "pageUsers"), lists);
    assert.ok((await bench.rows("users")).includes(row));
  });

  it("show their progress on the user's row", async () => {
    const row = await lockedRow();
    const shown: string[] = [];
    const { activity } = bench.explorer;
    const watching = activity.onDidChange(() => shown.push(`${iconOf(row)} ${descriptionOf(row)}`));
    await bench.run("unlockUser", row);
    watching.dispose();
    assert.equal(shown[0], "loading~spin Unlocking…");
    assert.notEqual(iconOf(row), "loading~spin");
  });

  it("keep the row unchanged when the service refuses", async () => {
    const row = await lockedRow();
    const before = [labelOf(row), descriptionOf(row), contextOf(row)];
    const updates = bench.sandbox.requests.count("fortitoken", "updateUser");
    bench.sandbox.faults.add({ service: "fortitoken", operation: "updateUser", status: 403, times: 1 });
    await bench.run("unlockUser", row);
    assert.equal(bench.sandbox.requests.count("fortitoken", "updateUser"), updates + 1, "the request was sent");
    assert.deepEqual([labelOf(row), descriptionOf(row), contextOf(row)], before);
  });
});

function contextOf(row: TreeNode): string {
  return itemOf(row).contextValue ?? "";
}
