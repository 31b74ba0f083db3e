import assert from "node:assert/strict";
import { readUserFile, type FileUser } from "../../../src/userFile/userFile";
import { problemText, UserFileError } from "../../../src/userFile/userFileError";

function read(content: string, name = "users.csv") {
  return readUserFile(name, new TextEncoder().encode(content));
}

function users(content: string, name?: string): Omit<FileUser, "place">[] {
  return read(content, name).users.map(({ place: _, ...user }) => user);
}

function problems(content: string, name?: string): readonly string[] {
  try {
    read(content, name);
  } catch (error) {
    assert.ok(error instanceof UserFileError);
    return error.problems.map(problemText);
  }
  return assert.fail("the file was accepted");
}

describe("a file of users", () => {
  it("is read by the names of its columns, in any order and spelling; empty values say nothing", () => {
    const content =
      "E-Mail,User Name,Mobile Number,Auth Method,department\nmlund@example.net,mlund,+1 555 010-0007,ftm,IT\nokim@example.net,okim,,,\n";
    assert.deepEqual(users(content), [
      { username: "mlund", email: "mlund@example.net", mobile_number: "+15550100007", auth_method: "FTM" },
      { username: "okim", email: "okim@example.net" },
    ]);
    assert.deepEqual(read(content).unused, ["department"]);
    assert.equal(read(content).hasActions, false);
  });

  it("may have quotes, semicolons or tabs, a byte order mark, umlauts and empty lines", () => {
    const expected = [{ username: "jörg;müller", email: "joerg@example.net" }];
    assert.deepEqual(users('\uFEFFusername;email\r\n\r\n"jörg;müller";joerg@example.net\r\n'), expected);
    assert.deepEqual(users("username\temail\njörg;müller\tjoerg@example.net"), expected);
  });

  it("may be UTF-16, as spreadsheets save it, but not another encoding", () => {
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from("username\temail\nürgen\tu@example.net", "utf16le"),
    ]);
    assert.equal(readUserFile("users.txt", bytes).users[0]?.username, "ürgen");
    assert.throws(() => readUserFile("users.csv", Buffer.from("username\n\xfcrgen", "latin1")), /not UTF-8/);
  });

  it("loses the apostrophe that guards a phone number, and no other", () => {
    const [user] = users("username,email,phone\n'o'neil,o@example.net,'+15550100007");
    assert.deepEqual(user, { username: "'o'neil", email: "o@example.net", mobile_number: "+15550100007" });
  });

  it("may be JSON", () => {
    const json = JSON.stringify([
      { username: "mlund", action: "DELETE" },
      { username: "okim", email: "okim@example.net", active: true },
    ]);
    assert.deepEqual(users(json, "users.json"), [
      { username: "mlund", action: "delete" },
      { username: "okim", email: "okim@example.net" },
    ]);
    assert.match(problems("{", "users.json")[0]!, /^This is not JSON/);
    assert.deepEqual(problems("{}", "users.json"), ["The JSON is not an array of users."]);
    assert.deepEqual(problems("[3]", "users.json"), ["entry 1: not an object"]);
  });

  it("names every problem with its line, and nothing of it is used", () => {
    const found = problems(
      "username,email,auth_method,action\nmlund,mlund@example,FTM,\n,a@example.net,,\nokim,okim@example.net,Pager,upsert\nMLund,m@example.net,,\n",
    );
    assert.deepEqual(found, [
      "line 2, email: Enter a mail address such as name@example.net.",
      "line 3, username: missing",
      "line 4, action: “upsert” is none of create, modify, delete",
      "line 4, auth_method: “Pager” is none of FTM, Email, SMS, FTK",
      "line 5: MLund stands in line 2 already",
    ]);
  });

  it("tells the first problems in its message, and how many more there are", () => {
    const content = ["username,email", ...Array.from({ length: 9 }, (_, index) => `user${index},none`)].join("\n");
    assert.throws(() => read(content), /^UserFileError: Nothing was sent\..*line 2, .*line 6, .*; and 4 more$/);
  });

  it("takes the same name in another realm for another user", () => {
    assert.equal(users("username,realm\nmlund,branch-lab\nmlund,head-office").length, 2);
  });

  for (const [what, content, expected] of [
    ["is empty", "", /empty/],
    ["has no users", "username,email\n", /no users/],
    ["has no usernames", "name,email\na,b@example.net", /no column “username”/],
    [
      "names a column twice",
      "username,email,email\na,b@example.net,c@example.net",
      /Two columns have the name “email”/,
    ],
    ["has two columns of one meaning", "username,phone,mobile\na,,", /Two columns mean mobile_number/],
    ["misses a quote", 'username,email\n"mlund,m@example.net\nokim,o@example.net', /line \d+: a quote is missing/],
    ["has a line with too many values", "username,email\nmlund,m@example.net,x\n", /line 2: not as many values/],
    ["has a huge line", `username,email\n${"x".repeat(100_000)},m@example.net`, /line 2: a quote is missing/],
  ] as const) {
    it(`is refused when it ${what}`, () => {
      assert.match(problems(content).join("\n"), expected);
    });
  }
});
