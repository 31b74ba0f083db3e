import assert from "node:assert/strict";
import { sanitizeQuickPick, sanitizeMessage } from "../../../src/ui/plainText";

describe("text of a service in the editor", () => {
  it("shows a $(icon) as text and stays on one line", () => {
    assert.equal(sanitizeQuickPick("a $(trash)\r\n b"), "a \\$(trash) b");
  });

  it("does not become a link, and otherwise stays unchanged", () => {
    const link = /\[[^\]]+\]\([^)]+\)/;
    assert.doesNotMatch(sanitizeMessage("[Sign in](command:x) and [here](https://example.net)"), link);
    assert.equal(sanitizeMessage("[Alert] (open)"), "[Alert] (open)");
  });
});
