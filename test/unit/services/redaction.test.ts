import assert from "node:assert/strict";
import { readBody } from "../../../src/services/http/answerBody";
import { KnownSecrets, redact, withoutKnownSecrets } from "../../../src/services/http/redact";
import { serviceMessage } from "../../../src/services/http/serviceMessage";
import { isSecret } from "../../../src/services/redaction/secretNames";
import { Random } from "../../../src/sandbox/seed/random";
import { seedOfRun } from "../../hostile/seed";
import { spellings } from "../../hostile/spellings";
import { promise } from "../../promise";

/** Places of an encoded secret. None of their names means a secret. */
const places: readonly (readonly [name: string, put: (spelled: string) => string])[] = [
  ["a text of its own", (spelled) => spelled],
  ["a sentence", (spelled) => `The value ${spelled} was not accepted.`],
  ["quotes", (spelled) => `{"note":"${spelled}","n":1}`],
  ["an escaped text", (spelled) => `{\\"note\\":\\"${spelled}\\"}`],
  ["a query", (spelled) => `GET /api/v2/realm?page=${spelled}&limit=5 200`],
  ["a path", (spelled) => `/api/v1/user/${spelled}/x`],
  ["a page", (spelled) => `<html><p>${spelled}</p></html>`],
  ["letters and digits", (spelled) => `abc${spelled}123`],
  ["a longer text", (spelled) => `${"lorem ipsum ".repeat(50)}${spelled}${" dolor sit".repeat(50)}`],
];

const alphabets = [
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
  "0123456789abcdef",
  "aB3-_.~!*'()=/+&<>%\\\"#",
];

/** Ends in a letter: the characters after a `%` or `\` may form another escape, which would leave one character. */
function secretOf(random: Random): string {
  const alphabet = random.pick(alphabets);
  return `A${random.text(alphabet, random.int(16, 65))}Z`;
}

