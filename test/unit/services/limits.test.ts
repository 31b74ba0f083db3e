import assert from "node:assert/strict";
import net, { type AddressInfo } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { operations } from "../../../src/contract";
import type { ServiceErrorCategory } from "../../../src/services/errors";
import type { ApiAnswer } from "../../../src/services/http/wire";
import { promise } from "../../promise";
import { failureOf } from "./expectFailure";
import { LogLines } from "./testServer";
import { testTransport } from "./testTransport";

const maxBytes = 1_000_000;

/** The bytes that a server sends after a request. */
type Script = (socket: net.Socket) => void;

interface HostileAnswer {
  readonly name: string;
  readonly script: Script;
  readonly category: ServiceErrorCategory;
  readonly code?: RegExp;
  /** Whether it is complete, so that the connection can be reused. */
  readonly whole?: boolean;
  /** Whether only the timeout ends it. */
  readonly endless?: boolean;
}

const head = (...lines: readonly string[]): string => ["HTTP/1.1 200 OK", ...lines, "", ""].join("\r\n");
const whole =
  (body: string | Buffer, ...lines: readonly string[]): Script =>
  (socket) => {
    socket.write(head(`Content-Length: ${body.length}`, ...lines));
    socket.write(body);
  };
/** A complete text without closing the connection. */
const text =
  (answer: string): Script =>
  (socket) =>
    void socket.write(answer);

/** The start, followed by endless repetitions. */
const endless =
  (start: string, again: string | Buffer): Script =>
  (socket) => {
    socket.write(start);
    const more = (): void => {
      while (!socket.destroyed && socket.write(again));
      if (!socket.destroyed) socket.once("drain", more);
    };
    more();
  };
/** The start, followed by single bytes at intervals. */
const trickle =
  (start: string, byte: string): Script =>
  (socket) => {
    socket.write(start);
    const timer = setInterval(() => socket.write(byte), 5);
    socket.on("close", () => clearInterval(timer));
  };

const blanks = Buffer.alloc(2_000_000, " ");
const brackets = (count: number): string => `${"[".repeat(count)}1${"]".repeat(count)}`;

const hostileAnswers: readonly HostileAnswer[] = [
  { name: "a body over the limit", script: whole(blanks), category: "tooLarge" },
  {
    name: "a body over the limit in chunks",
    script: endless(head("Transfer-Encoding: chunked"), `4000\r\n${" ".repeat(0x4000)}\r\n`),
    category: "tooLarge",
  },
  { name: "an endless body", script: endless(head("Connection: close"), blanks), category: "tooLarge" },
  {
    name: "a body with a Content-Length of 1 PB",
    script: endless(head("Content-Length: 1000000000000000"), blanks),
    category: "tooLarge",
  },
  { name: "a gzip bomb", script: whole(gzipSync(blanks), "Content-Encoding: gzip"), category: "tooLarge", whole: true },
  {
    name: "a deflate bomb",
    script: whole(deflateSync(blanks), "Content-Encoding: deflate"),
    category: "tooLarge",
    whole: true,
  },
  {
    name: "a brotli bomb",
    script: whole(brotliCompressSync(blanks), "Content-Encoding: br"),
    category: "tooLarge",
    whole: true,
  },
  {
    name: "a bomb in a bomb",
    script: whole(gzipSync(gzipSync(Buffer.alloc(50_000_000))), "Content-Encoding: gzip"),
    category: "notJson",
    whole: true,
  },
  {
    name: "a bomb in a bomb, by its header",
    script: whole(gzipSync(gzipSync(Buffer.alloc(50_000_000))), "Content-Encoding: gzip, gzip"),
    category: "notJson",
    whole: true,
  },
  {
    name: "a body wrongly labelled as gzip",
    script: whole("[1, 2, 3]", "Content-Encoding: gzip"),
    category: "connection",
    whole: true,
    code: /^Z_/,
  },
  {
    name: "a body wrongly labelled as brotli",
    script: whole("[1, 2, 3]", "Content-Encoding: br"),
    category: "connection",
    whole: true,
    code: /^ERR__ERROR/,
  },
  {
    name: "nesting too deep to show",
    script: whole(brackets(110_000)),
    category: "tooLarge",
    whole: true,
    code: /^JSON_TOO_DEEP$/,
  },
  {
    name: "only opening brackets",
    script: whole("[".repeat(900_000)),
    category: "tooLarge",
    whole: true,
    code: /^JSON_TOO_DEEP$/,
  },
  {
    name: "nesting of objects",
    script: whole('{"a":'.repeat(110_000)),
    category: "tooLarge",
    whole: true,
    code: /^JSON_TOO_DEEP$/,
  },
  {
    name: "endless headers",
    script: endless("HTTP/1.1 200 OK\r\n", "X-More: 1\r\n".repeat(100)),
    category: "tooLarge",
    code: /HEADER/,
  },
  {
    name: "one endless header",
    script: endless("HTTP/1.1 200 OK\r\nX-More: ", "x".repeat(1000)),
    category: "tooLarge",
    code: /HEADER/,
  },
  {
    name: "endless trailers",
    script: endless(head("Transfer-Encoding: chunked") + "2\r\n[]\r\n0\r\n", "X-More: 1\r\n".repeat(100)),
    category: "tooLarge",
    code: /HEADER/,
  },
  {
    name: "an endless chunk extension",
    script: endless(head("Transfer-Encoding: chunked") + "2;", "x=1;".repeat(200)),
    category: "connection",
    code: /^HPE_/,
  },
  {
    name: "an endless status line",
    script: endless("HTTP/1.1 200 ", "OK".repeat(500)),
    category: "tooLarge",
    code: /^HPE_/,
  },
  {
    name: "bytes without HTTP",
    script: text("\u0000\u0001\u0002 what is this\r\n\r\n"),
    category: "connection",
    code: /^HPE_/,
  },
  { name: "another protocol", script: text("220 mail.example.net ESMTP\r\n"), category: "connection", code: /^HPE_/ },
  {
    name: "two lengths",
    script: text(head("Content-Length: 2", "Content-Length: 7") + "[]"),
    category: "connection",
    code: /^HPE_/,
  },
  {
    name: "a length and chunks",
    script: text(head("Content-Length: 2", "Transfer-Encoding: chunked") + "2\r\n[]\r\n0\r\n\r\n"),
    category: "connection",
    code: /^HPE_/,
  },
  {
    name: "a length that is no number",
    script: text(head("Content-Length: -5") + "[]"),
    category: "connection",
    code: /^HPE_/,
  },
  {
    name: "a chunk of a wrong size",
    script: text(head("Transfer-Encoding: chunked") + "zz\r\n[]"),
    category: "connection",
    code: /^HPE_/,
  },
  {
    name: "a body shorter than its length",
    script: (socket) => void socket.end(head("Content-Length: 1000") + "[]"),
    category: "connection",
  },
  {
    name: "a body longer than its length",
    script: text(head("Content-Length: 3") + "[1], 2, 3]"),
    category: "connection",
    code: /^HPE_/,
  },
  {
    name: "a body where none can be",
    script: text("HTTP/1.1 204 No Content\r\n\r\n[1]"),
    category: "connection",
    code: /^HPE_/,
  },
  { name: "a connection that ends at once", script: (socket) => void socket.end(), category: "connection" },
  { name: "a connection that is reset", script: (socket) => void socket.resetAndDestroy(), category: "connection" },
  {
    name: "another protocol from here on",
    script: text("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"),
    category: "connection",
    code: /^HPE_UPGRADE$/,
  },
  {
    name: "headers that trickle",
    script: trickle("HTTP/1.1 200 OK\r\nX-More: ", "x"),
    category: "timeout",
    endless: true,
  },
  {
    name: "a body that trickles",
    script: trickle(head("Content-Length: 90000"), " "),
    category: "timeout",
    endless: true,
  },
  { name: "nothing at all", script: () => undefined, category: "timeout", endless: true },
  {
    name: "a flood of interim answers",
    script: endless("", "HTTP/1.1 100 Continue\r\n\r\n".repeat(100)),
    category: "timeout",
    endless: true,
  },
  {
    name: "a flood of early hints",
    script: endless("", "HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n".repeat(50)),
    category: "timeout",
    endless: true,
  },
];

