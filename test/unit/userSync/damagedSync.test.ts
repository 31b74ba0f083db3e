import assert from "node:assert/strict";
import type { MessageButton } from "../../../src/userFacingError";
import { SyncProgress, type SyncProgressParts } from "../../../src/userSync/syncProgress";

describe("an unfinished user sync with an unreadable file", () => {
  it("is reported at the next start, and its file stays until the user discards it", async () => {
    const discarded: string[] = [];
    const messages: { readonly text: string; readonly buttons: readonly MessageButton[] }[] = [];
    const folder = {
      list: () => Promise.resolve({ runs: [], damaged: [{ id: "sync-1", why: "another version" }] }),
      discard: (id: string) => Promise.resolve(void discarded.push(id)),
    };
    const dialogs = {
      warn: (text: string, ...buttons: MessageButton[]) => Promise.resolve(void messages.push({ text, buttons })),
    };
    const progress = new SyncProgress({ folder, dialogs } as unknown as SyncProgressParts);
    await progress.resume();
    assert.match(messages[0]?.text ?? "", /cannot be read.*synchronize the file again/);
    assert.deepEqual(discarded, []);
    await messages[0]?.buttons.find(({ title }) => title === "Discard")?.run();
    assert.deepEqual(discarded, ["sync-1"]);
    progress.dispose();
  });
});
