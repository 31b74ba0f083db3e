import assert from "node:assert/strict";
import { AlertArrangement } from "../../../src/explorer/alerts/alertArrangement";
import { ArrangeAlerts } from "../../../src/browse/arrangeAlerts";
import { FakeMemento } from "../profiles/fakeStorage";
import { ScriptedInput, type Answer } from "../ui/scriptedInput";

describe("Group and Sort Alerts", () => {
  const memento = new FakeMemento();

  async function arrange(answer: Answer): Promise<string[]> {
    const input = new ScriptedInput(answer);
    await new ArrangeAlerts(new AlertArrangement(memento), input).commands()["forticloud.alerts.arrange"]?.(undefined);
    return input.rows().flatMap(({ label }) => (label.startsWith("$(check)") ? [label.replace("$(check) ", "")] : []));
  }

  it("marks the current choice, and keeps it for the next window", async () => {
    assert.deepEqual(await arrange("Policy"), ["Severity", "Newest First"]);
    assert.deepEqual(await arrange("Oldest First"), ["Policy", "Newest First"]);
    assert.deepEqual(await arrange(undefined), ["Policy", "Oldest First"]);
    const { grouping, order } = new AlertArrangement(memento);
    assert.deepEqual([grouping, order], ["policy", "oldest"]);
  });
});
