import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { text as readText } from "node:stream/consumers";
import tls from "node:tls";
import { parse } from "yaml";
import { issueCertificate } from "../../../src/sandbox/certificates";
import { forticnpCredentials, fortitokenCredentials } from "../../../src/sandbox/credentials";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index";
import { prepareTls, serviceNames, type TlsIdentity } from "../../../src/sandbox/tlsIdentity";
import { TlsServer } from "../../tls/tlsServer";
import { TestBench } from "./sandboxClient";

const dayMs = 86_400_000;
const ports = { fortitokenPort: 0, forticnpPort: 0 };
const other = issueCertificate({ name: "Example CA", ca: true, notAfter: new Date(Date.now() + 90 * dayMs) });
const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether the client trusts the CA; true by default. */
  readonly trusting?: boolean;
}

describe("Sandbox: HTTPS", () => {
  let folder: string;
  let running: Sandbox | undefined;

  beforeEach(() => (folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-tls-")), "ca")));
  afterEach(async () => {
    await running?.stop();
    running = undefined;
    fs.rmSync(path.dirname(folder), { recursive: true });
  });

  async function start(): Promise<Sandbox & { readonly identity: TlsIdentity }> {
    const identity = await prepareTls(folder);
    running = await startSandbox({ ...ports, users: 5, alerts: 5 }, identity);
    return { ...running, identity };
  }

  const authority = (): string => fs.readFileSync(path.join(folder, "ca.pem"), "utf8");

  /** Sends a request like a client that resolves `name` to this machine and trusts the CA in `ca`. */
  async function send(
    url: string,
    name: string,
    target: string,
    { headers, body, trusting = true }: Sending = {},
  ): Promise<{ status: number | undefined; text: string }> {
    const outgoing = request(url + target, {
      method: body === undefined ? "GET" : "POST",
      headers: { host: net.isIP(name) ? name : `${name}:9696`, ...headers },
      ...(net.isIP(name) ? {} : { servername: name }),
      ...(trusting ? { ca: authority() } : {}),
      agent: false,
    });
    outgoing.end(body);
    const [response] = (await once(outgoing, "response")) as [IncomingMessage];
    return { status: response.statusCode, text: await readText(response) };
  }

  it("serves a client that knows only the services' names, once it trusts the CA", async () => {
    const { fortitokenUrl, forticnpUrl } = await start();
    assert.match(fortitokenUrl, /^https:\/\/127\.0\.0\.1:\d+$/);
    const { clientId, clientSecret } = fortitokenCredentials.webApp;
    const login = await send(fortitokenUrl, "ftc.fortinet.com", "/api/v1/login", {
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ client_id: clientId, client_secret: clientSecret }),
    });
    assert.equal(login.status, 201, login.text);
    const bearer = (token: unknown) => ({ authorization: `Bearer ${String(token)}` });
    const users = await send(fortitokenUrl, "ftc.fortinet.com", "/api/v1/user?limit=2", {
      headers: bearer((JSON.parse(login.text) as { access_token: string }).access_token),
    });
    assert.equal(users.status, 200, users.text);

    const signIn = await send(forticnpUrl, "www.forticnp.com", "/api/v1/auth/credentials/token/", {
      headers: {
        authorization: `Basic ${forticnpCredentials.oneCompany}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: "grant_type=client_credentials",
    });
    assert.equal(signIn.status, 200, signIn.text);
    const headers = bearer((JSON.parse(signIn.text) as { access_token: string }).access_token);
    const map = await send(forticnpUrl, "www.forticnp.com", "/api/v1/resourceURLMap", { headers });
    assert.match(map.text, /"resourceURL":"https:\/\/www\.forticnp\.com:9696"/);
  });

  it("covers every name of the services and of this machine, and no other name", async () => {
    const { fortitokenUrl } = await start();
    for (const name of [...serviceNames, "localhost", "127.0.0.1"]) {
      assert.equal((await send(fortitokenUrl, name, "/version")).status, 200, name);
    }
    const { port } = new URL(fortitokenUrl);
    const socket = tls.connect({ host: "127.0.0.1", port: Number(port), ca: authority(), servername: "example.com" });
    await assert.rejects(once(socket, "secureConnect"), { code: "ERR_TLS_CERT_ALTNAME_INVALID" });
    socket.destroy();
  });

  it("covers every host name of the contract's servers", () => {
    const named = ["forticnp", "fortitoken-cloud"].flatMap((file) => {
      const { servers } = parse(fs.readFileSync(`openapi/${file}.yaml`, "utf8")) as { servers: { url: string }[] };
      return servers.map(({ url }) => new URL(url).hostname);
    });
    assert.ok(named.length >= 4);
    assert.deepEqual(
      named.filter((name) => !serviceNames.includes(name)),
      [],
    );
  });

  it("is not trusted by a program without the CA", async () => {
    const { fortitokenUrl } = await start();
    await assert.rejects(send(fortitokenUrl, "ftc.fortinet.com", "/version", { trusting: false }), {
      code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    });
  });

  it("keeps the CA for later starts, and creates a new server key at each start", async () => {
    const first = await prepareTls(folder);
    const ca = authority();
    const second = await prepareTls(folder);
    assert.equal(authority(), ca);
    assert.deepEqual([first.renewed, second.renewed], [undefined, undefined]);
    assert.notEqual(first.key, second.key);
    for (const { cert, caFile } of [first, second]) {
      assert.equal(caFile, path.join(folder, "ca.pem"));
      assert.ok(new X509Certificate(cert).verify(new X509Certificate(ca).publicKey));
    }
    assert.deepEqual(fs.readdirSync(folder).sort(), ["ca-key.pem", "ca.pem"]);
    assert.ok(!authority().includes("PRIVATE KEY"));
  });

  it("creates one CA when several sandboxes start for the first time at once", async () => {
    const begun: Promise<TlsIdentity>[] = [];
    for (let index = 0; index < 40; index += 1) {
      begun.push(prepareTls(folder));
      // Not in step, so that some sandboxes write while others read.
      await new Promise(setImmediate);
    }
    const identities = await Promise.all(begun);
    const ca = new X509Certificate(authority());
    for (const { cert } of identities) assert.ok(new X509Certificate(cert).verify(ca.publicKey));
    assert.deepEqual(fs.readdirSync(folder).sort(), ["ca-key.pem", "ca.pem"]);
  });

  it("stores the CA's key readable only by its owner", async () => {
    await prepareTls(folder);
    const modeOf = (file: string) => fs.statSync(file).mode & 0o777;
    assert.equal(modeOf(folder), 0o700);
    assert.equal(modeOf(path.join(folder, "ca-key.pem")), 0o600);
  });

  it("stores no CA in a folder whose files other users can replace", async () => {
    fs.mkdirSync(folder);
    fs.chmodSync(folder, 0o777);
    await assert.rejects(prepareTls(folder), /Other users can change the folder .*--tls-dir/);
    assert.deepEqual(fs.readdirSync(folder), []);
  });

  it("names a folder that cannot be used, and the remedy", async () => {
    fs.writeFileSync(folder, "");
    await assert.rejects(prepareTls(folder), (error: Error) => {
      assert.ok(error.message.includes(folder));
      assert.match(error.message, /--tls-dir/);
      return true;
    });
  });

  describe("creates a new CA and reports the reason if the earlier one", () => {
    const keyFile = (): string => path.join(folder, "ca-key.pem");
    const change = (edit: (text: string) => string): void =>
      fs.writeFileSync(keyFile(), edit(fs.readFileSync(keyFile(), "utf8")));

    for (const [what, damage, why] of [
      ["is empty", () => change(() => ""), /damaged/],
      ["is truncated", () => change((text) => text.slice(0, -100)), /damaged/],
      ["has no key", () => change((text) => text.slice(text.indexOf("-----BEGIN CERT"))), /damaged/],
      [
        "has another key",
        () => change((text) => other.key + text.slice(text.indexOf("-----BEGIN CERT"))),
        /did not match/,
      ],
      ["is valid for other names", () => change(() => other.key + other.cert), /other host names/],
      ["was readable by others", () => fs.chmodSync(keyFile(), 0o640), /could read/],
      [
        "is not a regular file",
        () => {
          fs.renameSync(keyFile(), `${folder}.pem`);
          fs.symlinkSync(`${folder}.pem`, keyFile());
        },
        /not a regular file/,
      ],
    ] as const) {
      it(what, async () => {
        await prepareTls(folder);
        const before = authority();
        damage();
        const { cert, renewed } = await prepareTls(folder);
        assert.match(renewed ?? "", why);
        assert.notEqual(authority(), before);
        assert.ok(new X509Certificate(cert).verify(new X509Certificate(authority()).publicKey));
        assert.equal(fs.statSync(keyFile()).mode & 0o777, 0o600);
        assert.equal((await prepareTls(folder)).renewed, undefined);
      });
    }

    it("is about to expire, or is not valid yet", async () => {
      const start = Date.now();
      await prepareTls(folder, start);
      const almost = start + (5 * 365 - 31) * dayMs;
      const late = await prepareTls(folder, almost);
      assert.equal(late.renewed, undefined);
      assert.equal(new X509Certificate(late.cert).validTo, new X509Certificate(authority()).validTo);
      assert.match((await prepareTls(folder, almost + 2 * dayMs)).renewed ?? "", /valid only until/);
      assert.match((await prepareTls(folder, start)).renewed ?? "", /has not reached/);
    });
  });

  it("restores its certificate if ca.pem contains another one", async () => {
    await prepareTls(folder);
    const before = authority();
    fs.writeFileSync(path.join(folder, "ca.pem"), other.cert);
    assert.equal((await prepareTls(folder)).renewed, undefined);
    assert.equal(authority(), before);
  });

  it("has a CA that is valid for no other host, even if its key is stolen", async () => {
    await prepareTls(folder);
    const stolen = {
      cert: authority(),
      key: fs.readFileSync(path.join(folder, "ca-key.pem"), "utf8"),
      name: new X509Certificate(authority()).subject.replace("CN=", ""),
    };
    for (const [name, error] of [
      ["example.com", "permitted subtree violation"],
      ["192.0.2.7", "permitted subtree violation"],
      ["localhost", undefined],
    ] as const) {
      const server = await TlsServer.start(issueCertificate({ name: "host", hosts: [name], issuer: stolen }));
      const host = net.isIP(name) ? {} : { servername: name };
      const socket = tls.connect({
        host: "127.0.0.1",
        port: server.port,
        ca: stolen.cert,
        ...host,
        checkServerIdentity: () => undefined,
      });
      const refused = await Promise.race([
        once(socket, "error").then(([cause]) => (cause as Error).message),
        once(socket, "secureConnect").then(() => undefined),
      ]);
      assert.equal(refused, error, name);
      socket.destroy();
      await server.stop();
    }
  });

  it("has certificates that strict verifiers accept: short-lived, with key identifiers and usages", async () => {
    const { cert } = await prepareTls(folder);
    const { validFrom, validTo, ca, keyUsage, serialNumber } = new X509Certificate(cert);
    assert.ok(Date.parse(validFrom) < Date.now() - dayMs / 2);
    assert.ok(Date.parse(validTo) - Date.parse(validFrom) <= 398 * dayMs);
    assert.deepEqual([ca, keyUsage], [false, ["1.3.6.1.5.5.7.3.1"]]);
    assert.match(serialNumber, /^0?1/);
    if (!hasOpenssl) return;
    const leaf = path.join(folder, "server.pem");
    fs.writeFileSync(leaf, cert);
    const strict = ["verify", "-x509_strict", "-check_ss_sig", "-purpose", "sslserver"];
    const said = execFileSync("openssl", [...strict, "-CAfile", path.join(folder, "ca.pem"), leaf]);
    assert.match(said.toString(), /OK/);
  });

  it("accepts the services' names as Host with TLS only, never for the control API or for web pages", async () => {
    const { fortitokenUrl, forticnpUrl } = await start();
    for (const url of [fortitokenUrl, forticnpUrl]) {
      const statusAs = async (name: string, target: string, headers: Record<string, string> = {}) =>
        (await send(url, name, target, { headers })).status;
      for (const name of serviceNames) {
        assert.equal(await statusAs(name, "/none"), 404, name);
        assert.equal(await statusAs(name, "/none", { host: name.toUpperCase() }), 404, name);
        for (const host of [`x.${name}`, `${name}.example.org`, name.replaceAll(".", "-")]) {
          assert.equal(await statusAs(name, "/none", { host }), 403, host);
        }
        for (const target of [
          "/__sandbox",
          "/__sandbox/",
          "/__sandbox/requests",
          "//__sandbox",
          "/x/../__sandbox/state",
        ]) {
          assert.notEqual(await statusAs(name, target), 200, `${target} as ${name}`);
        }
        assert.equal(await statusAs(name, "/__sandbox/requests"), 403);
        for (const origin of ["https://example.org", "null", `https://${name}`]) {
          assert.equal(await statusAs(name, "/none", { origin }), 403, `${name} from ${origin}`);
        }
      }
      assert.equal(await statusAs("localhost", "/__sandbox/requests"), 200);
      assert.equal(await statusAs("localhost", "/__sandbox/requests", { origin: "https://localhost" }), 403);
      assert.equal(await statusAs("localhost", "/none", { host: "sandbox.example.org" }), 403);
    }
    const plain = await TestBench.start({ users: 1, alerts: 1 });
    try {
      const { port } = new URL(plain.sandbox.fortitokenUrl);
      for (const name of serviceNames) {
        const socket = net.connect(Number(port), "127.0.0.1");
        socket.end(`GET /version HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`);
        assert.match(await readText(socket), /^HTTP\/1\.1 403 /);
      }
    } finally {
      await plain.stop();
    }
  });

  it("stops even if a client is connected without sending a request", async () => {
    const sandbox = await start();
    const silent = net.connect(Number(new URL(sandbox.fortitokenUrl).port), "127.0.0.1");
    silent.on("error", () => undefined);
    await once(silent, "connect");
    // A later connection was accepted, so this one was accepted too.
    await send(sandbox.fortitokenUrl, "localhost", "/version");
    const closed = once(silent, "close");
    await sandbox.stop();
    await closed;
    running = undefined;
  });
});