const harmlessAnswers: readonly (readonly [name: string, script: Script, json: unknown])[] = [
  ["HTTP/1.0", (socket) => void socket.end("HTTP/1.0 200 OK\r\n\r\n[1]"), [1]],
  ["an interim response", text("HTTP/1.1 100 Continue\r\n\r\n" + head("Content-Length: 3") + "[1]"), [1]],
  ["a repeated name", text(head("Content-Length: 13") + '{"a":1,"a":2}'), { a: 2 }],
  ["an unknown encoding", text(head("Content-Length: 3", "Content-Encoding: x-none") + "[1]"), [1]],
];

describe("responses", () => {
  let server: net.Server;
  let script: Script;
  let open: net.Socket[];

  beforeEach(async () => {
    open = [];
    server = net.createServer((socket) => {
      open.push(socket);
      socket.on("error", () => undefined);
      socket.on("data", () => script(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });

  function send(timeoutMs: number, log = new LogLines()): Promise<ApiAnswer> {
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const transport = testTransport(baseUrl, { timeoutMs, maxBytes, log });
    return transport.send({ operation: operations.fortitoken.listUsers, authorization: "Bearer canary" });
  }

  promise(
    "a response that is too large, endless or unreadable is aborted with a clear error, and its connection is closed",
    { short: hostileAnswers.length, long: hostileAnswers.length * 15 },
    async (cases, tally) => {
      for (let index = 0; index < cases; index += 1) {
        const answer = hostileAnswers[index % hostileAnswers.length]!;
        await tally.try(answer.name, async () => {
          script = answer.script;
          const error = await failureOf(send(answer.endless ? 150 : 60_000));
          assert.equal(error.category, answer.category, `${error.category} ${error.code}`);
          assert.match(error.code ?? "", answer.code ?? /^/);
          const socket = open.at(-1)!;
          if (!answer.whole && !socket.closed) await new Promise((resolve) => socket.once("close", resolve));
        });
      }
    },
  );

  for (const [name, answer, json] of harmlessAnswers) {
    it(`can be unusual: ${name}`, async () => {
      script = answer;
      assert.deepEqual((await send(60_000)).json, json);
    });
  }
});
