import assert from "node:assert/strict";
import fc from "fast-check";
import { isRecordRef, parseRecordPath, recordPath, sameRecord, type RecordRef } from "../../../src/records/recordRef";

const ref = (id: string): RecordRef => ({ profileId: "acme", service: "fortitoken", kind: "user", id });

describe("a record's address", () => {
  for (const id of [
    "plain-1",
    "a/b",
    "100%",
    "%2F",
    "..",
    ".",
    "",
    "~",
    "~002f",
    "\u00e9\u{1f600}",
    "\ud800",
    "a b?c#d\\e",
    "x\u202ey",
  ]) {
    it(`returns the id ${JSON.stringify(id)}`, () => {
      assert.deepEqual(parseRecordPath(recordPath(ref(id), "mlund")), ref(id));
    });
  }

  it("returns any id and profile, whatever the title", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, text, text, (profileId, id, title) => {
        const record: RecordRef = { profileId, service: "forticnp", kind: "alert", id };
        const path = recordPath(record, title);
        assert.deepEqual(parseRecordPath(path), record);
        assert.equal(path.split("/").length, 6);
        assert.doesNotThrow(() => encodeURIComponent(path));
      }),
    );
  });

  it("ends with a readable title", () => {
    assert.ok(recordPath(ref("1"), "M\u00e4rta Lund").endsWith("/M\u00e4rta Lund.json"));
    assert.ok(recordPath(ref("1"), "a/b\\c:d\n\u202ee").endsWith("/a-b-c-d e.json"));
    assert.ok(recordPath(ref("1"), " \n ").endsWith("/record.json"));
    assert.equal(recordPath(ref("1"), "x".repeat(500)).split("/").at(-1), `${"x".repeat(80)}.json`);
  });

  it("contains no path segment that points elsewhere", () => {
    const steps = recordPath({ ...ref(".."), profileId: ".." }, "..").split("/");
    assert.ok(!steps.includes("..") && !steps.includes("."));
  });

  for (const path of [
    "",
    "/",
    "/p/fortitoken/user/1",
    "/p/fortitoken/user/1/t.json/x",
    "/p/other/user/1/t.json",
    "/p/fortitoken/thing/1/t.json",
    "p/fortitoken/user/1/t.json",
  ]) {
    it(`is refused if it is ${JSON.stringify(path)}`, () => {
      assert.throws(() => parseRecordPath(path), /Not the address of a record/);
    });
  }
});

describe("a record reference", () => {
  it("is equal if all four parts are equal", () => {
    assert.ok(sameRecord(ref("1"), { ...ref("1") }));
    assert.ok(!sameRecord(ref("1"), ref("2")));
    assert.ok(!sameRecord(ref("1"), { ...ref("1"), profileId: "other" }));
    assert.ok(!sameRecord({ ...ref("b"), profileId: "a" }, { ...ref("a"), profileId: "b" }));
  });

  it("is distinguished from other saved data", () => {
    assert.ok(isRecordRef(ref("1")));
    for (const other of [
      undefined,
      null,
      1,
      "x",
      {},
      { ...ref("1"), id: 1 },
      { ...ref("1"), kind: "constructor" },
      { ...ref("1"), service: "x" },
    ]) {
      assert.ok(!isRecordRef(other));
    }
  });
});