describe("redaction", () => {
  promise(
    "no text that leaves the extension shows a secret, in any spelling and place",
    { short: 3, long: 40 },
    async (secrets, tally) => {
      const random = new Random(seedOfRun(), "redaction");
      for (let count = 0; count < secrets; count++) {
        const secret = secretOf(random);
        const known = new KnownSecrets([secret]);
        for (const [spelling, spell, own = (spelled: string) => spelled] of spellings) {
          for (const [place, put] of places) {
            const spelled = spell(secret);
            await tally.try(`${secret} ${spelling} in ${place}`, () => {
              const shown = redact(put(spelled), known);
              assert.ok(!shows(shown, own(spelled)), shown);
              assert.ok(shown.includes("***"), shown);
            });
          }
        }
      }
    },
  );

  it("hides half of a secret that consists of escapes, even after the escapes are decoded", () => {
    const secret = "A\\#\\=#%#.3~'.</&-Z";
    const half = encodeURIComponent(secret.slice(0, Math.ceil(secret.length / 2)));
    for (const [place, put] of places) assert.ok(!shows(redact(put(half), new KnownSecrets([secret])), half), place);
  });

  promise(
    "no beginning of a secret is shown at the edge of a truncated text",
    { short: 3, long: 40 },
    async (secrets, tally) => {
      const random = new Random(seedOfRun(), "redaction");
      for (let count = 0; count < secrets; count++) {
        const secret = secretOf(random).replaceAll(" ", "x");
        const known = new KnownSecrets([secret]);
        for (let kept = 3; kept < secret.length; kept++) {
          await tally.try(`${kept} characters of ${secret}`, () => {
            const before = "The value ";
            const shown = redact(`${before}${secret} was not accepted.`, known, before.length + kept);
            assert.equal(
              shown
                .replace(/…$/, "")
                .replace(/(\*\*\*)+/, "***")
                .trimEnd(),
              `${before}***`.trimEnd(),
            );
          });
        }
      }
    },
  );

  it("shows no part of a secret if the truncation splits an escaped character", () => {
    const secret = "A/b+C=d&e?f:g;h@i#Z";
    const before = "The value ";
    const spelled = [
      encodeURIComponent(secret),
      Array.from(secret, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
      Array.from(secret, (c) => `&#${c.charCodeAt(0)};`).join(""),
    ];
    for (const text of spelled) {
      for (let kept = 20; kept < text.length; kept++) {
        const shown = redact(`${before}${text} was not accepted.`, [secret], before.length + kept);
        assert.match(shown, /^The value (?:\*\*\*)+(?:%\w?|\\(?:u\w{0,3})?|&(?:#\d*)?)?…$/, `${kept} of ${text}`);
      }
    }
  });

  it("hides secrets in every alphabet, such as passwords", () => {
    const spell: readonly ((secret: string) => string)[] = [
      (secret) => secret,
      encodeURIComponent,
      (secret) => encodeURIComponent(encodeURIComponent(secret)),
      (secret) => Array.from(secret, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
      (secret) => Array.from(secret, (c) => `&#${c.codePointAt(0)};`).join(""),
      (secret) => secret.normalize("NFD"),
      (secret) => Buffer.from(secret).toString("base64"),
      (secret) => secret.slice(0, 9),
      (secret) => secret.slice(-9),
      (secret) => `${secret.slice(0, 5)}\u200b${secret.slice(5)}`,
      (secret) => `${secret.slice(0, 5)}\r\n ${secret.slice(5)}`,
    ];
    for (const secret of ["пароль-секрет-тайна", "密码非常安全请勿外传吧", "Zürich-Käse-Öl!", "κωδικός-πρόσβασης"]) {
      for (const [index, way] of spell.entries()) {
        const shown = redact(`Wrong password ${way(secret)} for anna`, [secret]);
        assert.match(shown, /^Wrong password \S* for anna$/, `${index} ${shown}`);
        assert.ok(!shown.includes(way(secret)) && shown.includes("***"), `${index}: ${shown}`);
      }
    }
    assert.equal(redact("Как дела, 安全?", ["пароль-секрет-тайна"]), "Как дела, 安全?");
  });

  it("hides secrets that HTML elements split in an error page", () => {
    const secret = "AKx7/tQ2+Lm9=wZ3rTy6UbNv8QpZ";
    const page = `<html><body><p>Bad token ${secret.match(/.{1,6}/g)?.join("<br/>")}</p></body></html>`;
    const message = serviceMessage(page, readBody(page), new KnownSecrets([secret]));
    assert.match(message ?? "", /^Bad token \*\*\*$/);
  });

  it("hides a member whose name has blanks", () => {
    assert.equal(redact('{"Secret Key": "hunter2-Qz", "Object Key": "a"}'), '{"Secret Key": "***", "Object Key": "a"}');
  });

  it("is verified with a detector that finds shown secrets and ignores hidden ones", () => {
    assert.ok(shows("a Kx7/tQ2+ b", "Kx7/tQ2+"));
    assert.ok(shows("…Kx7/tQ2+Lm…", "aaKx7/tQ2+Lmbb"));
    assert.ok(!shows("a *** b", "Kx7/tQ2+"));
  });

  const spelledNames = [
    "client_secret",
    "clientSecret",
    "CLIENT-SECRET",
    "X-Api-Key",
    "apikey",
    "api.key",
    "accessToken",
    "refresh",
    "Proxy-Authorization",
    "Set-Cookie",
    "private_key",
    "dbPassword",
    "new_password",
    "totp",
    "otp_code",
    "seed",
    "jwt",
    "userCredentials",
    "x-amz-security-token",
    "session_id",
    "PIN",
    "bearer",
    "verificationCode",
    ...[
      "user_pass",
      "smtpPass",
      "auth_key",
      "X-Auth-Key",
      "passkey",
      "pincode",
      "secret_id",
      "secretId",
      "token_value",
    ],
    ...["tokenString", "access_tokens", "refreshTokens", "X-Amz-Signature", "smsCode", "loginCode", "2fa_code"],
    ...["confirmation_code", "client_assertion", "SAMLResponse", "authorizationHeader", "connect.sid", "PHPSESSID"],
  ];
  const shownNames = [
    "token_type",
    "tokens",
    "token_count",
    "next_token",
    "nextPageToken",
    "password_expires_at",
    "passwordPolicy",
    "secretary",
    "credential_type",
    "cookie_name",
    "expires_in",
    "option",
    "shipping",
    "spinner",
    "code",
    "policyCode",
    "auth_method",
    "authid",
    "username",
    "key",
    "/etc/passwd",
    "temp_token_status",
    "access",
    ...["bypass", "mfa_bypass", "country_code", "status_code", "signature_name", "tokens_total", "realm_id", "sid"],
  ];

  it("recognizes a secret by its member's name in every style, and other members as harmless", () => {
    assert.deepEqual(
      spelledNames.filter((name) => !isSecret(name, "Kx7/tQ2+")),
      [],
    );
    assert.deepEqual(
      shownNames.filter((name) => isSecret(name, "Kx7/tQ2+")),
      [],
    );
  });

  it("keeps flags, counts and serial numbers", () => {
    for (const [name, value] of [
      ["password", true],
      ["secret", "false"],
      ["secrets", 3],
      ["cookies", 0],
      ["token", "FTKMOB5AEXMPL001"],
      ["password", null],
      ["otp", ""],
    ] as const) {
      assert.equal(isSecret(name, value), false, name);
    }
    assert.equal(isSecret("otp", 4217), true);
    assert.equal(isSecret("token", "004217"), true);
  });

  const unknown = "hunter2-Qz";
  const shapes: readonly (readonly [what: string, put: (name: string, value: string) => string])[] = [
    ["JSON", (name, value) => JSON.stringify({ a: { b: [{ [name]: value, n: 1 }] } })],
    ["pretty JSON", (name, value) => JSON.stringify({ a: { b: [{ [name]: value, n: 1 }] } }, undefined, 2)],
    ["JSON in JSON", (name, value) => JSON.stringify({ a: JSON.stringify({ [name]: value }) })],
    [
      "JSON three levels deep",
      (name, value) => JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ [name]: value }) }) }),
    ],
    ["JSON that is cut off", (name, value) => JSON.stringify({ a: { [name]: value, n: 1 } }).slice(0, -9)],
    ["JSON cut within the value", (name, value) => JSON.stringify({ a: { [name]: `${value}…` } }).slice(0, -5)],
    ["a list under the name", (name, value) => JSON.stringify({ [name]: [value, { x: value }], n: 1 })],
    ["an object under the name", (name, value) => JSON.stringify({ [name]: { x: [value], y: `} ${value}` }, n: 1 })],
    ["a value with quotes in it", (name, value) => JSON.stringify({ [name]: `a"${value}"b\\`, n: 1 })],
    ["a form", (name, value) => `x=1&${name}=${value}&y=2`],
    ["a query", (name, value) => `/path?x=1&${name}=${value}&y=2 200`],
    ["a percent-encoded address", (name, value) => `next=${encodeURIComponent(`/x?${name}=${value}&y=2`)}`],
    ["an address in a page", (name, value) => `<a href="/x?a=1&amp;${name}=${value}&amp;b=2">`],
    ["a form value with & in it", (name, value) => `${name}=a%26${value}&y=2`],
    ["a header", (name, value) => `${name}: ${value}`],
    ["a header of several words", (name, value) => `Authorization: Digest ${name}=1, response=${value}`],
    ["Python's own notation", (name, value) => `{'${name}': '${value}', 'n': 1}`],
    ["an element", (name, value) => `<a><${name}>${value}</${name}></a>`],
    ["JSON in a page", (name, value) => `{&quot;${name}&quot;:&quot;${value}&quot;}`],
    ["percent-encoded JSON", (name, value) => encodeURIComponent(JSON.stringify({ [name]: value, n: 1 }))],
  ];
  for (const [what, put] of shapes) {
    it(`hides what a service calls a secret in ${what}, even against the contract`, () => {
      for (const name of ["password", "clientSecret", "api_key", "X-Auth-Token", "userCredentials"]) {
        const shown = redact(put(name, unknown));
        assert.ok(!shown.includes(unknown), `${put(name, unknown)} -> ${shown}`);
        assert.ok(shown.includes("***"), shown);
      }
    });
  }

  it("hides user and password in an address, and nothing else of it", () => {
    assert.equal(
      redact("via http://anna:hunter2@proxy.example.net:3128/x failed"),
      "via http://***@proxy.example.net:3128/x failed",
    );
    assert.equal(redact("see https://ftc.example.net/help"), "see https://ftc.example.net/help");
  });

  it("keeps sentences about secrets readable", () => {
    const sentences = [
      "Bearer token is invalid",
      "Basic authentication failed",
      "The password is too short.",
      "No credentials were given",
      "Token FTKMOB5AEXMPL001 is taken",
    ];
    assert.deepEqual(
      sentences.map((sentence) => redact(sentence)),
      sentences,
    );
  });

  it("hides a short secret that stands alone, and keeps numbers that contain it", () => {
    const known = new KnownSecrets(["qz7!"]);
    assert.equal(redact('got qz7! and {"a":"qz7!"} and %22qz7%21%22', known), 'got *** and {"a":"***"} and %22***%22');
    assert.equal(redact("Bqz7!x", known), "Bqz7!x");
  });

  it("keeps the latest of very many secrets, and those in use", () => {
    const known = new KnownSecrets(["Zx4kP0qLm7"]);
    const inUse = "In7uSe9Wv3";
    for (let count = 0; count < 500; count++) known.add([inUse, `${count}Ab${count}Cd${count}Ef${count}Gh`]);
    assert.equal(redact(inUse, known), "***");
    assert.equal(redact("Zx4kP0qLm7", known), "Zx4kP0qLm7");
  });
});

