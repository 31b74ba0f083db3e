import assert from "node:assert/strict";
import { RunState, type UserRun } from "../../../src/bulk/engine/userRun";
import { reportTable, resultCounts } from "../../../src/bulk/reportTable";
import { csvCell } from "../../../src/ui/csvCell";

const run: UserRun = {
  ...{ profileId: "p1", profile: "Example", host: "https://example.net", clientId: "c1", title: "Test", startedAt: 0 },
  steps: [
    {
      ...{ action: "create", place: "line 2", name: "=cmd()" },
      user: { username: "=cmd()", email: "a@example.net", realm_id: "r1" },
    },
    { action: "change", place: "line 3", name: "okim", id: "u2", change: { email: "new@example.net" }, seen: {} },
    { action: "delete", name: "rvega", id: "u3", seen: {} },
    { action: "delete", name: "ahart", id: "u4", seen: {} },
  ],
};
const state = new RunState(4, [
  { outcome: 0, result: "notDone", problem: 'The service said: "no", twice' },
  { intent: 1, before: { username: "okim", email: "old@example.net", mobile_number: "" } },
  { outcome: 1, result: "changed" },
  { intent: 2, before: { username: "rvega", email: "r@example.net" } },
]);

describe("the report of a run", () => {
  it("has a line per row: what was to be done, what became of it, what was there before", () => {
    assert.deepEqual(reportTable(run, state).split("\n"), [
      "row,user,to do,result,problem,before",
      `line 2,'=cmd(),create: email a@example.net,not done,"The service said: ""no"", twice",`,
      "line 3,okim,change: email new@example.net,changed,,email old@example.net",
      "3,rvega,delete,interrupted,,email r@example.net",
      "4,ahart,delete,to do,,",
      "",
    ]);
  });

  it("counts in a sentence what there is", () => {
    assert.equal(resultCounts(state), "1 changed, 1 not done");
  });
});

describe("a cell of a CSV file", () => {
  for (const formula of ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "\r=1", "\n=1", "\ufeff=1", "\uff1d1"]) {
    it(`has ${JSON.stringify(formula)} as text`, () => {
      assert.match(csvCell(formula), /^"?'/);
    });
  }

  it("is quoted where it has to be", () => {
    assert.deepEqual(["plain", "a,b", 'a"b', "a\nb", " a", "a;b"].map(csvCell), [
      ...["plain", '"a,b"', '"a""b"', '"a\nb"', '" a"', '"a;b"'],
    ]);
  });
});
