import assert from "node:assert/strict";
import type { ExportedRecord } from "../../../src/export/columns";
import { markdownTable, writerOf, type Format } from "../../../src/export/formats";
import { parseJson } from "../../../src/services/http/json";
import type { RecordKind } from "../../../src/services/model";
import { readUserFile } from "../../../src/userFile/userFile";

type Value = Readonly<Record<string, unknown>>;

function fileOf(format: Format, kind: RecordKind, records: readonly ExportedRecord[]): string {
  const writer = writerOf(format, kind);
  return [writer.begin(records), ...records.map((record) => writer.record(record)), writer.end()].join("");
}

function exported(kind: RecordKind, value: Value, more: Partial<ExportedRecord> = {}): ExportedRecord {
  return { record: { kind, id: String(value["id"]), value, notes: [] }, ...more };
}

/** The cells of a CSV by their header, for values without line breaks, quotes and commas. */
function cells(csv: string, row = 1): Value {
  const [head = "", ...lines] = csv.replace(/^\ufeff/, "").split("\r\n");
  return Object.fromEntries(head.split(",").map((name, index) => [name, lines[row - 1]?.split(",")[index]]));
}

const user = {
  id: "ref-1",
  user_id: "base-1",
  customer_id: 900719,
  client_id: "app-1",
  realm_id: "realm-1",
  username: "mlund",
  email: "mlund@example.net",
  mobile_number: "+15550100007",
  auth_method: "FTM",
  notification_method: "Email",
  active: true,
  created_at: "2025-01-02 03:04:05",
  updated_at: "None",
  bypass_at: null,
  lockout_at: "2025-02-03T04:05:06Z",
  fail_times: 3,
  user_data: 0,
};

describe("an export as CSV", () => {
  it("begins with a byte order mark and a readable header, and has CRLF lines", () => {
    const csv = fileOf("csv", "country", [exported("country", { id: "DE", country: "Deutschland" })]);
    assert.equal(csv, "\ufeffCountry,Code\r\nDeutschland,DE\r\n");
    assert.equal(fileOf("csv", "country", []), "\ufeffCountry,Code\r\n");
  });

  it("keeps quotes, commas, line breaks and letters of any script, and no cell is a formula", () => {
    const names = ['=HYPERLINK("http://x")', "a,b", 'say "hi"', "two\nlines", "日本語 Łódź", "@cmd", "-1+2", "\t=1"];
    const csv = fileOf(
      "csv",
      "policy",
      names.map((name, index) => exported("policy", { id: `P${index}`, name })),
    );
    const lines = [
      `"'=HYPERLINK(""http://x"")",,P0`,
      `"a,b",,P1`,
      `"say ""hi""",,P2`,
      `"two\nlines",,P3`,
      "日本語 Łódź,,P4",
      "'@cmd,,P5",
      "'-1+2,,P6",
      `"'\t=1",,P7`,
    ];
    assert.deepEqual(csv.split("\r\n").slice(1, -1), lines);
  });

  it("keeps all digits of large numbers", () => {
    const [value] = parseJson('[{"id":90071992547409931234,"objectId":12345678901234567890}]') as Value[];
    const row = cells(fileOf("csv", "alert", [exported("alert", value!)]));
    assert.deepEqual([row["ID"], row["Object ID"]], ["90071992547409931234", "12345678901234567890"]);
  });

  it("has times in ISO 8601, a column for each member of a nested record, and lists in one cell", () => {
    const alert = {
      id: "a1",
      createTime: 1_700_000_000_123,
      updateTime: "soon",
      geoLocationList: [{ countryName: "Peru" }, { countryName: "Chile", city: "Arica" }],
      eventIdList: ["e1", 22],
      matches: [{ pattern: 1 }],
    };
    const row = cells(fileOf("csv", "alert", [exported("alert", alert)]).replace(/"\[.*?\]"/, (cell) => cell));
    assert.equal(row["Created"], "2023-11-14T22:13:20.123Z");
    assert.equal(row["Updated"], "soon");
    assert.deepEqual([row["Country"], row["City"]], ['"Peru; Chile"', "Arica"]);
    assert.equal(row["Event IDs"], '"e1; 22"');
    assert.match(fileOf("csv", "alert", [exported("alert", alert)]), /"\[\{""pattern"":1\}\]"|\[\{"pattern":1\}\]/);
  });

  it("has columns for members that the contract does not know, with the profile first if there are several", () => {
    const record = exported(
      "documentActivity",
      { id: "1", operation: "read", eventTime: 1_700_000_000_000 },
      { profile: "Acme" },
    );
    const csv = fileOf("csv", "documentActivity", [record]);
    assert.equal(csv, "\ufeffprofile,id,operation,eventTime\r\nAcme,1,read,2023-11-14T22:13:20Z\r\n");
  });

  it("of users can be imported again: nothing is unclear, and no value differs", async () => {
    const other = {
      ...user,
      id: "ref-2",
      username: "o,kim",
      active: false,
      bypass_at: "2025-03-04 05:06:07",
      email: "=o@example.net",
    };
    const csv = fileOf(
      "csv",
      "user",
      [user, other].map((value) => exported("user", value, { realm: "head-office" })),
    );
    const file = await readUserFile("users.csv", csv.slice(1));
    const same = {
      realm: "head-office",
      mobile_number: "+15550100007",
      auth_method: "FTM",
      notification_method: "Email",
      user_data: 0,
    };
    assert.deepEqual(
      file.users.map(({ place: _, ...read }) => read),
      [
        { ...same, username: "mlund", email: "mlund@example.net", active: true, bypass: false },
        { ...same, username: "o,kim", email: "=o@example.net", active: false, bypass: true },
      ],
    );
    assert.deepEqual([file.problems, file.lookAlikes, file.unused], [[], [], []]);
    const row = cells(csv);
    assert.deepEqual(
      [row["state"], row["lockout_at"], row["created_at"]],
      ["locked", "2025-02-03T04:05:06Z", "2025-01-02T03:04:05Z"],
    );
  });
});