/** Whether eight consecutive characters of the encoded secret are left. */
function shows(text: string, spelled: string): boolean {
  if (spelled.length < 8) return text.includes(spelled);
  return Array.from({ length: spelled.length - 7 }, (_, at) => spelled.slice(at, at + 8)).some(
    (part) => part.trim().length > 5 && text.includes(part),
  );
}

describe("redaction in bounded time", () => {
  const beginnings = [
    "\\",
    '\\"',
    '"client_secret":"\\',
    '"token',
    "eyJ.",
    "-eyJ",
    "eyJa.",
    "Bearer ",
    "password ",
    "password=",
    "password='\\",
    "password:[",
    "password:{",
    'password:"\\',
    "authorization: ",
    "<secret>",
    "%25",
    "%",
    "%u00",
    "&amp;",
    "&#",
    "&",
    "\\u00",
    "\\u005c",
    'a:"',
    "://",
    "://a",
    "=",
    "'",
    "a",
    "aaaaaaab",
    "token_",
    "Basic+",
    "- \n",
  ];
  const separators = ["", " ", "-", "_", ".", "&", ";", "\n", "/", "\\", '"', "%"];
  const known = new KnownSecrets([
    "Kx7/tQ2+Lm9/secret-of-the-tenant",
    `${"a".repeat(4000)}b`,
    "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3MzE1MDB9.c2ln",
  ]);
  const million = 1_000_000;

  promise(
    "no text slows down redaction: a million characters take less than 5 s",
    { short: 60, long: 400 },
    async (cases, tally) => {
      const texts = beginnings.flatMap((beginning) => separators.map((separator) => beginning + separator));
      const step = Math.max(1, Math.floor(texts.length / cases));
      for (const part of texts.filter((_, at) => at % step === 0)) {
        await tally.try(JSON.stringify(part), () => {
          const text = part.repeat(Math.ceil(million / part.length)).slice(0, million);
          const begun = performance.now();
          redact(text, known);
          const ms = performance.now() - begun;
          assert.ok(ms < 5000, `took ${ms} ms`);
        });
      }
    },
  );

  it("processes a million characters without truncation in less than 30 s", function () {
    this.timeout(600_000);
    for (const part of ["-eyJ", '"client_secret":"\\', "&amp;", 'a:"', "password='\\", "%25", "://a", "\\u005c"]) {
      const text = part.repeat(million / part.length);
      const begun = performance.now();
      redact(text, known, million);
      const ms = performance.now() - begun;
      assert.ok(ms < 30_000, `${JSON.stringify(part)} took ${ms} ms`);
    }
  });
});

describe("a text that is exported", () => {
  it("has no known secret, whatever its length, and keeps what only looks like one", () => {
    const known = new KnownSecrets(["tok-Zm9vYmFyYmF6-1"]);
    const data = `"description":"password: hunter2 was found" `.repeat(5000);
    assert.equal(withoutKnownSecrets(`${data}tok-Zm9vYmFyYmF6-1`, known), `${data}***`);
    assert.equal(withoutKnownSecrets(data, known), data);
  });

  it("keeps the numbers that are also the hexadecimal form of a part of a secret", () => {
    const secret = `${Buffer.from("79604830", "hex").toString()}tok-Zm9vYmFy`;
    const known = new KnownSecrets([secret, "20481024512"]);
    const data = `{"createTime": 1796048307223}`;
    assert.equal(withoutKnownSecrets(data, known), data);
    const hex = Buffer.from(secret).toString("hex");
    assert.equal(withoutKnownSecrets(`${secret} ${hex} 20481024512`, known), "*** *** ***");
    assert.equal(redact(data, known), `{"createTime": 1***223}`);
  });
});
