import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { operations } from "../../../src/contract";
import { parseRecordPath, recordPath, type RecordRef } from "../../../src/records/recordRef";
import { curlCommand } from "../../../src/services/http/curl";
import { exchangeBodies, exchangeHeaders } from "../../../src/services/http/exchangeText";
import { formatRequestLine } from "../../../src/services/http/requestLog";
import { type ApiRequest, pathOf } from "../../../src/services/http/wire";
import { jsonText } from "../../../src/services/jsonText";
import { sanitizeQuickPick, sanitizeLine, sanitizeMessage } from "../../../src/ui/plainText";
import { hostileTexts, hugeTexts, pwnedFile } from "../../hostile/corpus";
import { unseen } from "../../hostile/hidden";
import { promise } from "../../promise";
import { TestServer } from "../services/testServer";

/** All texts except most of the huge ones, for which `npm test` has no time. */
const every = { short: hostileTexts.length + 3, long: hostileTexts.length + hugeTexts.length };
const texts = (count: number) => [...hostileTexts, ...hugeTexts].slice(0, count);

/** One visible line of limited length. */
function assertShown(text: string): void {
  assert.doesNotMatch(text, /[\n\t]/);
  assert.doesNotMatch(text, unseen);
  assert.ok(text.length <= 2100, `${text.length} characters`);
}

