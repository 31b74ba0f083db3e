import assert from "node:assert/strict";
import type { User } from "../../../src/contract";
import type { ServiceRecord } from "../../../src/services/model";
import { planLines } from "../../../src/userFile/planComparison";
import { countsOf, missingUsers, planUsers } from "../../../src/userFile/userPlan";
import { problemText } from "../../../src/userFile/userFileError";
import type { FileUser } from "../../../src/userFile/userFile";

function known(username: string, more: Partial<User> = {}): ServiceRecord<User> {
  const value: User = { id: `id-${username}`, username, email: `${username}@example.net`, auth_method: "FTM", ...more };
  return { kind: "user", id: value.id, value, notes: [] };
}

function wanted(username: string, more: Partial<FileUser> = {}): FileUser {
  return { place: `line of ${username}`, username, ...more };
}

describe("the plan of a user sync", () => {
  const users = [known("mlund"), known("okim", { mobile_number: "+15550100007" }), known("rvega")];

  it("creates who is new, modifies who differs, leaves alone who does not", () => {
    const file = [
      wanted("ahart", { email: "ahart@example.net", auth_method: "Email" }),
      wanted("mlund", { email: "new@example.net", auth_method: "FTM" }),
      wanted("okim", { mobile_number: "+15550100007" }),
    ];
    const plan = planUsers(file, users, false);
    assert.deepEqual(
      plan.steps.map(({ item }) => item),
      [
        { action: "create", username: "ahart", email: "ahart@example.net", auth_method: "Email" },
        { action: "modify", username: "mlund", id: "id-mlund", email: "new@example.net" },
      ],
    );
    assert.equal(plan.unchanged, 1);
    assert.deepEqual(countsOf(plan), { create: 1, modify: 1, delete: 0 });
  });

  it("deletes whom the file says to delete; one who is gone already is no problem", () => {
    const plan = planUsers([wanted("rvega", { action: "delete" }), wanted("gone", { action: "delete" })], users, false);
    assert.deepEqual(
      plan.steps.map(({ item }) => item),
      [{ action: "delete", username: "rvega", id: "id-rvega" }],
    );
  });

  it("deletes users that the file does not name only when told to", () => {
    const file = [wanted("mlund")];
    assert.deepEqual(
      missingUsers(file, users).map(({ value }) => value.username),
      ["okim", "rvega"],
    );
    assert.deepEqual(countsOf(planUsers(file, users, false)), { create: 0, modify: 0, delete: 0 });
    assert.deepEqual(countsOf(planUsers(file, users, true)), { create: 0, modify: 0, delete: 2 });
  });

  it("takes a name in other letters for the same user, and prefers the exact one", () => {
    const twins = [known("MLund", { email: "upper@example.net" }), known("mlund")];
    const steps = planUsers([wanted("mlund", { email: "x@example.net" })], twins, true).steps;
    assert.deepEqual(
      steps.map(({ item }) => item.id),
      ["id-mlund"],
    );
    assert.equal(planUsers([wanted("MLUND")], [known("mlund")], true).steps.length, 0);
  });

  it("does not do what cannot be done, and names every such line", () => {
    const file = [
      wanted("mlund", { action: "create", email: "m@example.net" }),
      wanted("nobody", { action: "modify", email: "n@example.net" }),
      wanted("ahart"),
    ];
    const { steps, problems } = planUsers([...file, wanted("okim", { email: "new@example.net" })], users, false);
    assert.match(
      problems.map(problemText).join("; "),
      /^line of mlund, action: .*exists already; line of nobody, action: .*no such user; line of ahart, email: .*needs an e-mail$/,
    );
    assert.deepEqual(
      steps.map(({ place }) => place),
      ["line of okim"],
    );
  });

  it("is shown as one line per user on either side, by name", () => {
    const file = [
      wanted("rvega", { action: "delete" }),
      wanted("okim", { mobile_number: "+15550100009" }),
      wanted("ahart", { email: "ahart@example.net" }),
    ];
    const head = "username, email, mobile_number, auth_method, notification_method";
    assert.deepEqual(planLines(planUsers(file, users, false)), {
      before: [head, "okim, okim@example.net, +15550100007, FTM, ", "rvega, rvega@example.net, , FTM, "],
      after: [head, "ahart, ahart@example.net, , , ", "okim, okim@example.net, +15550100009, FTM, "],
    });
  });
});
