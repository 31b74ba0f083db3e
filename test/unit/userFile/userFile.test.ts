import assert from "node:assert/strict";
import { possibleMeanings } from "../../../src/userFile/columns";
import { unusualWords, unicodeText, windows1252Text } from "../../../src/userFile/fileText";
import type { FileUser, Member } from "../../../src/userFile/fileUser";
import { readUserFile } from "../../../src/userFile/userFile";
import { problemText, UserFileError } from "../../../src/userFile/userFileError";

async function users(content: string, name = "users.csv"): Promise<Omit<FileUser, "place">[]> {
  const { users: found, problems } = await readUserFile(name, content);
  assert.deepEqual(problems.map(problemText), []);
  return found.map(({ place: _, ...user }) => user);
}

/** The problems of the file's rows, or of the file. */
async function problems(content: string, name = "users.csv"): Promise<readonly string[]> {
  try {
    return (await readUserFile(name, content)).problems.map(problemText);
  } catch (error) {
    assert.ok(error instanceof UserFileError, String(error));
    return error.problems.map(problemText);
  }
}

/** The problems of single values of one column. */
async function problemsOf(column: string, values: readonly string[]): Promise<readonly string[]> {
  const lines = values.map((value, index) => `user${index},"${value.replaceAll('"', '""')}"`);
  return problems([`username,${column}`, ...lines].join("\n"));
}

const [mlund, okim] = [
  { username: "mlund", email: "mlund@example.net" },
  { username: "okim", email: "okim@example.net" },
];

