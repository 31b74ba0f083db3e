import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import type http from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync, createGzip, deflateSync } from "node:zlib";
import { promise } from "../../promise";
import { TestServer } from "./testServer";

const mebibyte = 1024 * 1024;

/** Heap limit of the reading process in MiB: less than many of these responses would need. */
const heap = 192;
/** Limit of its total memory, with buffers and texts outside the heap. */
const mostResident = 640 * mebibyte;

/** Responses that would fill the memory; `category` is that of the error, or the result if the response can be read. */
const answers: Readonly<
  Record<string, { readonly category: string; readonly send: (response: http.ServerResponse) => void }>
> = {
  "1 GiB of blanks in 1 MiB of gzip": {
    category: "tooLarge",
    send: (response) => {
      response.writeHead(200, { "Content-Encoding": "gzip" });
      const gzip = createGzip();
      gzip.pipe(response);
      pour(gzip, Buffer.alloc(mebibyte, " "), 1024);
    },
  },
  "1 GiB without compression": {
    category: "tooLarge",
    send: (response) => pour(response.writeHead(200), Buffer.alloc(mebibyte, " "), 1024),
  },
  "256 MiB in brotli": {
    category: "tooLarge",
    send: (response) => {
      response.writeHead(200, { "Content-Encoding": "br" }).end(brotliBomb());
    },
  },
  "256 MiB in deflate": {
    category: "tooLarge",
    send: (response) => {
      response.writeHead(200, { "Content-Encoding": "deflate" }).end(deflateBomb());
    },
  },
  "31 MiB of opening brackets": { category: "tooLarge", send: text(() => "[".repeat(31 * mebibyte)) },
  "31 MiB of empty objects": { category: "tooLarge", send: text(() => `[${"{},".repeat(10 * mebibyte)}{}]`) },
  "31 MiB of one text": { category: "answer", send: text(() => JSON.stringify(["x".repeat(31 * mebibyte)])) },
  "31 MiB of one escaped text": {
    category: "answer",
    send: text(() => `["${"\\\\".repeat(15 * mebibyte)}", 90071992547409931]`),
  },
  "31 MiB of small numbers": { category: "tooLarge", send: text(() => `[${"1,".repeat(15 * mebibyte)}1]`) },
  "31 MiB of long numbers": {
    category: "tooLarge",
    send: text(() => `[${"90071992547409931,".repeat(1.7 * mebibyte)}1]`),
  },
  "300,000 rows": { category: "tooLarge", send: text(() => `[${"{},".repeat(299_999)}{}]`) },
  "200,000 rows that lack everything": { category: "answer", send: text(() => `[${"{},".repeat(199_999)}{}]`) },
  "31 MiB of one digit after the other": { category: "answer", send: text(() => `[${"1".repeat(31 * mebibyte)}]`) },
  "31 MiB of a page": { category: "notJson", send: text(() => `<html>${"<title".repeat(5 * mebibyte)}`) },
};

const brotliBomb = once(() => brotliCompressSync(Buffer.alloc(256 * mebibyte, " ")));
const deflateBomb = once(() => deflateSync(Buffer.alloc(256 * mebibyte, " ")));

describe("memory", () => {
  promise(
    "a response made to exhaust the memory is aborted, or read within bounds",
    { short: 7, long: 52 },
    async (cases, tally) => {
      const names = Object.keys(answers);
      let name = "";
      const server = new TestServer(({ url }, response) => {
        if (url.includes("/token")) return { body: { access_token: "t" } };
        answers[name]?.send(response);
        return undefined;
      });
      await server.start();
      try {
        for (let index = 0; index < cases; index += 1) {
          name = names[index % names.length]!;
          await tally.try(name, async () => {
            const { category, resident } = await receive(server.url, "x");
            assert.equal(category, answers[name]!.category);
            assert.ok(resident < mostResident, `${Math.round(resident / mebibyte)} MiB`);
          });
        }
      } finally {
        await server.stop();
      }
    },
  );
});

/** Reads a list in a separate process with little memory, with the built services and the most detailed log. */
async function receive(host: string, credential: string): Promise<{ category: string; resident: number }> {
  const options = { host, credential, label: "Lab", readOnly: true, timeoutMs: 110_000 };
  const script = `
    const { createFortiCnpClient } = require(${JSON.stringify(path.resolve("dist/services.js"))});
    const log = { request: (event) => event.details.bodies() };
    const client = createFortiCnpClient({ ...${JSON.stringify(options)}, log });
    client.reference.countries().then(() => "answer", (error) => error.category ?? String(error)).then((category) => {
      process.stdout.write(JSON.stringify({ category, resident: process.resourceUsage().maxRSS * 1024 }));
      process.exit();
    });`;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [`--max-old-space-size=${heap}`, "-e", script]);
  return JSON.parse(stdout) as { category: string; resident: number };
}

/** Writes the block this many times, as fast as the sink accepts it. */
function pour(sink: NodeJS.WritableStream, block: Buffer, times: number): void {
  let left = times;
  const more = (): void => {
    while (left > 0) {
      left -= 1;
      if (!sink.write(block)) {
        sink.once("drain", more);
        return;
      }
    }
    sink.end();
  };
  more();
}

function text(make: () => string): (response: http.ServerResponse) => void {
  return (response) => void response.writeHead(200, { "Content-Type": "application/json" }).end(make());
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
