import assert from "node:assert/strict";
import fc from "fast-check";
import { linkQuery, parseRecordLink, type LinkedRecord } from "../../../src/records/recordLink";

const record: LinkedRecord = {
  service: "fortitoken",
  host: "https://ftc.fortinet.com:9696",
  account: "1a2b-3c",
  kind: "user",
  id: "u-1",
};
const written = "service=fortitoken&host=ftc.fortinet.com:9696&account=1a2b-3c&kind=user&id=u-1";
const parse = (query: string, path = "/open") => parseRecordLink({ path, query });

describe("a link to a record", () => {
  it("names service, host, account, kind and id, and no profile", () => {
    assert.equal(linkQuery(record), written);
    assert.deepEqual(parse(written), record);
  });

  it("returns any id and account, in characters that no program changes", () => {
    const text = fc.string({ unit: "binary", minLength: 1 });
    fc.assert(
      fc.property(text, text, (id, account) => {
        const odd: LinkedRecord = { service: "forticnp", host: "https://eu.forticnp.com", account, kind: "alert", id };
        const query = linkQuery(odd);
        assert.match(query, /^[\w.~:=&-]*$/);
        assert.deepEqual(parse(query), odd);
      }),
    );
  });

  for (const [what, odd] of [
    ["a host without the service's default port", { host: "https://ftc.fortinet.com" }],
    ["a host of this machine with http", { host: "http://127.0.0.1:9696" }],
    ["an IPv6 host", { host: "https://[2001:db8::1]:9696" }],
    ["the sandbox, wherever it runs", { host: undefined }],
    ["an account without an id", { account: "" }],
    ["a host with the name sandbox", { host: "https://sandbox:9696" }],
  ] as const) {
    it(`returns ${what}`, () => assert.deepEqual(parse(linkQuery({ ...record, ...odd })), { ...record, ...odd }));
  }

  it("of an older version still names its profile", () => {
    const ref = { profileId: "p/1", service: "fortitoken", kind: "user", id: "a b~&c" } as const;
    const { profileId: profile, ...rest } = ref;
    assert.deepEqual(parse(new URLSearchParams({ profile, ...rest }).toString()), ref);
  });

  for (const [what, query] of Object.entries({
    "no id": written.replace("&id=u-1", ""),
    "an empty id": written.replace("u-1", ""),
    "two ids": `${written}&id=u-2`,
    "no account": written.replace("&account=1a2b-3c", ""),
    "no host": written.replace("&host=ftc.fortinet.com:9696", ""),
    "two hosts": `${written}&host=evil.example.net:9696`,
    "another service": written.replace("fortitoken", "other"),
    "a kind of the other service": written.replace("kind=user", "kind=alert"),
    "http to another machine": written.replace("ftc.", "http://ftc."),
    "a user name before the host": written.replace("ftc.", "ftc.fortinet.com@"),
    "a path after the host": written.replace(":9696", ":9696/x"),
    "no port": written.replace(":9696", ""),
    "a host in another spelling": written.replace("ftc.", "FTC."),
    "an id in another spelling": written.replace("u-1", "~0075-1"),
    "a command instead of a host": written.replace("ftc.fortinet.com:9696", "command:forticloud.deleteUser"),
  })) {
    it(`is refused with ${what}`, () => assert.throws(() => parse(query), /does not refer to a valid record/));
  }

  it("is refused with another path", () =>
    assert.throws(() => parse(written, "/delete"), /does not refer to a valid record/));
});
