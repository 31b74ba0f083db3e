import assert from "node:assert/strict";
import { FilterEditor } from "../../../src/browse/filterEditor";
import { ShowAlerts } from "../../../src/browse/showAlerts";
import { FilterStore } from "../../../src/explorer/filters/filterStore";
import { userCriteria } from "../../../src/explorer/filters/userFilter";
import { FakeMemento } from "../profiles/fakeStorage";
import { type Answer, ScriptedInput } from "../ui/scriptedInput";

describe("Show Alerts without a row", () => {
  /** The number of times that the Alerts view got the focus. */
  async function focusesAfter(answer: Answer, ...more: Answer[]): Promise<number> {
    let count = 0;
    const filter = new FilterStore(
      new FakeMemento(),
      "alerts",
      userCriteria(() => Promise.resolve([])),
    );
    const jumpTo = (): Promise<void> => Promise.resolve(void (count += 1));
    const editor = new FilterEditor(new ScriptedInput(answer, ...more), {} as never);
    const commands = new ShowAlerts({ filter, jumpTo }, editor).commands();
    await commands["forticloud.showAlerts"]?.({ rows: [], words: [] });
    return count;
  }

  it("focuses the Alerts view after a filter was chosen", async () => {
    assert.equal(await focusesAfter("Status", "disabled", "Apply"), 1);
  });

  it("keeps the focus after Esc", async () => {
    assert.equal(await focusesAfter(undefined), 0);
  });
});
