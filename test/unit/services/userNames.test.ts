import assert from "node:assert/strict";
import { alikeBy, isAlike } from "../../../src/services/fortitoken/userNames";
import { exactFilters, isNamed } from "../../../src/services/fortitoken/exactSearch";
import { isSameUser } from "../../../src/services/fortitoken/sameUser";

/** Spellings of one name as a directory, a keyboard or a spreadsheet may produce them. */
const alike: readonly (readonly [string, string])[] = [
  ["jsmith", "JSmith"],
  ["jose", "josé"],
  ["josé", "jose\u0301"],
  ["müller", "mueller"],
  ["müller", "muller"],
  ["MÜLLER", "Mueller"],
  ["strasse", "straße"],
  ["sorensen", "sørensen"],
  ["soerensen", "sørensen"],
  ["aakesson", "åkesson"],
  ["lukasz", "łukasz"],
  ["istanbul", "İSTANBUL"],
  ["ısik", "isik"],
  ["fisher", "ﬁsher"],
  ["jsmith", "ｊｓｍｉｔｈ"],
  ["j smith", "j\u00a0smith"],
  ["jsmith", "jsmith "],
  ["jsmith", "j\u200bsmith"],
  ["jsmith", "\ufeffjsmith"],
  ["jsmith", "jsm\u00adith"],
  ["o'brien", "o’brien"],
  ["obrien", "O'Brien"],
  ["anna-maria", "anna–maria"],
  ["anna maria", "anna.maria"],
  ["anna_maria", "annamaria"],
  ["paula", "раula"],
  ["maria", "μαria"],
  ["σοφος", "ΣΟΦΟΣ"],
  ["00123", "123"],
  ["123", "123.0"],
  ["123456789012", "1.23457E+11"],
  ["123456789012", "1,23457E+11"],
  ["1234567890123456", "1234567890123450"],
  ["josé", "josÃ©"],
  ["josé", "jos?"],
  ["josé", "jos\ufffd"],
  ["jsmith", "jsmith@example.net"],
  ["CORP\\jsmith", "JSmith"],
  ["CORP\\jsmith", "jsmith@example.net"],
  ["jsmith", "CORP/jsmith"],
  ["jsmith", "<jsmith>"],
  ["jsmith", "(jsmith)"],
  ["jsmith", "*jsmith"],
  ["jsmith", "#jsmith"],
  ["jsmith", "jsmith;"],
  ["jsmith", "jsmith_"],
  ["jsmith2", "jsmith_2"],
  ["2fa.admin", "2fa-admin"],
  ["jürgen", "X'6ac3bc7267656e'"],
  ["sep2", "02-Sep"],
];
const others: readonly (readonly [string, string])[] = [
  ["jsmith", "jsmyth"],
  ["joe", "jo"],
  ["zoe", "zo"],
  ["user1.11", "user11.1"],
  ["123", "1230"],
  ["jsmith@example.net", "jsmith@example.org"],
  ["123456789012", "123456789013"],
  ["-", "_"],
  ["sep2", "03-Sep"],
  ["jsmith", "jsmith"],
];

describe("user names", () => {
  for (const [one, other] of alike) {
    it(`are similar if they are ${JSON.stringify(one)} and ${JSON.stringify(other)}`, () => {
      assert.ok(isAlike(one, other));
      assert.ok(isAlike(other, one), "the other way round");
    });
  }

  for (const [one, other] of others) {
    it(`are not similar if they are ${JSON.stringify(one)} and ${JSON.stringify(other)}`, () => {
      assert.ok(!isAlike(one, other));
      assert.ok(!isAlike(other, one), "the other way round");
    });
  }

  it("are classified by their least visible difference", () => {
    const pairs = [
      ["josé", "jose\u0301"],
      ["jsmith", "j\u200bsmith"],
      ["jsmith", "JSmith"],
      ["jose", "josé"],
      ["paula", "раula"],
    ] as const;
    assert.deepEqual(
      pairs.map(([one, other]) => alikeBy(one, other)),
      ["composition", "hidden", "case", "accents", "other"],
    );
  });
});

describe("a user search by exact text", () => {
  const user = { id: "u1", username: "ahart", email: "a.hart@example.net", mobile_number: "+1 (555) 010-0007" };

  it("uses the spellings that the service may store", () => {
    assert.deepEqual(exactFilters("A.Hart@Example.net"), [
      { username: "A.Hart@Example.net" },
      { email: "A.Hart@Example.net" },
      { email: "a.hart@example.net" },
    ]);
    assert.deepEqual(exactFilters("+1 555 0100007"), [
      { username: "+1 555 0100007" },
      { mobile_number: "+15550100007" },
      { mobile_number: "+1 555 0100007" },
    ]);
    assert.deepEqual(exactFilters("ahart"), [{ username: "ahart" }]);
  });

  it("matches the exact name, and e-mail and phone number in any spelling", () => {
    for (const entered of ["ahart", "A.Hart@Example.net", "+15550100007"]) assert.ok(isNamed(user, entered), entered);
    for (const entered of ["AHart", "ahart@example.net", "15550100007"]) assert.ok(!isNamed(user, entered), entered);
  });

  it("finds a new user only by the exact name of the creation", () => {
    assert.ok(isSameUser(user, { username: "ahart", email: "A.HART@example.net" }));
    assert.ok(!isSameUser(user, { username: "AHart", email: "a.hart@example.net" }));
  });
});
