import assert from "node:assert/strict";
import { once } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { sandboxAddress } from "../../../src/profiles/sandboxAddress";
import { readProfile } from "../../../src/profiles/profileList";
import { startSandbox, type Sandbox } from "../../../src/sandbox";
import { answersAsSandbox, portUse } from "../../../src/sandboxHost/findSandbox";
import { SandboxControl } from "../../../src/sandboxHost/sandboxControl";
import { TestServer } from "../services/testServer";

const mebibyte = 1024 * 1024;

/** Addresses that a sandbox never has; `P` stands for the port of the program that returns them. */
const elsewhere = [
  "https://collector.evil.example",
  "http://collector.evil.example:P",
  "http://localhost.evil.example:P",
  "http://127.0.0.1.evil.example:P",
  "http://127.0.0.1@evil.example:P",
  "http://127.0.0.1:P@evil.example",
  "http://evil.example#127.0.0.1:P",
  "http://evil.example\\@127.0.0.1:P",
  "http://user:word@127.0.0.1:P",
  "http://user@localhost:P",
  "http://localhost.:P",
  "http://0.0.0.0:P",
  "http://[::]:P",
  "http://[::2]:P",
  "http://[::ffff:127.0.0.1]:P",
  "http://[::ffff:10.0.0.1]:P",
  "http://3232235777:P",
  "http://0xc0a80101:P",
  "http://10.1:P",
  "http://127.0.0.2:P",
  "http://127.0.0.1:P/any/path",
  "http://127.0.0.1:P/?x=",
  "http://127.0.0.1:P/#",
  "https://127.0.0.1:P",
  "ws://127.0.0.1:P",
  "file://127.0.0.1/etc",
  "//127.0.0.1:P",
  "127.0.0.1:P",
  "http://",
  "http://127.0.0.1:99999",
  "",
  null,
  17,
  ["http://127.0.0.1:P"],
  { href: "http://127.0.0.1:P" },
  undefined,
];

describe("The address of a sandbox", () => {
  it("is plain HTTP on this machine in normalized form", () => {
    const kept = ["http://127.0.0.1:9696", "http://localhost:9696", "http://[::1]:9696"];
    for (const address of kept) assert.equal(sandboxAddress(address), address);
    for (const [named, meant] of [
      ["http://127.0.0.1:9696/", kept[0]],
      ["HTTP://LocalHost:9696", kept[1]],
      ["http://2130706433:9696", kept[0]],
      ["http://0x7f.1:9696", kept[0]],
      ["http://[0:0:0:0:0:0:0:1]:9696", kept[2]],
    ]) {
      assert.equal(sandboxAddress(named), meant);
    }
  });

  for (const named of elsewhere) {
    const text = named === undefined ? "nothing" : JSON.stringify(named);
    it(`is never ${text}`, () => {
      assert.equal(sandboxAddress(typeof named === "string" ? named.replace("P", "9696") : named), undefined);
    });
  }

  it("gives its stored profile the public secret of the sandbox", () => {
    const stored = { id: "a", service: "fortitoken", label: "A", sandbox: true, clientId: "sandbox-web" };
    assert.equal(readProfile({ ...stored, host: "http://127.0.0.1:9696" })?.sandbox, true);
    for (const host of ["https://collector.evil.example", "http://localhost.evil.example:9696", "http://10.0.0.1"]) {
      assert.equal(readProfile({ ...stored, host })?.sandbox, false);
    }
  });
});