describe("an export as JSON", () => {
  const values = [
    { id: "1", name: 'a "b"\n日本語', list: [{ deep: null }] },
    { id: "2", count: 1.5 },
  ];
  const records = values.map((value) => exported("policy", value));

  it("is an array of the records as the service sent them", () => {
    assert.deepEqual(JSON.parse(fileOf("json", "policy", records)), values);
    assert.deepEqual(JSON.parse(fileOf("json", "policy", [])), []);
  });

  it("or one record per line", () => {
    const lines = fileOf("jsonl", "policy", records).split("\n");
    assert.deepEqual(
      lines.slice(0, -1).map((line) => JSON.parse(line) as unknown),
      values,
    );
    assert.equal(lines.at(-1), "");
  });

  it("names the profile beside each record if there are several profiles", () => {
    const named = fileOf("jsonl", "policy", [exported("policy", { id: "1" }, { profile: "Acme" })]);
    assert.deepEqual(JSON.parse(named), { profile: "Acme", record: { id: "1" } });
  });

  it("can be nested deeper than a stack", () => {
    let value: Value = {};
    for (let depth = 0; depth < 20_000; depth++) value = { deeper: value };
    assert.ok(fileOf("jsonl", "policy", [exported("policy", value)]).endsWith("}\n"));
  });
});

describe("every export", () => {
  it("hides what its name marks as a secret, also within a nested record", () => {
    const value = { id: "1", name: "Card", clientSecret: "s3cr3t-value", nested: { access_token: "tok-value" } };
    for (const format of ["csv", "json", "jsonl"] as const) {
      const text = fileOf(format, "policy", [exported("policy", value)]);
      assert.doesNotMatch(text, /s3cr3t-value|tok-value/, format);
      assert.match(text, /\*\*\*/, format);
    }
    assert.doesNotMatch(markdownTable("policy", [exported("policy", value)]), /s3cr3t-value|tok-value/);
  });
});

describe("rows as a Markdown table", () => {
  it("have the columns with values, and what a service sent stays text", () => {
    const table = markdownTable("policy", [
      exported("policy", { id: "P1", name: "[x](command:y) | <b>\nnext" }),
      exported("policy", { id: "P2" }),
    ]);
    assert.equal(table, "| Policy | Code |\n| --- | --- |\n| \\[x\\](command:y) \\| &lt;b> next | P1 |\n|  | P2 |\n");
  });
});
