import assert from "node:assert/strict";
import { RunState, type UserRun } from "../../../src/bulk/engine/userRun";
import { reportTable, resultCounts } from "../../../src/bulk/reportTable";
import { cellText, csvCell, csvLine } from "../../../src/ui/csvCell";
import { readUserFile } from "../../../src/userFile/userFile";

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
  { outcome: 0, result: "notDone", problem: 'Service message: "no", twice' },
  { intent: 1, before: { username: "okim", email: "old@example.net", mobile_number: "" } },
  { outcome: 1, result: "changed" },
  { intent: 2, before: { username: "rvega", email: "r@example.net" } },
]);

describe("the report of a run", () => {
  it("has a line per row with the planned values, the result and the earlier values", () => {
    assert.deepEqual(reportTable(run, state).split("\n"), [
      "row,username,action,to_do,result,problem,email,mobile_number,auth_method,notification_method,user_data,token,active,bypass,before_email,before_mobile_number,before_auth_method,before_notification_method,before_active,before_lockout,before_bypass",
      `line 2,'=cmd(),,create,not done,"Service message: ""no"", twice",a@example.net,,,,,,,,,,,,,,`,
      "line 3,okim,,change,changed,,new@example.net,,,,,,,,old@example.net,,,,,,",
      "3,rvega,delete,delete,interrupted,,,,,,,,,,r@example.net,,,,,,",
      "4,ahart,delete,delete,to do,,,,,,,,,,,,,,,,",
      "",
    ]);
  });

  it("can be imported again: the same users with the same values and no unknown columns", async () => {
    const phone: UserRun = {
      ...run,
      steps: [
        {
          ...{ action: "create", place: "line 2", name: "josé" },
          user: {
            username: "josé",
            email: "j@example.net",
            mobile_number: "+15550100007",
            user_data: 1,
            realm_id: "r1",
          },
          then: { active: false },
        },
        { action: "change", name: "okim", id: "u2", change: { bypass: true, change_token: true }, seen: {} },
        { action: "delete", name: "rvega", id: "u3", seen: {} },
      ],
    };
    const file = await readUserFile("report.csv", `\ufeff${reportTable(phone, state)}`);
    assert.deepEqual(
      file.users.map(({ place: _place, ...user }) => user),
      [
        { username: "josé", email: "j@example.net", mobile_number: "+15550100007", user_data: 1, active: false },
        { username: "okim", bypass: true },
        { username: "rvega", action: "delete" },
      ],
    );
    assert.deepEqual([file.problems, file.lookAlikes, file.unused], [[], [], []]);
  });

  it("counts its results in a sentence", () => {
    assert.equal(resultCounts(state), "1 changed, 1 not done");
  });
});

describe("a cell of a CSV file", () => {
  for (const formula of ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "\r=1", "\n=1", "\ufeff=1", "\uff1d1"]) {
    it(`starts a formula with an apostrophe: ${JSON.stringify(formula)}`, () => {
      assert.match(csvCell(formula), /^"?'/);
    });
  }

  for (const value of ["svc said: x;=cmd|' /C calc'!A0;y", "a\t@x", "a;' +1", 'a;"=1"', "a\n=1", "a|-1", "a; \t=1"]) {
    it(`contains no formula with any separator, and is read back unchanged: ${JSON.stringify(value)}`, () => {
      const line = csvLine(["line 2", value]);
      for (const separator of [";", "\t", "|", "\n"]) {
        for (const cell of line.split(separator)) assert.doesNotMatch(cell, /^[\s"]*[=+\-@]/, separator);
      }
      assert.equal(cellText(unquoted(csvCell(value))), value);
    });
  }

  it("is read back unchanged with any number of apostrophes", () => {
    for (const value of ["'=1", "''=1", "=1", "o'brien", "'", "a;'b", "+1;-2", "\t=1", " =1", "'plain"]) {
      assert.equal(cellText(unquoted(csvCell(value))), value, JSON.stringify(value));
    }
  });

  it("is quoted if it contains a separator, a quote, a line break or outer blanks", () => {
    assert.deepEqual(["plain", "a,b", 'a"b', "a\nb", " a", "a;b"].map(csvCell), [
      ...["plain", '"a,b"', '"a""b"', '"a\nb"', '" a"', '"a;b"'],
    ]);
  });
});

function unquoted(cell: string): string {
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}
