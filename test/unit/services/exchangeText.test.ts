import assert from "node:assert/strict";
import fc from "fast-check";
import { exchangeBodies } from "../../../src/services/http/exchangeText";

const canary = "canary-7Q2x";
const secretNames = [
  "client_secret",
  "access_token",
  "accessToken",
  "refresh_token",
  "password",
  "Authorization",
  "token",
  "token_data",
  "activation_code",
  "Cookie",
];

/** JSON of any nesting, with canaries in secret members, as text or nested deeper. */
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 6 }), tie("value"), { maxKeys: 4 }),
    fc
      .tuple(
        fc.constantFrom(...secretNames),
        fc.constantFrom<unknown>(canary, [canary], { inner: canary }, `a "${canary}" b`),
        tie("value"),
      )
      .map(([name, secret, sibling]) => ({ sibling, [name]: secret })),
  ),
})).value;

describe("exchangeBodies", () => {
  const printed = (text: string): string => exchangeBodies({ sent: { headers: {} }, received: { headers: {}, text } });

  it("hides the values of secret members at any depth", () => {
    fc.assert(
      fc.property(json, (value) => {
        assert(!printed(JSON.stringify(value)).includes(canary));
      }),
    );
  });

  it("keeps all other values", () => {
    const value = {
      user: { username: "mlund", token: "FTKMOB5AEXMPL001", activation_code: true, n: 12 },
      rows: [1, "a"],
    };
    assert.deepEqual(JSON.parse(printed(JSON.stringify(value)).slice(2)), value);
  });

  it("hides a one-time code in a body that is truncated or too deep to parse", () => {
    assert(!printed('{"username":"mlund","token":"004217').includes("004217"));
    assert(!printed(`${"[".repeat(20_000)}{"token":"004217"}${"]".repeat(20_000)}`).includes("004217"));
  });

  it("hides the request's token wherever the response repeats it", () => {
    const exchange = {
      sent: { headers: { authorization: `Bearer ${canary}` } },
      received: { headers: {}, text: `{"note":"got ${canary}"}` },
    };
    assert(!exchangeBodies(exchange).includes(canary));
  });

  it("hides a form's secret fields", () => {
    assert.equal(
      printed(`grant_type=password&username=a&password=${canary}`),
      "<\ngrant_type=password&username=a&password=***",
    );
  });
});
