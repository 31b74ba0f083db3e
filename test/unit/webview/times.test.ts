import assert from "node:assert/strict";
import { JsonNumber, type JsonValue } from "../../../src/webview/record/jsonTree";
import { instantOf, localTime, relativeTime, zonedTime } from "../../../src/webview/record/times";

const number = (value: number): JsonNumber => new JsonNumber(String(value));
const noon = Date.UTC(2025, 1, 5, 12);

describe("the time that a value means", () => {
  const times: [string | undefined, JsonValue, number][] = [
    ["createTime", number(1731412345678), 1731412345678],
    ["lastUpdate", number(1731400000000), 1731400000000],
    ["timestamp", number(1731400000000), 1731400000000],
    ["expireTime", new JsonNumber("1.7314E12"), 1731400000000],
    ["startTime", "1731400000000", 1731400000000],
    ["created_at", "2025-02-05T12:00:00", noon],
    ["createTime", number(noon / 1000), noon],
    ["created_at", number(noon / 1000), noon],
    ["end_date", String(noon / 1000), noon],
    ["lastUpdate", new JsonNumber(`${noon}000000`), noon],
    ["x", "Wed, 05 Feb 2025 12:00:00 GMT", noon],
    ["x", "2025-02-05 12:00:00 UTC", noon],
    [undefined, "2025-02-05T12:00:00Z", noon],
    ["x", "2025-02-05T14:00:00.000+02:00", noon],
    ["x", "2025-02-05T10:00:00-0200", noon],
  ];
  for (const [key, value, instant] of times) {
    it(`is recognized: ${key}: ${JSON.stringify(value)}`, () => assert.equal(instantOf(key, value), instant));
  }

  const none: [string | undefined, JsonValue][] = [
    ["id", number(1731412345678)],
    ["timestampUUID", "1731412345678"],
    ["companyId", number(1731412345678)],
    ["failTime", number(3)],
    ["activeTime", null],
    ["x", "2025-02-05"],
    ["x", "2025-99-05T12:00:00"],
    ["x", "see 2025-02-05T12:00:00"],
  ];
  for (const [key, value] of none) {
    it(`is absent: ${key}: ${JSON.stringify(value)}`, () => assert.equal(instantOf(key, value), undefined));
  }

  it("is written in the language of the editor", () => {
    assert.match(localTime(noon, "de"), /2025/);
    assert.notEqual(localTime(noon, "de"), localTime(noon, "en"));
  });
});

describe("a time in the summary", () => {
  const minute = 60_000;
  for (const [distance, words] of [
    [-30_000, "this minute"],
    [-59 * minute, "59 minutes ago"],
    [-60 * minute, "1 hour ago"],
    [-47 * 60 * minute, "47 hours ago"],
    [-48 * 60 * minute, "2 days ago"],
    [-59 * 24 * 60 * minute, "59 days ago"],
    [-450 * 24 * 60 * minute, "15 months ago"],
    [3 * 24 * 60 * minute, "in 3 days"],
  ] as const) {
    it(`is shown as its distance: ${words}`, () => assert.equal(relativeTime(noon + distance, noon, "en"), words));
  }

  it("has the zone of the editor", () => assert.match(zonedTime(noon, "en"), /Feb 5, 2025.*\b(?:UTC|GMT|[A-Z]{3,4})/));
});
