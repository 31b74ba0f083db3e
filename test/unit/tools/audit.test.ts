import assert from "node:assert/strict";
import { verdictOf } from "../../../tools/auditVerdict.mjs";

describe("npm run audit", () => {
  it("passes a clean report", () => {
    assert.equal(verdictOf('{"vulnerabilities":{},"metadata":{"vulnerabilities":{"total":0}}}').kind, "clean");
  });

  it("fails for a finding and names it", () => {
    const via = [{ title: "Sends credentials along with a redirect" }];
    const report = { vulnerabilities: { axios: { severity: "high", range: "<1.22.0", via } } };
    const verdict = verdictOf(JSON.stringify(report));
    assert.equal(verdict.kind, "weak");
    assert.deepEqual(verdict.lines, ["axios <1.22.0: high. Sends credentials along with a redirect"]);
  });

  it("says that nothing is known when the registry does not answer", () => {
    for (const output of ["", "<html>", '{"message":"audit endpoint returned an error"}']) {
      const { kind, lines } = verdictOf(output);
      assert.equal(kind, "unknown");
      assert.match(lines[0]!, /WARNING: the registry could not be asked.*Nothing is known/);
    }
  });
});
