import assert from "node:assert/strict";
import { Undo, type UndoableChange } from "../../../src/actions/undo";
import type { MessageButton } from "../../../src/userFacingError";

function change(profileId: string, id: string): UndoableChange {
  return {
    ref: { profileId, service: "fortitoken", kind: "user", id },
    place: { id: profileId, host: "https://ftc.example.net" },
    subject: `user ${id}`,
    title: "Disable User",
    prepare: () => Promise.resolve(undefined),
  };
}

/** @param profiles ids of the existing profiles */
function undoWith(profiles: Set<string>, limit?: number) {
  let profilesChanged = () => {};
  const store = {
    get: (id: string) => (profiles.has(id) ? { id, label: id, host: "https://ftc.example.net" } : undefined),
    onDidChange: (listener: () => void) => {
      profilesChanged = listener;
      return { dispose: () => {} };
    },
  };
  const undo = new Undo({ profiles: store, dialogs: {}, quickInput: {}, announcer: {} } as never, limit);
  return { undo, profilesChanged: () => profilesChanged() };
}

/** Presses Undo for a record that was changed since, which drops the change. */
async function useInVain(button: MessageButton): Promise<void> {
  await assert.rejects(Promise.resolve(button.run()), /was changed after “Disable User”/);
}

describe("undo", () => {
  it("lists the last change of each profile, latest first", async () => {
    const { undo } = undoWith(new Set(["a", "b"]));
    const [a1, b1, a2] = [change("a", "1"), change("b", "1"), change("a", "2")];
    const [, , buttonOfA2] = [a1, b1, a2].map((made) => undo.remember(made));
    assert.deepEqual(undo.latest(), [a2, b1]);
    await useInVain(buttonOfA2!);
    assert.deepEqual(undo.latest(), [b1, a1]);
    assert.equal(undo.has(a2), false);
    assert.equal(undo.has(a1), true);
  });

  it("keeps a separate limited history per profile", () => {
    const { undo } = undoWith(new Set(["a", "b"]), 2);
    const other = change("b", "1");
    const changes = ["1", "2", "3"].map((id) => change("a", id));
    undo.remember(other);
    for (const made of changes) undo.remember(made);
    assert.deepEqual(
      changes.map((made) => undo.has(made)),
      [false, true, true],
    );
    assert.equal(undo.has(other), true);
  });

  it("distinguishes two equal changes", async () => {
    const { undo } = undoWith(new Set(["a"]));
    const [first, second] = [change("a", "1"), change("a", "1")];
    undo.remember(first);
    await useInVain(undo.remember(second));
    assert.equal(undo.has(first), true);
  });

  it("drops the changes of deleted users and removed profiles", () => {
    const profiles = new Set(["a", "b"]);
    const { undo, profilesChanged } = undoWith(profiles);
    const [a1, a2, b1] = [change("a", "1"), change("a", "2"), change("b", "1")];
    for (const made of [a1, a2, b1]) undo.remember(made);
    undo.forget(a1.ref);
    assert.deepEqual(
      [a1, a2, b1].map((made) => undo.has(made)),
      [false, true, true],
    );
    profiles.delete("a");
    profilesChanged();
    assert.deepEqual(undo.latest(), [b1]);
  });
});