describe("a file of users", () => {
  it('is read by column names in any order and spelling, and empty values mean "no change"', async () => {
    const content =
      "E-Mail,User Name,Mobile Number,Auth Method,department\nmlund@example.net,mlund,+1 555 010-0007,ftm,IT\nokim@example.net,okim,,,\n";
    assert.deepEqual(await users(content), [{ ...mlund, mobile_number: "+15550100007", auth_method: "FTM" }, okim]);
    const file = await readUserFile("users.csv", content);
    assert.deepEqual([file.unused, file.lookAlikes, file.hasActions], [["department"], [], false]);
  });

  it("can have quotes, any usual separator, byte order marks, umlauts, any line ends and empty lines", async () => {
    const expected = [{ username: "jörg;müller", email: "joerg@example.net" }];
    assert.deepEqual(await users('username;email\r\n\r\n"jörg;müller";joerg@example.net\r\n'), expected);
    assert.deepEqual(await users("username\temail\njörg;müller\tjoerg@example.net"), expected);
    assert.deepEqual(await users("username|email\rjörg;müller|joerg@example.net\r"), expected);
    assert.deepEqual(await users('"username", "email"\n"jörg;müller", "joerg@example.net"'), expected);
  });

  it("can be any Unicode encoding, with or without a byte order mark, and other encodings are refused", () => {
    const text = "username\temail\nürgen\tu@example.net";
    const little = Buffer.from(text, "utf16le");
    const big = Buffer.from(little).swap16();
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\uFEFF\uFEFF${text}`),
      little,
      big,
      Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
    ]) {
      assert.equal(unicodeText(bytes), text);
    }
    const western = Buffer.from("username\n\xfcrgen", "latin1");
    assert.equal(unicodeText(western), undefined);
    assert.equal(windows1252Text(western), "username\nürgen");
    assert.throws(() => unicodeText(Buffer.from("PK\u0003\u0004rest")), /Save the sheet as CSV/);
  });

  it("loses the apostrophe in front of a phone number, and keeps formulas as text", async () => {
    const [user, other] = await users(
      `username,email,phone\n'o'neil,o@example.net,'+15550100007\nokim,okim@example.net,="+15550100004"\n`,
    );
    assert.deepEqual(user, { username: "'o'neil", email: "o@example.net", mobile_number: "+15550100007" });
    assert.equal(other?.mobile_number, "+15550100004");
    const [saved] = await users(`username,phone\nokim,"=""+15550100004"""\n`);
    assert.equal(saved?.mobile_number, "+15550100004");
  });

  it("can have a separator, type or version line before the column names, which may have line breaks", async () => {
    for (const before of [
      "sep=;\r\n",
      '"sep=;"\r\n',
      "#TYPE Microsoft.ActiveDirectory.Management.ADUser\r\n",
      "version:v1.0;;\r\n",
      "Users of Example Retail;;\r\n",
      "\r\n;;\r\n",
    ]) {
      const content = `${before}username;email;"mobile\r\nphone"\r\nmlund;mlund@example.net;+15550100007\r\n`;
      assert.deepEqual(await users(content), [{ ...mlund, mobile_number: "+15550100007" }], before);
    }
  });

  it("can have a title with an address, and an end mark", async () => {
    const bytes = Buffer.from("Exported by admin@example.net\nusername,email\nmlund,mlund@example.net\n\u001a");
    assert.deepEqual(await users(unicodeText(bytes) ?? ""), [mlund]);
  });

  it("is refused if users precede the line of column names, as after sorting", async () => {
    assert.match(
      (await problems("alice,a@example.net\nusername,email\nzoe,z@example.net"))[0]!,
      /^line 1: is above the line with the column names/,
    );
    assert.match((await problems("alice\nusername\nzoe"))[0]!, /^line 1: is above the line with the column names/);
  });

  it("is refused if a line above the column names looks like a user with few values", async () => {
    for (const content of [
      "aadams,FTM,\nusername,auth_method,mobile\nzoe,FTM,",
      "aadams,,+15550100001\nusername,email,mobile\nzoe,z@example.net,",
    ]) {
      assert.match((await problems(content))[0]!, /^line 1: is above the line with the column names/, content);
    }
    const names = "bkim,,\nusername,auth_method,mobile\nzoe,FTM,";
    assert.deepEqual((await readUserFile("users.csv", names)).above, ["line 1"]);
    const titled = "Report;Users of branch-lab;\nversion: 2;;\nusername;email;mobile\nzoe;z@example.net;";
    assert.deepEqual((await readUserFile("users.csv", titled)).above, ["line 1"]);
  });

  it("reports a column of values without a name, and two columns with one name", async () => {
    const file = await readUserFile(
      "users.csv",
      "username;Telefon;Telefon;;\nmlund;+15550100007;+15550100099;IT;\nokim;+15550100004;;;",
    );
    assert.deepEqual(file.unused, ["Telefon", "Telefon (column 3)", "column 4"]);
    const [columns] = [file.lookAlikes.map(({ column }) => column)];
    assert.deepEqual(columns, ["Telefon", "Telefon (column 3)"]);
    const meant = await readUserFile(
      "users.csv",
      "username;Telefon;Telefon\nmlund;+15550100007;",
      new Map([["Telefon", "mobile_number"]]),
    );
    assert.equal(meant.users[0]?.mobile_number, "+15550100007");
  });

  it("keeps the columns apart whatever their names are", async () => {
    for (const head of ["column 2,,username", "Team,Team (column 3),Team,username", "x,x,x (column 2),username"]) {
      const cells = head.split(",").map((_, index, all) => (index === all.length - 1 ? "mlund" : `v${index}`));
      const file = await readUserFile("users.csv", `${head}\n${cells.join(",")}`);
      assert.equal(file.users[0]?.username, "mlund", head);
      assert.equal(file.unused.length, cells.length - 1, head);
    }
  });

  it("ignores users in comments", async () => {
    const content = "username,email\nmlund,mlund@example.net\n#okim,okim@example.net";
    assert.match((await problems(content)).join(), /^line 3: begins with/);
    assert.equal((await readUserFile("users.csv", content)).users.length, 1);
  });

  it("can have empty rows, columns without a name, short rows and repeated column names", async () => {
    const content =
      "username,email,phone,,\nmlund,mlund@example.net,,,\n,,,,\n \t,\u00a0,,,\nusername,email,phone,,\nokim,okim@example.net\n";
    assert.deepEqual(await users(content), [mlund, okim]);
  });

  it("can be JSON, in which a number keeps its digits", async () => {
    const json = JSON.stringify([
      { username: "mlund", action: "DELETE", email: null },
      { username: "okim", email: "okim@example.net", active: false, userData: 1 },
    ]);
    assert.deepEqual(await users(json, "users.json"), [
      { username: "mlund", action: "delete" },
      { ...okim, active: false, user_data: 1 },
    ]);
    const [digits] = await users('[{"username": 900719925474099312}]', "users.json");
    assert.equal(digits?.username, "900719925474099312");
    assert.match((await problems("{", "users.json"))[0]!, /^This is not JSON/);
    for (const broken of ['[{"username": "a"}', '[{"username": "a"},]', '[{"username": "a"}] x', '[{"username": a}]']) {
      assert.match((await problems(broken, "users.json"))[0]!, /^This is not JSON/, broken);
    }
    assert.deepEqual(await problems("{}", "users.json"), ["The JSON is not an array of users."]);
    assert.deepEqual(await problems("[3]", "users.json"), ["entry 1: not an object"]);
    assert.deepEqual(await problems("[]", "users.json"), ["The file has no users."]);
    assert.deepEqual(await problems('[{"username": "a", "email": ["x"]}]', "users.json"), [
      "entry 1, email: not a text",
    ]);
  });

  it("reports every problem with its line, and uses only the other rows", async () => {
    const content =
      "username,email,auth_method,action\nmlund,mlund@example,FTM,\n,a@example.net,,\nokim,okim@example.net,Pager,upsert\nMLund,m@example.net,,\n";
    assert.deepEqual(await problems(content), [
      "line 2, email: Enter an e-mail address such as name@example.net.",
      "line 3, username: missing",
      "line 4, action: “upsert” is not one of create, modify, delete",
      "line 4, auth_method: “Pager” is not one of FTM, Email, SMS, FTK",
    ]);
    const { users: valid } = await readUserFile("users.csv", content);
    assert.deepEqual(valid, [{ place: "line 5", username: "MLund", email: "m@example.net" }]);
  });

  it("reports the position of each problem, even after line breaks in values", async () => {
    const content = 'username,note,email\nmlund,"two\nlines",nobody\r\nokim,,okim@example.net;\n';
    const file = await readUserFile("users.csv", content);
    const [first, second] = file.problems.map((problem) => file.spanOf(problem));
    assert.deepEqual(first, { line: 2, column: 7, endLine: 2, endColumn: 13 });
    assert.deepEqual(second, { line: 3, column: 6, endLine: 3, endColumn: 23 });
    assert.deepEqual(file.spanOf({ place: "line 4", member: "username", words: "" }), {
      line: 3,
      column: 0,
      endLine: 3,
      endColumn: 4,
    });
    const json = await readUserFile(
      "users.json",
      '[\n  {"username": "a"},\n  {"username": "b",\n   "email": "bad"}\n]',
    );
    assert.deepEqual(json.spanOf(json.problems[0]!), { line: 3, column: 3, endLine: 3, endColumn: 10 });
  });

  it("refuses a user who occurs twice, and treats names that differ in case as two users", async () => {
    assert.deepEqual(await problems("username,email\nmlund,a@example.net\nMLund,b@example.net\nmlund,c@example.net"), [
      "line 2, username: mlund is also in line 4",
      "line 4, username: mlund is also in line 2",
    ]);
    const twice = await readUserFile("users.csv", "username\nmlund\nmlund");
    assert.deepEqual(twice.users, [{ place: "line 2", username: "mlund" }]);
    assert.equal((await users("username,realm\nmlund,branch-lab\nmlund,head-office")).length, 2);
  });

  it("is refused quickly if it is made to slow down a program", async function () {
    // Linear time takes less than a second, quadratic time takes hours.
    this.timeout(60_000);
    for (const hostile of [
      Array.from({ length: 20 }, () => "a,".repeat(8000)).join("\n"),
      "[".repeat(16_000),
      `${'"'.repeat(15_001)}\n`.repeat(600),
      "=".repeat(16_000).concat('"'),
      `username\n${"a".repeat(9_000_000)}`,
    ]) {
      assert.notDeepEqual(await problems(hostile), []);
      assert.equal(unusualWords(hostile).length, 0);
    }
  });

  it("is read without blocking the editor, even if it is very long", async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, row) => `user${row},user${row}@example.net,+1555${1_000_000 + row}`,
    );
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 0);
    const { users: found } = await readUserFile("users.csv", ["username,email,phone", ...rows].join("\n"));
    clearInterval(counting);
    assert.equal(found.length, 20_000);
    assert.ok(turns > 3, `${turns} turns`);
  });

  for (const [what, content, expected] of [
    ["is empty", "", /empty/],
    ["has no users", "username,email\n", /no users/],
    [
      "has no usernames",
      "name,email\na,b@example.net",
      /no column “username”.*name, email.*Known columns: action, username/,
    ],
    [
      "names a column twice",
      "username,email,email\na,b@example.net,c@example.net",
      /Two columns have the name “email”/,
    ],
    [
      "has two columns of one meaning",
      "username,mobile,cell\na,1,2",
      /Two columns mean mobile_number.*“mobile”, “cell”/,
    ],
    ["misses a quote", 'username,email\n"mlund,m@example.net\nokim,o@example.net', /^line 2: a quote is missing/],
    ["has a quote too many", 'username,email\n"mlund"x,m@example.net\n', /^line 2: a quote is missing/],
    ["has a stray quote", 'username,email\nml"und,m@example.net\n', /^line 2, username: has an unexpected quote/],
    ["has a line with too many values", "username,email\nmlund,m@example.net,x\n", /^line 2: more values than/],
    ["has a huge line", `username,email\n${"x".repeat(100_000)},m@example.net`, /^line 2: a quote is missing/],
  ] as const) {
    it(`is refused if it ${what}`, async () => {
      assert.match((await problems(content)).join("\n"), expected);
    });
  }
});

