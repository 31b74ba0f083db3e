import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { SharedLines } from "../../../../src/services/budget/sharedLines";
import { FakeClock, minute, second } from "../fakeClock";

describe("the lines shared by windows", () => {
  let folder: string;
  let clock: FakeClock;
  let troubles: unknown[];

  const window = (of = folder): SharedLines =>
    new SharedLines({
      folder: of,
      keepMs: 2 * minute,
      now: () => clock.now(),
      onTrouble: (error) => void troubles.push(error),
    });
  const textsOf = (lines: SharedLines): string[] => lines.readNew().map(({ text }) => text);

  beforeEach(() => {
    folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-")), "budget", "a");
    clock = new FakeClock();
    troubles = [];
  });
  afterEach(() => {
    assert.deepEqual(troubles, []);
    fs.rmSync(path.join(folder, "../.."), { recursive: true });
  });

  it("reach every window once, in the order of writing", () => {
    const [first, second_] = [window(), window()];
    first.append("a");
    second_.append("b");
    assert.deepEqual(textsOf(first), ["a", "b"]);
    first.append("c");
    assert.deepEqual(textsOf(first), ["c"]);
    assert.deepEqual(textsOf(second_), ["a", "b", "c"]);
    assert.deepEqual(textsOf(second_), []);
  });

  it("go into a new numbered file each minute", () => {
    const lines = window();
    lines.append("a");
    clock.advance(minute);
    lines.append("b");
    const [a, b] = window().readNew();
    assert.deepEqual([a?.text, b?.text, b!.file - a!.file], ["a", "b", 1]);
  });

  it("are deleted with their file when they are out of date", () => {
    const lines = window();
    for (const text of ["a", "b", "c", "d"]) {
      lines.append(text);
      clock.advance(minute);
    }
    lines.append("e");
    assert.deepEqual(textsOf(window()), ["c", "d", "e"]);
    assert.equal(fs.readdirSync(folder).length, 3);
  });

  it("are read only when they are complete", () => {
    const lines = window();
    lines.append("a");
    const [file] = fs.readdirSync(folder).map((name) => path.join(folder, name));
    fs.appendFileSync(file!, "\nhal");
    assert.deepEqual(textsOf(lines), ["a"]);
    fs.appendFileSync(file!, "f\n");
    assert.deepEqual(textsOf(lines), ["half"]);
  });

  it("are not damaged by a line that a full disk truncated", () => {
    const lines = window();
    lines.append("a");
    const [file] = fs.readdirSync(folder).map((name) => path.join(folder, name));
    fs.appendFileSync(file!, "\nta");
    lines.append("b");
    assert.deepEqual(textsOf(lines), ["a", "ta", "b"]);
  });

  it("are also written to the file of a clock that was set back a little", () => {
    const lines = window();
    lines.append("a");
    clock.advance(-minute);
    assert.deepEqual(textsOf(window()), ["a"]);
  });

  it("stay in the window if the folder is unusable, which is reported once", () => {
    const lines = window(path.join(os.devNull, "budget"));
    lines.append("a");
    lines.append("b");
    assert.deepEqual(textsOf(lines), ["a", "b"]);
    assert.deepEqual(textsOf(lines), []);
    clock.advance(second);
    lines.append("c");
    assert.deepEqual(textsOf(lines), ["c"]);
    assert.equal(troubles.splice(0).length, 1);
  });
});
