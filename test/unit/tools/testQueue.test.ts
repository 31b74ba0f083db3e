import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { TestQueue } from "../../testQueue";

describe("test files shared by windows", () => {
  let folder: string;
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-queue-"))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  /** A window that runs the files it gets. */
  async function window(names: readonly string[], ran: string[], notesOfLast: string[]): Promise<void> {
    const queue = new TestQueue(folder, names);
    for (let name = await queue.next(); name !== undefined; name = await queue.next()) {
      if (name === names.at(-1)) notesOfLast.push(...queue.notes());
      ran.push(name);
      await new Promise((resolve) => setImmediate(resolve));
      queue.done(name, [`seen by ${name}`]);
    }
  }

  it("run once each, the last one after all others and with their notes", async () => {
    const names = ["a", "b", "c", "d", "last"];
    const ran: string[] = [];
    const notes: string[] = [];
    await Promise.all([window(names, ran, notes), window(names, ran, notes), window(names, ran, notes)]);
    assert.deepEqual([...ran].sort(), names);
    assert.equal(ran.at(-1), "last");
    assert.deepEqual(notes.sort(), ["seen by a", "seen by b", "seen by c", "seen by d"]);
  });

  it("all run in a single window", async () => {
    const ran: string[] = [];
    await window(["a", "last"], ran, []);
    assert.deepEqual(ran, ["a", "last"]);
  });
});