describe("The program on a sandbox's port", () => {
  let sandbox: Sandbox;
  let listener: TestServer;
  const address = () => sandboxAddress(listener.url)!;
  const port = () => new URL(listener.url).port;

  before(async () => {
    sandbox = await startSandbox({ fortitokenPort: 0, forticnpPort: 0 });
  });
  beforeEach(async () => {
    listener = new TestServer(() => ({}));
    await listener.start();
  });
  afterEach(() => listener.stop());
  after(() => sandbox.stop());

  function says(addresses: { readonly fortitokenUrl?: unknown; readonly forticnpUrl?: unknown }): void {
    listener.respond = () => ({ body: { sandbox: "forticloud-explorer", ...addresses } });
  }

  it("is a sandbox if it says so and names this port", async () => {
    const { fortitokenUrl, forticnpUrl } = sandbox;
    for (const url of [fortitokenUrl, forticnpUrl]) {
      assert.deepEqual(await portUse(sandboxAddress(url)!), { fortitokenUrl, forticnpUrl });
    }
    says({ fortitokenUrl: listener.url, forticnpUrl });
    assert.deepEqual(await portUse(address()), { fortitokenUrl: listener.url, forticnpUrl });
  });

  it("is absent if the port is free", async () => {
    const free = address();
    await listener.stop();
    assert.equal(await portUse(free), "free");
    assert.equal(await answersAsSandbox(free), false);
    await listener.start();
  });

  it("cannot redirect to another machine, whatever addresses it names", async () => {
    for (const named of elsewhere) {
      const evil = typeof named === "string" ? named.replace("P", port()) : named;
      says({ fortitokenUrl: evil, forticnpUrl: listener.url });
      assert.equal(await portUse(address()), "foreign", JSON.stringify(evil));
      says({ fortitokenUrl: listener.url, forticnpUrl: evil });
      assert.equal(await portUse(address()), "foreign", JSON.stringify(evil));
    }
  });

  it("cannot redirect to other programs on this machine", async () => {
    says(sandbox);
    assert.equal(await portUse(address()), "foreign");
  });

  it("is another program if it answers anything else", async () => {
    for (const body of ["<html>", "null", "[]", "17", '"sandbox"', "", '{"sandbox":"another"}', "{", "\u0000"]) {
      listener.respond = () => ({ body });
      assert.equal(await portUse(address()), "foreign", body);
      assert.equal(await answersAsSandbox(address()), false, body);
    }
  });

  for (const status of [301, 302, 303, 307, 308]) {
    it(`cannot redirect the client with a ${status}`, async () => {
      sandbox.requests.clear();
      const target = new TestServer(() => ({ body: { sandbox: "forticloud-explorer", ...sandbox } }));
      await target.start();
      listener.respond = ({ url }) => ({ status, headers: { location: target.url + url } });
      assert.equal(await portUse(address()), "foreign");
      assert.equal(await answersAsSandbox(address()), false);
      const control = new SandboxControl(address());
      await assert.rejects(control.state());
      await assert.rejects(control.setOptions({ latencyMs: 1 }));
      await assert.rejects(control.codesOf("somebody"));
      assert.deepEqual(target.calls, []);
      await target.stop();
    });
  }

  it("cannot fill the memory with an endless response", async () => {
    let taken = 0;
    listener.respond = async (_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const blanks = Buffer.alloc(mebibyte, 0x20);
      while (!response.closed && taken < 64) {
        const isFull = !response.write(blanks);
        if (isFull) await Promise.race([once(response, "drain"), once(response, "close")]);
        taken++;
      }
      return undefined;
    };
    assert.equal(await portUse(address()), "foreign");
    await assert.rejects(new SandboxControl(address()).state(), /is not a sandbox of this version/);
    await assert.rejects(new SandboxControl(address()).codesOf("somebody"), /is not a sandbox of this version/);
    assert.ok(taken < 60, `${taken} MiB were taken`);
  });

  it("cannot fill the memory with a small response that grows when it is unpacked", async () => {
    const packed = gzipSync(Buffer.alloc(64 * mebibyte, 0x20));
    listener.respond = (_request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(packed);
      return undefined;
    };
    await assert.rejects(new SandboxControl(address()).state(), /is not a sandbox of this version/);
  });

  it("cannot delay the check with single bytes, even if the garbage collector runs meanwhile", async () => {
    setFlagsFromString("--expose-gc");
    const clearMemory = runInNewContext("gc") as () => void;
    listener.respond = (_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const timer = setInterval(() => {
        clearMemory();
        response.write(" ");
      }, 100);
      response.once("close", () => clearInterval(timer));
      return undefined;
    };
    assert.equal(await portUse(address()), "foreign");
    await assert.rejects(new SandboxControl(address()).state(), /does not respond/);
  }).timeout(60_000);

  it("cannot show an invalid state in the view", async () => {
    const control = new SandboxControl(address());
    const urls = { fortitokenUrl: listener.url, forticnpUrl: listener.url };
    for (const body of [{}, null, [], { ...urls }, { ...urls, revision: "1", now: 1 }, { revision: 1, now: 1 }]) {
      listener.respond = () => ({ body: JSON.stringify(body) });
      await assert.rejects(control.state(), /is not a sandbox of this version/, JSON.stringify(body));
    }
    const odd = { pushes: 5, codes: [null, {}, { username: 1 }], tasks: "x", faults: {}, requests: [[]], options: 3 };
    listener.respond = () => ({ body: { ...urls, revision: 1, now: 1, ...odd } });
    assert.deepEqual(await control.state(), {
      ...{ ...urls, revision: 1, now: 1, options: {} },
      ...{ pushes: [], codes: [], tasks: [], faults: [], requests: [] },
    });
  });

  it("can show every state of a sandbox in the view", async () => {
    const control = new SandboxControl(sandboxAddress(sandbox.fortitokenUrl)!);
    sandbox.faults.add({ service: "forticnp", operation: "listAlerts", status: 500, times: 1 });
    await fetch(`${sandbox.fortitokenUrl}/api/v1/version`);
    const answer = await fetch(`${sandbox.fortitokenUrl}/__sandbox/state`);
    const { now, ...said } = (await answer.json()) as { readonly now: number };
    const { now: shownAt, ...shown } = await control.state();
    assert.ok(shownAt >= now);
    assert.deepEqual(shown, said);
    assert.deepEqual([shown.faults.length, shown.requests.length], [1, 1]);
  });
});
