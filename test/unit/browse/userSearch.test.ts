import assert from "node:assert/strict";
import type { User } from "../../../src/contract";
import { userContains, UserSearch } from "../../../src/browse/userSearch";
import { exactFilters } from "../../../src/services/fortitoken/exactSearch";
import type { Profile } from "../../../src/profiles/profile";
import type { FortiTokenClient } from "../../../src/services/fortitoken/client";
import type { UserFilter } from "../../../src/services/fortitoken/userCalls";
import type { Place } from "../../../src/profiles/place";
import type { ServiceRecord } from "../../../src/services/model";
import { PagedList } from "../../../src/services/paging";

const profile = (id: string): Profile => ({
  id,
  service: "fortitoken",
  label: id,
  host: "https://ftc.example.net",
  readOnly: false,
  sandbox: false,
});
const record = (id: string, value: Partial<User> = {}): ServiceRecord<User> => ({
  kind: "user",
  id,
  value: { id, username: id, ...value },
  notes: [],
});
const signal = new AbortController().signal;

function searchOn(client: Partial<FortiTokenClient>, loaded: readonly ServiceRecord<User>[] = []): UserSearch {
  const connections = {
    fortitoken: (of: Place | string) =>
      of === "broken" ? Promise.reject(new Error("no way")) : Promise.resolve(client as FortiTokenClient),
  };
  return new UserSearch(connections, () => loaded.map((user) => ({ profile: profile("one"), record: user })));
}

describe("user search", () => {
  it("finds a part of name, e-mail or phone, ignoring case, accents and blanks", () => {
    const user: User = { id: "u", username: "Zoë.Lund", email: "zl@example.net", mobile_number: "+1 555 010-0007" };
    for (const query of ["zoe", "LUND", "ZL@Ex", "555010", "+1 (555) 010 00"])
      assert.ok(userContains(user, query), query);
    for (const query of ["anna", "99", "0008"]) assert.ok(!userContains(user, query), query);
  });

  it("lists a user once that two views have loaded", () => {
    const found = searchOn({}, [record("mlund"), record("mlund"), record("other")]).loaded("mlund");
    assert.deepEqual(
      found.map((user) => user.record.id),
      ["mlund"],
    );
  });

  it("sends only the requests that the text can match", () => {
    assert.deepEqual(exactFilters("mlund"), [{ username: "mlund" }]);
    assert.deepEqual(exactFilters("m@example.net"), [{ username: "m@example.net" }, { email: "m@example.net" }]);
    assert.deepEqual(exactFilters("+1555010"), [{ username: "+1555010" }, { mobile_number: "+1555010" }]);
  });

  it("returns the matches of all profiles even if one fails", async () => {
    const search = searchOn({ findUsers: (filter: UserFilter) => Promise.resolve([record(String(filter.username))]) });
    const [good, bad] = await search.exact([profile("one"), profile("broken")], "mlund", signal);
    assert.deepEqual(good && "users" in good && good.users.map(({ id }) => id), ["mlund"]);
    assert.match(String(bad && "error" in bad && bad.error), /no way/);
  });

  it("reads all pages and reports matches as they arrive", async () => {
    const pages = [
      { items: [record("anna"), record("mlund")], next: "2" },
      { items: [record("bo"), record("mlund2")] },
    ];
    const users = () =>
      new PagedList<ServiceRecord<User>>(
        (cursor) => Promise.resolve(pages[cursor === undefined ? 0 : 1]!),
        ({ id }) => id,
      );
    const seen: [string[], number][] = [];
    await searchOn({ users }).all(profile("one"), "lund", signal, (found, read) =>
      seen.push([found.map(({ id }) => id), read]),
    );
    assert.deepEqual(seen, [
      [["mlund"], 2],
      [["mlund2"], 4],
    ]);
  });
});