describe("hostile texts", () => {
  promise(
    "a name or sentence is shown on one line, truncated, with invisible characters as code points",
    every,
    async (count, tally) => {
      for (const { idea, value } of texts(count)) {
        await tally.try(`${idea} ${start(value)}`, () => {
          for (const text of [
            sanitizeLine(value),
            sanitizeQuickPick(value),
            sanitizeMessage(value),
            sanitizeLine(`a${value}b`),
          ])
            assertShown(text);
          assert.equal(sanitizeLine(sanitizeLine(value)), sanitizeLine(value));
          assert.doesNotMatch(sanitizeQuickPick(value), /(?<!\\)\$\(/);
          assert.doesNotMatch(sanitizeMessage(value), /\]\(/);
        });
      }
    },
  );

  it("that use emoji, joiners, accents or right-to-left letters stay unchanged", () => {
    for (const text of [
      "Grüße, Ólafur Þór",
      "e\u0301",
      "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}",
      "\u2764\ufe0f 1\ufe0f\u20e3 \u{1f44d}\u{1f3fd}",
      "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
      "\u0915\u094d\u200d\u0937",
      "\u05e9\u05dc\u05d5\u05dd",
      "\u6f22\u5b57\ufe00",
      "10\u00a0000 \u20ac",
    ]) {
      assert.equal(sanitizeLine(text), text);
    }
  });

  it("show invisible characters as their code points", () => {
    assert.equal(sanitizeLine("user\u202enimda"), "user⟨U+202E⟩nimda");
    assert.equal(sanitizeLine("ad\u200dmin\ud800\u{e0041}"), "ad⟨U+200D⟩min⟨U+D800⟩⟨U+E0041⟩");
    assert.equal(sanitizeLine("a\r\nb\u0000"), "a b⟨U+0000⟩");
  });

  promise("a JSON document shows every text in a form that can be read back exactly", every, async (count, tally) => {
    for (const { idea, value } of texts(count)) {
      await tally.try(`${idea} ${start(value)}`, () => {
        const text = jsonText({ name: value, [value]: [value] });
        assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify({ name: value, [value]: [value] })));
        assert.doesNotMatch(text, unseen);
      });
    }
  });

  promise("a record's address returns its id and names no other file", every, async (count, tally) => {
    for (const { idea, value } of texts(count)) {
      await tally.try(`${idea} ${start(value)}`, () => {
        const ref: RecordRef = { profileId: value, service: "fortitoken", kind: "user", id: value };
        if (value === "") return;
        const address = recordPath(ref, sanitizeLine(value));
        assert.deepEqual(parseRecordPath(address), ref);
        assert.doesNotMatch(address, unseen);
        assert.match(address, /^(\/[\w~-]+){4}\/[^/\\:*?"<>|]{1,170}\.json$/);
        assert.doesNotMatch(address, /\/\.\.?\//);
      });
    }
  });

  promise("a request is one line of the log, whatever it contains", every, async (count, tally) => {
    for (const { idea, value } of texts(count)) {
      await tally.try(`${idea} ${start(value)}`, () => {
        const event = { method: "GET", path: pathOf(search(value)), status: 200, failure: value, ms: 1, label: value };
        const line = formatRequestLine(event);
        assert.doesNotMatch(line, /\n/);
        assert.doesNotMatch(line, unseen);
      });
    }
  });

  promise("headers and bodies cannot imitate a line of the log", every, async (count, tally) => {
    for (const { idea, value } of texts(count)) {
      for (const text of [value, `<html>${value}`, JSON.stringify({ name: value }), `a=${value}`]) {
        await tally.try(`${idea} ${start(text)}`, () => {
          const message = { headers: { "x-name": value, [value]: "x" }, text };
          const exchange = { sent: message, received: message };
          for (const line of exchangeHeaders(exchange).split("\n")) assert.match(line, /^[<>] /);
          const bodies = exchangeBodies(exchange);
          assert.doesNotMatch(bodies, unseen);
          assert.doesNotMatch(bodies.split("\n").slice(1).join("\n"), /^2026-01-02 03:04/m);
        });
      }
    }
  });

  promise("a cURL line runs only cURL, and sends its values unchanged", { short: 1, long: 1 }, async (_n, tally) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-curl-"));
    const server = new TestServer(() => ({}));
    await server.start();
    try {
      const sent = hostileTexts.flatMap(({ idea, value }) => {
        // Longer values exceed a server's limit for address and headers.
        const line = value.length > 2000 ? undefined : lineOf(edit(value), server.url);
        return line === undefined ? [] : [{ idea, value, line }];
      });
      await runInBash(
        folder,
        sent.map(({ line }) => line),
      );
      for (const [index, { idea, value }] of sent.entries()) {
        await tally.try(`${idea} ${start(value)}`, () => {
          const { url, body, headers } = server.requests[index]!;
          assert.equal(decodeURIComponent(url.replace("/api/v1/user/", "")), value);
          assert.deepEqual(JSON.parse(body), { username: value, list: [{ [value]: value }] });
          if (isHeader(value)) assert.equal(headers["x-name"], value);
          assert.equal(headers.authorization, "Bearer canary-7Q2x");
          assert.ok(!`${url} ${body}`.includes("canary-7Q2x"));
        });
      }
      assert.equal(server.requests.length, sent.length);
      assert.ok(sent.length > hostileTexts.length - 25);
      assert.deepEqual(fs.readdirSync(folder), ["lines.sh"]);
    } finally {
      await server.stop();
      fs.rmSync(folder, { recursive: true });
    }
  });

  it("that are invalid in a header are refused before a request is sent", () => {
    for (const value of ["a\r\nb: c", "a\u0000", "\u202e"]) {
      const request = { operation: operations.forticnp.getDocumentDetail, headers: { fileId: value } };
      assert.throws(() => curlCommand(request, "https://x.example.net"), RangeError);
    }
    assert.throws(() => pathOf(edit("\ud800")), RangeError);
  });
});

const isHeader = (value: string): boolean => /^[\x20-\x7e]+$/.test(value) && value.trim() === value;

function search(value: string): ApiRequest {
  return { operation: operations.fortitoken.listUsers, query: { username: value.replace(/\p{Cs}/gu, "") } };
}

function edit(value: string): ApiRequest {
  return {
    operation: operations.fortitoken.updateUser,
    pathParameters: { id: value },
    headers: isHeader(value) ? { "x-name": value } : {},
    body: { username: value, list: [JSON.parse(`{${JSON.stringify(value)}:${JSON.stringify(value)}}`)] },
  };
}

/** Undefined also for a request that the client refuses to send. */
function lineOf(request: ApiRequest, baseUrl: string): string | undefined {
  try {
    return curlCommand(request, baseUrl);
  } catch (error) {
    assert.ok(error instanceof RangeError);
    return undefined;
  }
}

/** Runs the lines one after the other, like a user who pastes them, in a separate folder. */
async function runInBash(folder: string, lines: readonly string[]): Promise<void> {
  for (const line of lines) assert.doesNotMatch(line, /\n/);
  const script = path.join(folder, "lines.sh");
  fs.writeFileSync(script, lines.map((line) => `${line} --silent --noproxy '*'\n`).join(""));
  const env = { PATH: process.env["PATH"], HOME: folder, TOKEN: "canary-7Q2x" };
  await promisify(execFile)("bash", [script], { cwd: folder, env, maxBuffer: 1e8 });
  assert.ok(!fs.existsSync(path.join(folder, pwnedFile)));
}

function start(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}
