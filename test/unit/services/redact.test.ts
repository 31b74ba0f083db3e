import assert from "node:assert/strict";
import { redact } from "../../../src/services/http/redact";
import { formatRequestLine } from "../../../src/services/http/requestLog";

const canary = "canary-7Q2x";
const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3MzE1MDB9.c2lnbmF0dXJl";

describe("redact", () => {
  const shapes: readonly string[] = [
    `Authorization: Bearer ${canary}`,
    `authorization: basic ${canary}`,
    `{"Authorization":"Bearer ${canary}"}`,
    `{"client_id":"a","client_secret":"${canary}"}`,
    `{"client_secret" : "${canary} with \\"quotes\\" ${canary}"}`,
    `{"access_token":"${canary}","expires_in":5}`,
    `{"refresh_token": "${canary}"}`,
    `{"refresh_token":"${canary}`,
    `{"body":"{\\"client_secret\\":\\"${canary}\\"}"}`,
    `grant_type=refresh_token&refresh_token=${canary}&x=1`,
    `/callback?access_token=${canary}&state=2`,
    `client_secret=${canary}`,
    `Client_Secret: ${canary}`,
    `Bearer%20${canary}`,
  ];
  for (const shape of shapes) {
    it(`hides the secret in ${shape}`, () => {
      const redacted = redact(shape);
      assert(!redacted.includes(canary), redacted);
      assert(redacted.includes("***"), redacted);
    });
  }

  it("finishes with texts made to slow down a regular expression", () => {
    for (const part of ["\\", '\\"', '"client_secret":"\\', '"token', "eyJ.", "Bearer ", "password "]) {
      assert.ok(redact(part.repeat(1_000_000 / part.length)).length > 0);
    }
  });

  it("hides every text that looks like a JWT", () => {
    assert.equal(redact(`token ${jwt} refused`), "token *** refused");
    assert(!redact(`/path/${jwt}?x=${jwt}`).includes("eyJ"));
  });

  it("hides known secrets in any shape, including percent-encoded and escaped ones", () => {
    const secret = 'p&ss "w/rd"';
    const text = `${secret} | ${encodeURIComponent(secret)} | ${JSON.stringify({ x: secret })}`;
    assert.equal(redact(text, [secret]), '*** | *** | {"x":"***"}');
  });

  it("keeps the rest unchanged", () => {
    const text = 'GET /api/v2/user?limit=100&page=abc {"username":"mlund","token_type":"bearer","expires":1}';
    assert.equal(redact(text), text);
    assert.equal(redact("a", [""]), "a");
  });

  it("keeps the members next to a hidden one", () => {
    assert.equal(
      redact(`{"client_id":"a","client_secret":"${canary}","x":1}`),
      '{"client_id":"a","client_secret":"***","x":1}',
    );
  });
});

describe("formatRequestLine", () => {
  it("contains method, path, status, time, size and profile", () => {
    const event = { method: "GET", path: "/api/v2/user?limit=100", status: 200, ms: 34.2, bytes: 12_345, label: "Lab" };
    assert.equal(formatRequestLine(event), "GET /api/v2/user?limit=100 200 34 ms 12.3 kB [Lab]");
  });

  it("contains the failure if there is no response", () => {
    const event = { method: "GET", path: "/version", failure: "dns ENOTFOUND", ms: 5, label: "Lab" };
    assert.equal(formatRequestLine(event), "GET /version dns ENOTFOUND 5 ms [Lab]");
  });

  it("hides secrets and has only one line", () => {
    const event = {
      method: "GET",
      path: `/x?access_token=${canary}`,
      status: 200,
      ms: 1,
      bytes: 3,
      label: `a\nb ${jwt}`,
    };
    assert.equal(formatRequestLine(event), "GET /x?access_token=*** 200 1 ms 3 B [a b ***]");
  });
});