describe("columns of a user file", () => {
  const first = async (content: string): Promise<Omit<FileUser, "place"> | undefined> => (await users(content))[0];

  it("can have the names of the portal's template", async () => {
    for (const head of [
      "Username,Email,Mobile Phone,User Type",
      "username,email address,mobile phone number,type",
      "user name ,E-Mail Address,Mobile No.,User Type",
    ]) {
      assert.deepEqual(
        await first(`${head}\nmlund,mlund@example.net,+15550100007,Remote User`),
        { ...mlund, mobile_number: "+15550100007", user_data: 1 },
        head,
      );
    }
    assert.equal((await first("Username,Email,User Type\nmlund,mlund@example.net,Local"))?.user_data, 0);
  });

  it("can have the names of directory exports", async () => {
    const expected = { ...mlund, mobile_number: "+15550100007" };
    for (const [head, row] of [
      ["SamAccountName,EmailAddress,MobilePhone", "mlund,mlund@example.net,+15550100007"],
      [
        "DistinguishedName,Name,sAMAccountName,mail,mobile,Surname,ObjectClass",
        '"CN=Mia,DC=x",Mia Lund,mlund,mlund@example.net,+15550100007,Lund,user',
      ],
      ["userPrincipalName,displayName,mail,mobilePhone,userType", "mlund,Mia,mlund@example.net,+15550100007,Member"],
      [
        "User name [userPrincipalName] Required,Mail [mail],Mobile phone [mobile]",
        "mlund,mlund@example.net,+15550100007",
      ],
      [
        "username,display name,first name,last name,email,mobile number,groups",
        "mlund,Mia,Mia,Lund,mlund@example.net,+15550100007,g1;g2",
      ],
    ]) {
      assert.deepEqual(await first(`${head}\n${row}`), expected, head);
    }
  });

  it("are chosen by the better name, and the other one is reported", async () => {
    const content =
      "username,Mail 2,mail,phone number,mobile number,alternate emails,note\nmlund,x@example.net,mlund@example.net,5,+15550100007,y,z\n";
    assert.deepEqual(await first(content), { ...mlund, mobile_number: "+15550100007" });
    const file = await readUserFile("users.csv", content);
    assert.deepEqual(file.unused, ["Mail 2", "phone number", "alternate emails", "note"]);
    assert.deepEqual(file.lookAlikes, [
      { column: "Mail 2", member: "email" },
      { column: "phone number", member: "mobile_number" },
      { column: "alternate emails", member: "email" },
    ]);
    assert.deepEqual(
      (await readUserFile("users.csv", "username,mail,email\na,x,m@example.net")).users[0]?.email,
      "m@example.net",
    );
  });

  it("define disabled users with any usual value, or a question", async () => {
    for (const [column, words, active] of [
      ["Disabled", ["true", "Disabled", "inactive", "1"], false],
      ["Block sign in (Yes/No) [accountEnabled] Required", ["Yes"], false],
      ["Sign-in blocked [accountEnabled]", ["true"], false],
      ["isDisabled", ["true"], false],
      ["Disabled", ["no", "Enabled", "active"], true],
      ["accountEnabled", ["True"], true],
      ["Account enabled [accountEnabled]", ["yes", "Active"], true],
    ] as const) {
      for (const word of words) {
        assert.deepEqual(
          await users(`username,${column}\nmlund,${word}`),
          [{ username: "mlund", active }],
          `${column}: ${word}`,
        );
      }
    }
    for (const column of [
      "Bloquer la connexion (Oui/Non) [accountEnabled] Obligatoire",
      "Anmeldung blockieren (Ja/Nein) [accountEnabled] Erforderlich",
      "Blocked",
      "Inactive",
      "Deactivated",
      "Gesperrt",
      "Disabled (Ja/Nein)",
    ]) {
      const content = `username,${column}\nmlund,ja`;
      const file = await readUserFile("users.csv", content);
      assert.deepEqual(file.lookAlikes.map(possibleMeanings), [["notActive", "active"]], column);
      assert.equal(file.users[0]?.active, undefined);
      const meant = await readUserFile("users.csv", content, new Map([[column, "notActive"]]));
      assert.equal(meant.users[0]?.active, false, column);
    }
    const [status] = (await readUserFile("users.csv", "username,Aktiviert\nmlund,ja")).lookAlikes.map(possibleMeanings);
    assert.deepEqual(status, ["active", "notActive"]);
  });

  it("have the meaning that the administrator chose", async () => {
    const content = "username,Mail 2,mail\nmlund,x@example.net,mlund@example.net\n";
    const chosen = new Map<string, Member | undefined>([["Mail 2", "email"]]);
    const file = await readUserFile("users.csv", content, chosen);
    assert.equal(file.users[0]?.email, "x@example.net");
    assert.deepEqual(file.lookAlikes, [{ column: "mail", member: "email" }]);
  });

  it("are ignored if they are empty or unlike known ones", async () => {
    const file = await readUserFile("users.csv", "username,Mail 2,Surname,department,title\nmlund,,Lund,IT,Dr\n");
    assert.deepEqual([file.unused, file.lookAlikes], [["Surname", "department", "title"], []]);
  });

  it("set the values that an administrator can set", async () => {
    assert.deepEqual(
      await first(
        "username,active,bypass,user_data,token,auth_method,notification_method\nmlund,No,TRUE,remote,FTK200EXAMPLE001,FTK,sms",
      ),
      {
        username: "mlund",
        active: false,
        bypass: true,
        user_data: 1,
        token: "FTK200EXAMPLE001",
        auth_method: "FTK",
        notification_method: "SMS",
      },
    );
    assert.deepEqual(await users("username,Disabled\na,WAHR\nb,Falsch"), [
      { username: "a", active: false },
      { username: "b", active: true },
    ]);
    assert.equal((await first("username,Block sign in (Yes/No) [accountEnabled] Required\na,Yes"))?.active, false);
    assert.equal((await first("username,Enabled\na,False"))?.active, false);
    assert.match((await problemsOf("active", ["maybe"]))[0]!, /“maybe” is not one of true, false/);
    assert.match((await problemsOf("user_data", ["2"]))[0]!, /“2” is not one of 0, 1/);
    assert.match(
      (await problems("username,token,auth_method\na,FTK200EXAMPLE001,SMS"))[0]!,
      /^line 2, token: only a user with the method FTK/,
    );
  });
});

