import assert from "node:assert/strict";
import { numberOf } from "../../../src/actions/phoneNumber";
import { checkEmail, checkPhone, checkSerial, checkUsername } from "../../../src/actions/userChecks";

describe("validation of a user's values", () => {
  it("accepts usernames of any script up to 80 characters", () => {
    for (const name of ["mlund", "Mia Lund", "åsa.öberg", "山田.太郎", "n".repeat(80)]) {
      assert.equal(checkUsername(name), undefined, name);
    }
    assert.equal(checkUsername("n".repeat(81))?.type, "tooLong");
  });

  it("refuses invisible characters in a username and names them", () => {
    for (const blank of [" mlund", "mlund ", "   "]) assert.equal(checkUsername(blank)?.type, "outerBlank");
    for (const character of [
      "\u0000",
      "\t",
      "\n",
      "\u007f",
      "\u200b",
      "\u202e",
      "\u2028",
      "\ud800",
      "\u00a0",
      "\ufffd",
    ]) {
      const name = `U+${character.charCodeAt(0).toString(16)}`;
      assert.deepEqual(checkUsername(`ml${character}und`), { type: "hidden", character }, name);
    }
    assert.deepEqual(checkUsername(" ml\u200bund"), { type: "hidden", character: "\u200b" });
  });

  it("accepts the e-mail addresses that a mail server accepts, and refuses others", () => {
    for (const address of [
      "mlund@example.net",
      "m.lund+mfa@mail.example.net",
      "o'neil_2@ex-ample.co.uk",
      "åsa@exämple.net",
      "山田@例え.jp",
    ]) {
      assert.equal(checkEmail(address), undefined, address);
    }
    for (const address of [
      "mlund",
      "mlund@",
      "@example.net",
      "mlund@example",
      "a@b@example.net",
      "mlund@-example.net",
      "mlund@exam_ple.net",
      "mlund@192.0.2.1",
      `${"m".repeat(65)}@a.net`,
    ]) {
      assert.equal(checkEmail(address)?.type, "email", address);
    }
    for (const address of [
      "m lund@example.net",
      "mlund@.net",
      "mlund@example..net",
      "mlund@example.net/",
      '"m"@example.net',
    ]) {
      assert.equal(checkEmail(address)?.type, "sign", address);
    }
    assert.equal(checkEmail(`${"m".repeat(80)}@example.net`)?.type, "tooLong");
    assert.equal(checkEmail("mlund@example.net ")?.type, "outerBlank");
  });

  it("accepts phone numbers with a country code and the usual punctuation", () => {
    for (const phone of [
      "+15550100007",
      "+1 (555) 010-0007",
      "+44.1632.960001",
      "(+44) 1632\u2011960001",
      "+33\u00a06 12 34 56 78",
    ]) {
      assert.equal(checkPhone(phone), undefined, phone);
    }
    for (const [phone, kind] of [
      ["5550100007", "phone"],
      ["0015550100007", "phone"],
      ["+0123456789", "phone"],
      ["+1555x100007", "phoneSign"],
      ["+15550100007;", "phoneSign"],
      ["+15550100007 / +15550100008", "phoneSign"],
      ["+1555010000", "phoneLength"],
      ["+999 12345678", "phoneLength"],
      ["+12345", "phoneLength"],
      [`+44${"1".repeat(14)}`, "phoneLength"],
      ["+370 (8)612 34567", "phoneLength"],
      ["+1\ufe0f-555-010-0004", "hidden"],
      ["\u202a+15550100003\u202c", "hidden"],
    ] as const) {
      assert.equal(checkPhone(phone)?.type, kind, phone);
    }
  });

  it("removes or reports a national trunk zero, and keeps a zero that belongs to the number", () => {
    for (const [phone, sent] of [
      ["+44 (0)20 7946 0958", "+442079460958"],
      ["+49 ( 0 ) 170 1234567", "+491701234567"],
      ["+41(0)791234567", "+41791234567"],
      ["+39 06 698 12345", "+390669812345"],
      ["+39 (0)6 698 12345", "+390669812345"],
      ["+378 (0549) 886377", "+3780549886377"],
      ["+225 07 12 34 56 78", "+2250712345678"],
    ] as const) {
      assert.deepEqual([checkPhone(phone), numberOf(phone)], [undefined, sent], phone);
    }
    for (const phone of ["+44 020 7946 0958", "+4402079460958", "+44 (020) 7946 0958", "+49 0170 1234567"]) {
      assert.equal(checkPhone(phone)?.type, "trunkZero", phone);
    }
    assert.deepEqual(checkPhone("+44 020 7946 0958"), { type: "trunkZero", without: "+442079460958" });
    assert.equal(checkPhone("+44 20 (0)7946 0958")?.type, "phoneSign");
    assert.equal(checkPhone("+44 (0)(0)20 7946 0958")?.type, "phoneSign");
    // Hungary dials 06 within the country.
    assert.deepEqual(checkPhone("+36 06 30 123 4567"), { type: "trunkZero", without: "+36301234567" });
    // An Italian mobile number has no zero.
    assert.equal(checkPhone("+39 (0)333 123 4567")?.type, "phoneSign");
  });

  it("refuses two numbers in one value and extensions", () => {
    for (const phone of [
      "+49 170 1234567 (12)",
      "+376 312 345 / 312 346",
      "+34 600 123 456 / 457",
      "+353 1 2345678/9",
      "+49 (0)170 1234567 (0)",
      "+49 30/123/4567",
    ]) {
      assert.equal(checkPhone(phone)?.type, "phoneSign", phone);
    }
    for (const [phone, sent] of [
      ["+49 170/1234567", "+491701234567"],
      ["+49 (0)30/1234567", "+49301234567"],
      ["(+49) 170 1234567", "+491701234567"],
      ["+1 (555) 010-0007", "+15550100007"],
    ] as const) {
      assert.deepEqual([checkPhone(phone), numberOf(phone)], [undefined, sent], phone);
    }
  });

  it("accepts serials of letters and digits only", () => {
    assert.equal(checkSerial("FTK200EXAMPLE001"), undefined);
    for (const serial of ["FTK", "FTK200 EXAMPLE", "FTK200/../x", "x".repeat(41)]) {
      assert.equal(checkSerial(serial)?.type, "serial", serial);
    }
    assert.equal(checkSerial("FTK200\u200bEXAMPLE001")?.type, "hidden");
  });
});
