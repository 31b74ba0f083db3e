import assert from "node:assert/strict";
import type { User } from "../../../src/contract";
import { schemas } from "../../../src/contract/generated/validators";
import { decodeOne, decodeRecords, type RecordShape, rowsOf, totalOf } from "../../../src/services/decode";
import { ServiceError } from "../../../src/services/errors";

const shape: RecordShape<User> = { kind: "user", validate: schemas.fortitoken.User, idOf: (user) => user.id };
const user = { id: "u-1", username: "mlund", email: "mlund@example.net", active: true, bypass_at: null, fail_times: 0 };

describe("decodeRecords", () => {
  it("accepts a bare array, a bare object and every envelope", () => {
    const bodies = [
      [user],
      user,
      { data: [user], totalCount: 1 },
      { datas: [user] },
      { data: { datas: [user] }, code: 0, msg: "success" },
    ];
    for (const body of bodies) {
      assert.deepEqual(decodeRecords(shape, body), [{ kind: "user", id: "u-1", value: user, notes: [] }]);
    }
  });

  it("treats an envelope without data as an empty list", () => {
    const bodies = [
      [],
      {},
      null,
      { totalPage: 0, limit: 50, skip: 0, totalCount: 0 },
      { data: null, totalCount: 0 },
      { data: {} },
    ];
    for (const body of bodies) assert.deepEqual(rowsOf(body), [], JSON.stringify(body));
  });

  it("rejects a response that can contain no records", () => {
    const kindOf = (json: unknown): string => {
      try {
        return `${rowsOf(json).length} rows`;
      } catch (error) {
        return ServiceError.is(error) ? error.category : "other";
      }
    };
    assert.deepEqual([kindOf(undefined), kindOf("OK"), kindOf(5)], ["emptyAnswer", "unexpected", "unexpected"]);
  });

  it("notes wrong types and keeps the value as sent", () => {
    const record = decodeOne(shape, [{ ...user, active: "sometimes", fail_times: "many" }]);
    assert.deepEqual(record.value, { ...user, active: "sometimes", fail_times: "many" });
    assert.deepEqual([...record.notes].sort(), ["active: must be boolean", "fail_times: must be integer"]);
  });

  it("accepts the text None for a time and text for booleans without a note", () => {
    const sent = { ...user, active: "True", bypass_at: "None" };
    const [record] = decodeRecords(shape, [sent]);
    assert.deepEqual([record?.notes, record?.value], [[], sent]);
  });

  it("ignores unknown members", () => {
    assert.deepEqual(decodeRecords(shape, [{ ...user, vdom: "root" }])[0]?.notes, []);
  });

  it("shows a record without an id under its position, with a note and a unique id on every page", () => {
    const sent = [user, { username: "noid" }];
    const [, first] = decodeRecords(shape, sent, "0");
    const [, second] = decodeRecords(shape, sent, "50");
    assert.deepEqual([first?.id, second?.id], ["#0.1", "#50.1"]);
    assert(
      first?.notes.some((note) => note.includes("id")),
      first?.notes.join(),
    );
  });

  it("accepts a number as id", () => {
    assert.equal(decodeRecords(shape, [{ ...user, id: 4711 }])[0]?.id, "4711");
  });

  it("shows a value that is no object as a record with a note", () => {
    const records = decodeRecords(shape, ["text", null]);
    assert.deepEqual(
      records.map(({ id, value, notes }) => ({ id, value, notes })),
      [
        { id: "#0", value: { value: "text" }, notes: ["must be an object"] },
        { id: "#1", value: { value: null }, notes: ["must be an object"] },
      ],
    );
  });
});

describe("decodeOne", () => {
  it("accepts a record, bare or in an array", () => {
    assert.equal(decodeOne(shape, [user]).id, "u-1");
    assert.equal(decodeOne(shape, user).id, "u-1");
  });

  it("reports an empty array as not found", () => {
    assert.throws(
      () => decodeOne(shape, []),
      (error) => ServiceError.is(error) && error.category === "notFound",
    );
  });
});

describe("totalOf", () => {
  it("reads totalCount at either level, as number or text", () => {
    assert.deepEqual(
      [totalOf({ totalCount: 7 }), totalOf({ totalCount: "7" }), totalOf({ data: { totalCount: 7 } })],
      [7, 7, 7],
    );
    assert.deepEqual(
      [totalOf([]), totalOf({}), totalOf({ totalCount: null, data: [{ totalCount: 3 }] })],
      Array(3).fill(undefined),
    );
  });
});
