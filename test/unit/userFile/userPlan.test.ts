import assert from "node:assert/strict";
import type { User } from "../../../src/contract";
import type { ServiceRecord } from "../../../src/services/model";
import { NameDecisions } from "../../../src/userFile/nameDecisions";
import { matchNames, type NameMatches } from "../../../src/userFile/nameMatches";
import type { ReadUsers } from "../../../src/userFile/fileUsers";
import { planLines } from "../../../src/userFile/planComparison";
import { nothingToDo } from "../../../src/userFile/planWords";
import type { FileUser } from "../../../src/userFile/fileUser";
import { problemText } from "../../../src/userFile/userFileError";
import { countsOf, planUsers, syncMembers, type UserPlan } from "../../../src/userFile/userPlan";

function known(username: string, more: Partial<User> = {}): ServiceRecord<User> {
  const value: User = { id: `id-${username}`, username, email: `${username}@example.net`, auth_method: "FTM", ...more };
  return { kind: "user", id: value.id, value, notes: [] };
}

function wanted(username: string, more: Partial<FileUser> = {}): FileUser {
  return { place: `line of ${username}`, username, ...more };
}

/** The plan of a file, with decisions about similar names. */
class Planned {
  readonly decisions = new NameDecisions();

  private constructor(private readonly matches: NameMatches) {}

  static async of(file: readonly FileUser[], users: readonly ServiceRecord<User>[]): Promise<Planned> {
    return new Planned(await matchNames(file, users));
  }

  plan(deleteMissing = false): Promise<UserPlan> {
    return planUsers(this.matches, this.decisions, { deleteMissing });
  }

  async all(answer: "same" | "other" | "skip"): Promise<void> {
    this.decisions.decideAll((await this.plan()).open, answer);
  }

  /** "modify id-JSmith" … */
  async items(deleteMissing = false): Promise<string[]> {
    return (await this.plan(deleteMissing)).steps.map(({ item }) => `${item.action} ${item.id ?? item.username}`);
  }
}

const planOf = async (file: readonly FileUser[], users: readonly ServiceRecord<User>[], deleteMissing = false) =>
  (await Planned.of(file, users)).plan(deleteMissing);