describe("values of a user file", () => {
  it("have no stray characters around an address, and the character is named", async () => {
    for (const [value, sign] of [
      ["ahart@example.net;", ";"],
      ["<okim@example.net>", "<"],
      ["lund@example.net>", ">"],
      ["rvega@example.net,", ","],
      ["bmo@example..net", "."],
      ["mailto:bmo@example.net", ":"],
      ["bmo@example.net.", "."],
      [".bmo@example.net", "."],
      ["'bmo@example.net'", "'"],
      ["ivan@ex\u0430mple.net", "\u0430"],
    ] as const) {
      const [problem] = await problemsOf("email", [value]);
      assert.ok(problem?.startsWith(`line 2, email: Remove “${sign}”`), `${value}: ${problem}`);
    }
  });

  it("report an invisible character first, in every column", async () => {
    const found = await problems(
      "username,email,phone,auth_method\nahart,ahart@example.net,\u202a+15550100003\u202c,\nokim,okim@exa\u00admple.net,+1\ufe0f-555-010-0004,\u200bFTM\nml\u00a0und,,,\n",
    );
    assert.deepEqual(
      found.map((text) => text.replace(/Remove the invisible character (\S+);.*/, "$1")),
      [
        "line 2, mobile_number: ⟨U+202A⟩",
        "line 3, email: ⟨U+00AD⟩",
        "line 3, mobile_number: ⟨U+FE0F⟩",
        "line 3, auth_method: ⟨U+200B⟩",
        "line 4, username: ⟨U+00A0⟩",
      ],
    );
  });

  it("are refused if a spreadsheet shortened a number or wrote an error", async () => {
    assert.match(
      (await problemsOf("phone", ["1.55512E+11"]))[0]!,
      /rounded the number to 1\.55512E\+11 and its digits are lost/,
    );
    assert.match((await problemsOf("phone", ["1,55512E+11"]))[0]!, /digits are lost/);
    assert.match((await problemsOf("email", ["#N/A"]))[0]!, /“#N\/A” is a spreadsheet error/);
    assert.match((await problems("username\n1.23457E+11"))[0]!, /digits are lost/);
  });

  it('are empty for words that mean "none"', async () => {
    assert.deepEqual(await users("username,email,phone\nmlund,NULL,None"), [{ username: "mlund" }]);
  });
});
