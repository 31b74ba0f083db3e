import assert from "node:assert/strict";
import { UndoStack, type UndoableChange } from "../../../src/actions/undoStack";

function change(profileId: string, id: string): UndoableChange {
  return {
    ref: { profileId, service: "fortitoken", kind: "user", id },
    place: { id: profileId, host: "https://ftc.example.net" },
    subject: `user ${id}`,
    title: "Disable User",
    prepare: () => Promise.resolve(undefined),
  };
}

describe("undo stack", () => {
  it("gives the last change of each profile, the latest first", () => {
    const stack = new UndoStack();
    const [a1, b1, a2] = [change("a", "1"), change("b", "1"), change("a", "2")];
    for (const made of [a1, b1, a2]) stack.push(made);
    assert.deepEqual(stack.latest(), [a2, b1]);
    stack.remove(a2);
    assert.deepEqual(stack.latest(), [b1, a1]);
    assert.equal(stack.has(a2), false);
    assert.equal(stack.has(a1), true);
  });

  it("keeps the last changes of each profile, counted apart", () => {
    const stack = new UndoStack(2);
    const other = change("b", "1");
    const changes = ["1", "2", "3"].map((id) => change("a", id));
    stack.push(other);
    for (const made of changes) stack.push(made);
    assert.deepEqual(
      changes.map((made) => stack.has(made)),
      [false, true, true],
    );
    assert.equal(stack.has(other), true);
  });

  it("tells two equal changes apart", () => {
    const stack = new UndoStack();
    const [first, second] = [change("a", "1"), change("a", "1")];
    stack.push(first);
    stack.push(second);
    stack.remove(second);
    assert.equal(stack.has(first), true);
  });

  it("forgets users and profiles that are gone", () => {
    const stack = new UndoStack();
    const [a1, a2, b1] = [change("a", "1"), change("a", "2"), change("b", "1")];
    for (const made of [a1, a2, b1]) stack.push(made);
    stack.forgetRecord(a1.ref);
    assert.deepEqual(
      [a1, a2, b1].map((made) => stack.has(made)),
      [false, true, true],
    );
    stack.keepProfiles((id) => id === "b");
    assert.deepEqual(stack.latest(), [b1]);
  });
});