describe("the plan of a user file", () => {
  const users = [known("mlund"), known("okim", { mobile_number: "+15550100007" }), known("rvega")];

  it("creates new users, modifies different ones, and leaves the others unchanged", async () => {
    const file = [
      wanted("ahart", { email: "ahart@example.net", auth_method: "Email" }),
      wanted("mlund", { email: "new@example.net", auth_method: "FTM" }),
      wanted("okim", { mobile_number: "+15550100007" }),
    ];
    const plan = await planOf(file, users);
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

  it("deletes users with the action delete, and ignores those already deleted", async () => {
    const plan = await planOf([wanted("rvega", { action: "delete" }), wanted("gone", { action: "delete" })], users);
    assert.deepEqual(
      plan.steps.map(({ item }) => item),
      [{ action: "delete", username: "rvega", id: "id-rvega" }],
    );
  });

  it("deletes users that the file does not name only on request", async () => {
    const file = [wanted("mlund")];
    assert.equal((await planOf(file, users)).missing, 2);
    assert.deepEqual(countsOf(await planOf(file, users)), { create: 0, modify: 0, delete: 0 });
    assert.deepEqual(countsOf(await planOf(file, users, true)), { create: 0, modify: 0, delete: 2 });
  });

  it("reports every row that cannot be done, and plans the others", async () => {
    const file = [
      wanted("mlund", { action: "create", email: "m@example.net" }),
      wanted("nobody", { action: "modify", email: "n@example.net" }),
      wanted("ahart"),
      wanted("okim", { email: "new@example.net" }),
      wanted("okim", { place: "line 9" }),
    ];
    const { problems, steps } = await planOf(file, users);
    assert.match(
      problems.map(problemText).join("\n"),
      /mlund, action: .*already exists\n.*nobody, action: .*does not exist in the realm\n.*ahart, email: .*requires an e-mail\nline of okim, username: okim is also in line 9\nline 9, username: okim is also in line of okim/,
    );
    assert.deepEqual(steps, [], "which of two rows that say different things is meant, nobody can tell");
    const same = [
      wanted("okim", { email: "new@example.net" }),
      wanted("okim", { email: "new@example.net", place: "line 9", realm: "default" }),
    ];
    const plan = await planOf(same, users);
    assert.deepEqual(
      [plan.problems.map(({ place }) => place), plan.steps.map(({ action }) => action)],
      [["line 9"], ["modify"]],
    );
  });

  it("does not claim that a realm matches the file if a part of the file is left out", async () => {
    const plan = await planUsers(await matchNames([wanted("okim", { active: false })], users), new NameDecisions(), {
      deleteMissing: false,
      members: syncMembers,
    });
    const read = {
      ...{ realm: { name: "lab" }, profile: { label: "Example" }, others: 0 },
      file: { unused: ["Handy"], above: [] },
    } as unknown as ReadUsers;
    assert.deepEqual(plan.steps, []);
    const words = nothingToDo(read, plan);
    assert.match(
      words,
      /Nothing to change in realm lab of Example.*active of 1 users not set.*columns not used: Handy/,
    );
    const whole = { ...read, file: { unused: [], above: [] } } as unknown as ReadUsers;
    assert.match(nothingToDo(whole, { ...plan, notSet: new Map() }), /already matches the file/);
  });

  it("treats another spelling of the same value as no change", async () => {
    const kept = known("ahart", { email: "a.hart@example.net", mobile_number: "+1 (555) 010-0007", user_data: 0 });
    const same = { email: "A.Hart@Example.net", mobile_number: "+15550100007", auth_method: "FTM" };
    assert.equal((await planOf([wanted("ahart", same)], [kept])).unchanged, 1);
    const none = known("okim", { notification_method: "None" });
    const plan = await planOf([wanted("okim", { notification_method: "Email" })], [none]);
    assert.deepEqual(plan.steps[0]?.before, { username: "okim", email: "okim@example.net", auth_method: "FTM" });
  });

  it("sets what an administrator can set, and reports what cannot be set by import or sync", async () => {
    const all = { user_data: 1, active: false, bypass: true } as const;
    const file = [
      wanted("ahart", { email: "ahart@example.net", token: "FTK200EXAMPLE001", ...all }),
      wanted("mlund", { token: "FTK200EXAMPLE002", ...all }),
      wanted("okim", { user_data: 0, active: true, bypass: false }),
    ];
    const switched = [
      known("mlund", { active: true, bypass_at: null, user_data: 0 }),
      known("okim", { active: true, bypass_at: "None", user_data: 0 }),
    ];
    const plan = await planOf(file, switched);
    assert.deepEqual(
      plan.steps.map(({ item }) => item),
      [
        {
          action: "create",
          username: "ahart",
          email: "ahart@example.net",
          user_data: 1,
          token: "FTK200EXAMPLE001",
          active: false,
          bypass: true,
        },
        { action: "modify", username: "mlund", id: "id-mlund", user_data: 1, active: false, bypass: true },
      ],
    );
    assert.equal(plan.unchanged, 1);
    assert.deepEqual([...plan.notSet], [["token", 1]]);
    const lines = await planLines(plan);
    const head = "username, email, mobile_number, auth_method, notification_method, user_data, token, active, bypass";
    assert.deepEqual(lines.before, [head, "mlund, mlund@example.net, , FTM, , 0, , true, false"]);
    assert.deepEqual(lines.after.slice(1), [
      "ahart, ahart@example.net, , , , 1, FTK200EXAMPLE001, false, true",
      "mlund, mlund@example.net, , FTM, , 1, , false, true",
    ]);
    const matches = await matchNames(file, switched);
    const sync = await planUsers(matches, new NameDecisions(), { deleteMissing: false, members: syncMembers });
    assert.deepEqual(
      sync.steps.map(({ item }) => [item.username, item["user_data"], item["active"], item["bypass"]]),
      [
        ["ahart", 1, undefined, undefined],
        ["mlund", 1, undefined, undefined],
      ],
    );
    assert.deepEqual(
      [...sync.notSet],
      [
        ["active", 3],
        ["bypass", 3],
        ["token", 1],
      ],
    );
  });

  it("is shown as one line per user on both sides, sorted by name", async () => {
    const file = [
      wanted("rvega", { action: "delete" }),
      wanted("okim", { mobile_number: "+15550100009" }),
      wanted("ahart", { email: "ahart@example.net" }),
    ];
    const head = "username, email, mobile_number, auth_method, notification_method";
    assert.deepEqual(await planLines(await planOf(file, users)), {
      before: [head, "okim, okim@example.net, +15550100007, FTM, ", "rvega, rvega@example.net, , FTM, "],
      after: [head, "ahart, ahart@example.net, , , ", "okim, okim@example.net, +15550100009, FTM, "],
    });
  });
});

describe("a similar name in a file", () => {
  const email = { email: "x@example.net" };

  it("changes and deletes no user before the administrator's decision", async () => {
    const names = [
      ["jsmith", "JSmith"],
      ["jose", "josé"],
      ["josé", "jose\u0301"],
      ["00123", "123"],
      ["anna maria", "anna\u00a0maria"],
    ] as const;
    for (const [inFile, inRealm] of names) {
      const { steps, open, missing } = await planOf([wanted(inFile, email)], [known(inRealm), known("zzz")], true);
      assert.deepEqual(
        steps.map(({ item }) => item.id),
        ["id-zzz"],
        inFile,
      );
      assert.deepEqual([open.length, missing], [1, 1], inFile);
    }
  });

  it("is the same user, another one, or skipped, as the administrator decides", async () => {
    for (const [answer, expected] of [
      ["same", ["modify id-JSmith"]],
      ["other", ["create jsmith", "delete id-JSmith"]],
      ["skip", []],
    ] as const) {
      const planned = await Planned.of([wanted("jsmith", email)], [known("JSmith")]);
      await planned.all(answer);
      assert.deepEqual(await planned.items(true), expected, answer);
      assert.equal((await planned.plan()).skipped, answer === "skip" ? 1 : 0);
    }
  });

  it("is two users if both spellings are in the file", async () => {
    const file = [wanted("JSmith", email), wanted("jsmith", email)];
    assert.deepEqual(await (await Planned.of(file, [])).items(), ["create JSmith", "create jsmith"]);
    assert.deepEqual(await (await Planned.of(file, [known("JSmith")])).items(true), [
      "modify id-JSmith",
      "create jsmith",
    ]);
    const neither = await Planned.of(file, [known("JSMITH")]);
    await neither.all("same");
    assert.deepEqual([await neither.items(true), (await neither.plan()).open.length], [[], 2], "both are not the one");
  });

  it("keeps the similar user if it means another one exactly, until the administrator marks that one as missing", async () => {
    const [exact, alike] = [known("jsmith"), known("JSmith")];
    const planned = await Planned.of([wanted("jsmith", email)], [exact, alike]);
    const plan = await planned.plan(true);
    assert.deepEqual(await planned.items(true), ["modify id-jsmith"]);
    assert.deepEqual([plan.open, plan.missing, plan.kept], [[], 0, [alike]]);
    planned.decisions.release(alike, true);
    assert.deepEqual(await planned.items(true), ["modify id-jsmith", "delete id-JSmith"]);
    planned.decisions.release(alike, false);
    assert.deepEqual(await planned.items(true), ["modify id-jsmith"]);
  });

  it("deletes no user while the decision is open", async () => {
    const planned = await Planned.of([wanted("JSMITH", email), wanted("jsmith", email)], [known("JSmith")]);
    const [first, second] = (await planned.plan()).open;
    planned.decisions.decide(first!, "other");
    assert.deepEqual(await planned.items(true), ["create JSMITH"]);
    planned.decisions.decide(second!, "other");
    assert.deepEqual(await planned.items(true), ["create JSMITH", "create jsmith", "delete id-JSmith"]);
  });

  it("deletes no user through an action in the file either", async () => {
    const planned = await Planned.of([wanted("jsmith", { action: "delete" })], [known("JSmith")]);
    assert.deepEqual(await planned.items(), []);
    await planned.all("same");
    assert.deepEqual(await planned.items(), ["delete id-JSmith"]);
  });

  it("asks which of two users with the same name is meant", async () => {
    const twins = [known("jsmith"), known("jsmith", { id: "id-2" })];
    const planned = await Planned.of([wanted("jsmith", email)], twins);
    assert.deepEqual(await planned.items(true), []);
    await planned.all("same");
    const [doubt] = (await planned.plan()).open;
    assert.ok(doubt);
    planned.decisions.decide(doubt, { same: "id-2" });
    assert.deepEqual(await planned.items(true), ["modify id-2"]);
  });

  it("offers no decision that cannot be carried out", async () => {
    const realm = [known("JSmith")];
    const doubt = async (more: Partial<FileUser>) => (await planOf([wanted("jsmith", more)], realm)).open[0];
    assert.deepEqual([(await doubt({}))?.maybeOther, (await doubt(email))?.maybeOther], [false, true]);
    assert.equal((await doubt({ action: "create", ...email }))?.maybeSame, false);
    assert.equal((await doubt({ action: "modify", ...email }))?.maybeOther, false);
  });

  it("never counts a user without a name as missing", async () => {
    const nameless = known("x", { username: null as never });
    const { steps, missing } = await planOf([wanted("jsmith", email)], [nameless], true);
    assert.deepEqual([countsOf({ steps }).delete, missing], [0, 0]);
  });
});

describe("the plan of a large file", () => {
  it("yields to the event loop after a bounded number of names, even if all names are only similar", async () => {
    const rows = 5_000;
    const file = Array.from({ length: rows }, (_, row) => wanted(`josé-${row}`.normalize("NFD").toUpperCase()));
    const users = Array.from({ length: rows }, (_, row) => known(`josé-${row}`));
    let turns = 0;
    const pause = () => Promise.resolve(void (turns += 1));
    const matches = await matchNames(file, users, pause);
    // Both lists are read twice.
    assert.ok(turns >= (4 * rows) / 100, `${turns} turns`);
    turns = 0;
    const plan = await planUsers(matches, new NameDecisions(), { deleteMissing: true, pause });
    assert.ok(turns >= (2 * rows) / 100, `${turns} turns`);
    assert.deepEqual([plan.open.length, plan.steps.length], [rows, 0]);
  });

  it("is created within about a second for 20,000 rows and users", async () => {
    const rows = 20_000;
    const file = Array.from({ length: rows }, (_, row) => wanted(`User-${row}`, { email: `u${row}@example.net` }));
    const users = Array.from({ length: rows }, (_, row) => known(`user-${row}`));
    const started = performance.now();
    const planned = await Planned.of(file, users);
    await planned.all("same");
    assert.equal((await planned.items(true)).length, rows);
    assert.ok(performance.now() - started < 10_000, `${performance.now() - started} ms`);
  });
});
