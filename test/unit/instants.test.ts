import assert from "node:assert/strict";
import { instantOf, isNoInstant } from "../../src/instants";

const moment = Date.UTC(2024, 10, 12, 9, 30, 15);
const msOf = (value: unknown): number | undefined => instantOf(value)?.ms;

describe("times sent by a service", () => {
  const forms: readonly unknown[] = [
    moment,
    moment / 1000,
    moment * 1000,
    String(moment),
    String(moment / 1000),
    String(moment * 1000),
    `${moment}000000`,
    "1.731403815E12",
    "1731403815.000",
    ` ${moment} `,
    `/Date(${moment})/`,
    `/Date(${moment}+0200)/`,
    "2024-11-12T09:30:15Z",
    "2024-11-12t09:30:15z",
    "2024-11-12T09:30:15",
    "2024-11-12 09:30:15",
    "2024-11-12 09:30:15 UTC",
    "2024-11-12 09:30:15 GMT",
    "2024-11-12 09:30:15UTC",
    "2024-11-12T09:30:15.000000Z",
    "2024-11-12T09:30:15,000Z",
    "2024-11-12T11:30:15+02:00",
    "2024-11-12T11:30:15+0200",
    "2024-11-12T11:30:15+02",
    "2024-11-12T04:30:15-05:00",
    "2024-11-12 15:00:15 +0530",
    "2024-11-12 09:30:15 +0000 UTC",
    "2024-11-12T09:30:15Z[UTC]",
    "2024-11-12T10:30:15+01:00[Europe/Berlin]",
    "2024/11/12 09:30:15",
    "20241112T093015Z",
    "20241112093015",
    20241112093015,
    "Tue, 12 Nov 2024 09:30:15 GMT",
    "Tue, 12 Nov 2024 11:30:15 +0200",
    "Tue, 12 Nov 2024 04:30:15 EST",
    "12 Nov 2024 09:30:15 +0000",
    "12 Nov 24 09:30:15 GMT",
    "Tuesday, 12-Nov-24 09:30:15 GMT",
    "Tue Nov 12 09:30:15 2024",
    "Tue Nov 12 09:30:15 UTC 2024",
    "Nov 12, 2024 9:30:15 AM",
    "Tue Nov 12 2024 11:30:15 GMT+0200 (Central European Time)",
  ];
  for (const form of forms) it(`can have the format ${JSON.stringify(form)}`, () => assert.equal(msOf(form), moment));

  it("keep their milliseconds, afternoons and midnights", () => {
    assert.equal(msOf("2024-11-12T09:30:15.125+00:00"), moment + 125);
    assert.equal(msOf("2024-11-12T09:30:15.123456789Z"), moment + 123);
    assert.equal(msOf(moment / 1000 + 0.125), moment + 125);
    assert.equal(msOf("Nov 12, 2024 9:30:15 PM"), moment + 12 * 3_600_000);
    assert.equal(msOf("Nov 12, 2024, 12:30:15 AM"), moment - 9 * 3_600_000);
    assert.equal(msOf("2024-11-12T09:30Z"), moment - 15_000);
    assert.equal(msOf("2016-12-31T23:59:60Z"), Date.UTC(2017, 0, 1));
  });

  it("mean a whole day if they have no time of day", () => {
    assert.deepEqual(instantOf("2027-06-30"), { ms: Date.UTC(2027, 5, 30), wholeDay: true });
    assert.equal(instantOf("2027-06-30T00:00:00Z")?.wholeDay, false);
  });

  it("are never misread: an unreadable value gives no time", () => {
    const unread: readonly unknown[] = [
      ...["", "soon", "None", "yesterday", "1", "12", "2024", "20241112", "2024-02-31", "2023-02-29T00:00:00Z"],
      ...["2024-13-01", "2024-00-10", "2024-11-12T25:00:00Z", "2024-11-12T09:61:00Z", "11/12/2024", "12.11.2024 09:30"],
      ...["2024-11-12 09:30:15 XYZ", "Tue, 31 Feb 2024 09:30:15 GMT", "12 Foo 2024 09:30:15 GMT", "20249912093015"],
      ...[
        "0000-00-00 00:00:00",
        "0001-01-01T00:00:00Z",
        "1601-01-01T00:00:00Z",
        "NaN",
        "Infinity",
        "1e400",
        "0x67331c27",
      ],
      ...["alert of 2024-11-12T09:30:15Z", "1731403815 s", `2024-11-12${" ".repeat(100)}09:30`],
      ...[0, 1, -1, 86_400, -1_731_403_815, Number.NaN, Infinity, 1e300, true, null, undefined, {}, [], [moment]],
    ];
    for (const value of unread) assert.equal(instantOf(value), undefined, JSON.stringify(value));
  });

  it('in the year 9999 mean "no end", not a day in 1978', () => {
    assert.equal(msOf(253_402_300_799_000), Date.UTC(9999, 11, 31, 23, 59, 59));
    assert.equal(msOf("9999-12-31T23:59:59Z"), Date.UTC(9999, 11, 31, 23, 59, 59));
  });

  it("are read in bounded time, even from a text made to slow down a regular expression", () => {
    const texts = ["1", " ", "2024-11-12T09:30:15 ", "Tue ", "Nov 12 ", "A", "+02:00", "[", "/Date(1"];
    for (const part of texts) assert.equal(instantOf(part.repeat(1_000_000)), undefined);
  });

  it('are absent for empty values, zero and words for "never"', () => {
    const absent = [null, undefined, "", " ", "None", "null", "never", "N/A", 0, "0", false, "0000-00-00 00:00:00"];
    for (const value of [...absent, "0000-00-00"]) assert.equal(isNoInstant(value), true, JSON.stringify(value));
    for (const value of [moment, "soon", true, {}, "2024-11-12", "00:30", 1]) {
      assert.equal(isNoInstant(value), false, JSON.stringify(value));
    }
  });
});
