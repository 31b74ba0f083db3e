import assert from "node:assert/strict";
import { checkEmail, checkPhone, checkSerial, checkUsername } from "../../../src/actions/userChecks";

describe("checks of a user's values", () => {
  it("take usernames of any script up to 80 characters", () => {
    for (const name of ["mlund", "Mia Lund", "åsa.öberg", "山田.太郎", "n".repeat(80)]) {
      assert.equal(checkUsername(name), undefined, name);
    }
    assert.equal(checkUsername("n".repeat(81)), "tooLong");
  });

  it("refuse what cannot be seen in a username", () => {
    assert.equal(checkUsername(" mlund"), "outerBlank");
    assert.equal(checkUsername("mlund "), "outerBlank");
    assert.equal(checkUsername("   "), "outerBlank");
    for (const hidden of ["\u0000", "\t", "\n", "\u007f", "\u200b", "\u202e", "\u2028", "\ud800"]) {
      assert.equal(checkUsername(`ml${hidden}und`), "controlCharacter", `U+${hidden.charCodeAt(0).toString(16)}`);
    }
  });

  it("take plausible mail addresses and refuse the rest", () => {
    for (const address of ["mlund@example.net", "m.lund+mfa@mail.example.net", "åsa@exämple.net"]) {
      assert.equal(checkEmail(address), undefined, address);
    }
    for (const address of [
      "mlund",
      "mlund@",
      "@example.net",
      "mlund@example",
      "m lund@example.net",
      "a@b@example.net",
    ]) {
      assert.equal(checkEmail(address), "email", address);
    }
    assert.equal(checkEmail("mlund@.net"), "email");
    assert.equal(checkEmail("mlund@example..net"), "email");
    assert.equal(checkEmail(`${"m".repeat(80)}@example.net`), "tooLong");
    assert.equal(checkEmail("mlund@example.net "), "outerBlank");
  });

  it("take phone numbers with a country, however they are decorated", () => {
    for (const phone of ["+15550100007", "+1 (555) 010-0007", "+44.1632.960001"]) {
      assert.equal(checkPhone(phone), undefined, phone);
    }
    for (const phone of [
      "5550100007",
      "0015550100007",
      "+0123456789",
      "+1555x100007",
      "+12345",
      `+1${"0".repeat(15)}`,
    ]) {
      assert.equal(checkPhone(phone), "phone", phone);
    }
  });

  it("take serials of letters and digits", () => {
    assert.equal(checkSerial("FTK200EXAMPLE001"), undefined);
    for (const serial of ["FTK", "FTK200 EXAMPLE", "FTK200/../x", "x".repeat(41)]) {
      assert.equal(checkSerial(serial), "serial", serial);
    }
  });
});
