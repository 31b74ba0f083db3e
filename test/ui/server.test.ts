import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import http, { type IncomingMessage } from "node:http";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import type { Duplex } from "node:stream";
import { fixture } from "./fixture";

/** A client of the server can read and write every file of the user who runs it. */
describe("The VS Code server of npm start and the tests", () => {
  const server = () => new URL(fixture().blank.address);
  const token = () => server().searchParams.get("tkn") ?? "";
  const aFile = `/vscode-remote-resource?path=${encodeURIComponent(path.resolve("package.json"))}`;
  const paths = ["/", aFile, "/callback", "/oss-dev/static/out/vs/code/browser/workbench/workbench.js"];
  const wrong = "a".repeat(32);

  interface Caller {
    readonly host?: string;
    readonly origin?: string;
    readonly cookie?: string;
  }

  /** Requests that a web page in the user's browser can send, all but the right token. */
  const strangers: Readonly<Record<string, Caller>> = {
    "a program of this machine": {},
    "a web page": { origin: "http://evil.example" },
    "a web page whose name was made to lead here": { host: "evil.example", origin: "http://evil.example" },
    "somebody with a wrong cookie": { cookie: `vscode-tkn=${wrong}` },
  };

  async function get(address: string, caller: Caller): Promise<{ readonly status: number; readonly text: string }> {
    const request = http.get({ host: "127.0.0.1", port: server().port, path: address, headers: { ...caller } });
    const [answer] = (await once(request, "response")) as [IncomingMessage];
    const chunks = (await answer.toArray()) as Buffer[];
    return { status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") };
  }

  /** Opens a WebSocket like a window and sends a token. @returns the server's first message */
  async function greet(caller: Caller, auth: string): Promise<{ readonly type: string; readonly reason?: string }> {
    const query = "reconnectionToken=11111111-2222-4333-8444-555555555555&reconnection=false&skipWebSocketFrames=true";
    const upgrade = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13" };
    const request = http.get({
      host: "127.0.0.1",
      port: server().port,
      path: `/?${query}`,
      headers: { ...caller, ...upgrade, "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==" },
    });
    const [, socket] = (await once(request, "upgrade")) as [IncomingMessage, Duplex];
    socket.write(controlMessage({ type: "auth", auth, data: "" }));
    let received = Buffer.alloc(0);
    for await (const chunk of socket) {
      received = Buffer.concat([received, chunk as Buffer]);
      const end = 13 + (received.length < 13 ? Infinity : received.readUInt32BE(9));
      if (received.length >= end) return JSON.parse(received.toString("utf8", 13, end)) as { type: string };
    }
    throw new Error("the server ended the connection without a word");
  }

  for (const [who, caller] of Object.entries(strangers)) {
    it(`serves nothing to ${who} without the connection token`, async () => {
      for (const address of paths) {
        assert.equal((await get(address, caller)).status, 403, address);
        const guessed = `${address}${address.includes("?") ? "&" : "?"}tkn=${wrong}`;
        assert.equal((await get(guessed, caller)).status, 403, guessed);
      }
    });

    it(`opens no working connection for ${who} without the connection token`, async () => {
      for (const auth of ["", "0".repeat(20), wrong]) {
        const { type, reason } = await greet(caller, auth);
        assert.deepEqual([type, reason], ["error", "Unauthorized client refused: auth mismatch"]);
      }
    });
  }

  it("serves a client that has the token", async () => {
    const { status, text } = await get(aFile, { cookie: `vscode-tkn=${token()}` });
    assert.equal(status, 200);
    assert.equal(text, fs.readFileSync("package.json", "utf8"));
    assert.equal((await greet({}, token())).type, "sign");
  });

  it("has a new random token at each start", () => {
    assert.match(token(), /^[\w-]{32}$/);
    assert.notEqual(token(), new URL(fixture().signedIn.address).searchParams.get("tkn"));
  });

  it("listens on 127.0.0.1 only", async () => {
    const others = Object.values(os.networkInterfaces()).flatMap((addresses) => addresses ?? []);
    for (const { address, scopeid } of others) {
      if (address === "127.0.0.1") continue;
      const socket = net.connect(Number(server().port), scopeid ? `${address}%${scopeid}` : address);
      await assert.rejects(once(socket, "connect"), address);
    }
  });

  it("exposes its token to no other user of the machine, neither in the process list nor in a readable file", () => {
    const { dataDir, pid } = fixture().blank;
    const processes = execFileSync("ps", ["-ww", "-eo", "pid=,args="], { encoding: "utf8" });
    assert.ok(processes.includes(`${pid} `) && processes.includes(dataDir), "the server is in the list");
    assert.equal(processes.includes(token()), false);
    const tokenFile = path.join(dataDir, "connection-token");
    assert.equal(fs.readFileSync(tokenFile, "utf8"), token());
    for (const place of [dataDir, tokenFile]) assert.equal(fs.statSync(place).mode & 0o077, 0, place);
  });
});

/** A message of VS Code's own protocol without a channel: type, id, acknowledged id, length, JSON. */
function controlMessage(content: object): Buffer {
  const text = Buffer.from(JSON.stringify(content));
  const head = Buffer.alloc(13);
  head.writeUInt8(2, 0);
  head.writeUInt32BE(text.length, 9);
  return Buffer.concat([head, text]);
}
