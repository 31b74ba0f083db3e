import assert from "node:assert/strict";
import { createRequire } from "node:module";
import https from "https";
import path from "node:path";
import * as vscode from "vscode";
import type * as services from "../../src/services";
import { ServiceError } from "../../src/services/errors";
import { hostNetwork } from "../hostNetwork";
import { promise } from "../promise";
import { type Issued, issueCertificate } from "../../src/sandbox/certificates";
import { ProxyProcess } from "../tls/proxyProcess";
import { TlsServer } from "../tls/tlsServer";
import { ExplorerBench, labelOf } from "./explorerBench";

const name = "service.example.net";
const day = 24 * 3600_000;
const answer = '{"version":"26.2.0","access_token":"canary-bearer","expires_in":3600}';

function extensionRoot(): string {
  const extension = vscode.extensions.getExtension("forticloud-explorer.forticloud-explorer");
  assert.ok(extension);
  return extension.extensionPath;
}

/** Loads the built services like the extension does: with the editor's proxy and certificate settings. */
function loadServices(): typeof services {
  const file = path.join(extensionRoot(), "dist/services.js");
  return createRequire(file)(file) as typeof services;
}

describe("the wire, with the editor's network settings", () => {
  const { ca, systemCa, proxyPort } = hostNetwork();
  // Node 20 drops the CAs of NODE_EXTRA_CA_CERTS when the editor adds the system's.
  const withExtraCas = process.versions.node.startsWith("20.") ? false : undefined;
  const trusted = (change: Partial<Parameters<typeof issueCertificate>[0]> = {}): Issued =>
    issueCertificate({ name, hosts: [name, "127.0.0.1"], issuer: ca, ...change });
  const untrusted: Readonly<Record<string, Issued>> = {
    "signed by itself": issueCertificate({ name, hosts: [name, "127.0.0.1"] }),
    "of an unknown CA": trusted({ issuer: issueCertificate({ name: "Example Interceptor CA", ca: true }) }),
    "for another host": trusted({ hosts: ["www.example.net"] }),
    "that has expired": trusted({ notBefore: new Date(Date.now() - 9 * day), notAfter: new Date(Date.now() - day) }),
    "that is not valid yet": trusted({
      notBefore: new Date(Date.now() + day),
      notAfter: new Date(Date.now() + 9 * day),
    }),
  };
  let service: TlsServer;
  let proxy: ProxyProcess;

  before(async () => {
    await set("systemCertificates", withExtraCas);
    service = await TlsServer.start(trusted(), answer);
  });
  beforeEach(async () => {
    service.received = "";
    proxy = new ProxyProcess(extensionRoot(), service.port);
    await proxy.start();
  });
  afterEach(async () => {
    await proxy.stop();
    for (const setting of ["proxy", "noProxy", "proxyStrictSSL", "proxySupport"]) await set(setting, undefined);
  });
  after(async () => {
    await set("systemCertificates", undefined);
    await service.stop();
  });

  /** Signs in and reads the version like Test Connection. Returns the version, or category and code of the error. */
  async function askVersion(host: string): Promise<string> {
    const client = loadServices().createFortiTokenClient({
      host,
      label: "Lab",
      readOnly: true,
      timeoutMs: 30_000,
      clientId: "x",
      clientSecret: "canary-secret",
      log: { request: () => undefined },
    });
    try {
      return await client.version();
    } catch (error) {
      assert.ok(ServiceError.is(error), String(error));
      return `${error.category} ${error.code}`;
    } finally {
      client.dispose();
    }
  }

  it("trusts a CA of NODE_EXTRA_CA_CERTS", async () => {
    for (let connection = 0; connection < 3; connection += 1) {
      assert.equal(await askVersion(service.url), "26.2.0");
      https.globalAgent.destroy();
    }
    assert.match(service.received, /canary-bearer/);
  });

  it("trusts a CA of the system's store unless http.systemCertificates is off", async () => {
    for (const [isOn, outcome] of [
      [undefined, /^26\.2\.0$/],
      [false, /^tls /],
    ] as const) {
      const server = await TlsServer.start(trusted({ issuer: systemCa }), answer);
      await set("systemCertificates", isOn);
      try {
        assert.match(await askVersion(server.url), outcome);
      } finally {
        await set("systemCertificates", withExtraCas);
        await server.stop();
      }
    }
  });

  describe("through a proxy", () => {
    it("sends requests to the one of http.proxy, which sees only the host's name", async () => {
      await set("proxy", proxy.url());
      assert.equal(await askVersion(`https://${name}:9696`), "26.2.0");
      const { targets, requests, seen } = await proxy.sight();
      assert.deepEqual([...new Set(targets)], [`${name}:9696`]);
      assert.deepEqual(requests, []);
      assert.match(service.received, /canary-bearer/);
      assert.doesNotMatch(seen, /canary/);
    });

    it("signs in with the user and password in the proxy's address", async () => {
      await proxy.behave({ credentials: "user:right-password" });
      await set("proxy", proxy.url("user:right-password@"));
      assert.equal(await askVersion(`https://${name}:9696`), "26.2.0");
      assert.doesNotMatch(service.received, /proxy-authorization/i);
    });

    for (const [credentials, what] of [
      ["user:wrong-password@", "a wrong"],
      ["", "no"],
    ] as const) {
      it(`shows a proxy error if the proxy requires a sign-in and the address has ${what} one`, async () => {
        await proxy.behave({ credentials: "user:right-password" });
        await set("proxy", proxy.url(credentials));
        assert.equal(await askVersion(`https://${name}:9696`), "proxy HTTP_407");
        assert.equal(service.received, "");
      });
    }

    for (const status of [200, 301, 401, 403, 404, 502, 503]) {
      it(`does not take the proxy's ${status} page for the service's response`, async () => {
        await proxy.behave({ refusal: status });
        await set("proxy", proxy.url());
        const outcome = await askVersion(`https://${name}:9696`);
        assert.match(outcome, status === 200 ? /^(tls|connection) / : new RegExp(`^proxy HTTP_${status}$`));
        assert.doesNotMatch((await proxy.sight()).seen, /canary/);
      });
    }

    it("shows a proxy error if the proxy is not running", async () => {
      const address = proxy.url();
      await proxy.stop();
      await set("proxy", address);
      assert.match(await askVersion(`https://${name}:9696`), /^proxy /);
    });

    it("uses HTTPS_PROXY if no setting names a proxy", async () => {
      await proxy.stop();
      await proxy.start(proxyPort);
      assert.equal(await askVersion(`https://${name}:9696`), "26.2.0");
      assert.ok((await proxy.sight()).targets.includes(`${name}:9696`));
    });

    it("bypasses the proxy for names in NO_PROXY or http.noProxy", async () => {
      await proxy.stop();
      await proxy.start(proxyPort);
      assert.match(await askVersion("https://service.invalid:9696"), /^dns /);
      await set("proxy", proxy.url());
      await set("noProxy", ["elsewhere.invalid"]);
      assert.match(await askVersion("https://elsewhere.invalid:9696"), /^dns /);
      assert.deepEqual((await proxy.sight()).targets, []);
    });

    it("bypasses the proxy for a sandbox on this machine, whose plain HTTP the proxy could read", async () => {
      await set("proxy", proxy.url());
      const bench = await ExplorerBench.start({ users: 3 });
      try {
        for (const host of ["127.0.0.1", "localhost"]) {
          await bench.addFortitoken({ host: bench.sandbox.fortitokenUrl.replace("127.0.0.1", host) });
          const [row] = await bench.rows("realms");
          assert.ok(row);
          assert.doesNotMatch(labelOf(row), /proxy/i);
        }
      } finally {
        await bench.stop();
      }
      const { targets, requests } = await proxy.sight();
      assert.deepEqual([targets, requests], [[], []]);
    });
  });

  const laxities: Readonly<Record<string, () => Promise<() => unknown>>> = {
    "as it is": () => Promise.resolve(() => undefined),
    "http.proxyStrictSSL off": async () => {
      await set("proxyStrictSSL", false);
      return () => set("proxyStrictSSL", undefined);
    },
    "NODE_TLS_REJECT_UNAUTHORIZED of another extension": () => {
      process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
      return Promise.resolve(() => delete process.env.NODE_TLS_REJECT_UNAUTHORIZED);
    },
    "a global agent changed by another extension": () => {
      https.globalAgent.options.rejectUnauthorized = false;
      return Promise.resolve(() => delete https.globalAgent.options.rejectUnauthorized);
    },
    "http.proxySupport off": async () => {
      await set("proxySupport", "off");
      return () => set("proxySupport", undefined);
    },
  };

  promise(
    "no setting and no other extension lets a host with an invalid certificate get a secret, with or without a proxy",
    { short: 50, long: 150 },
    async (cases, tally) => {
      const hosts = await Promise.all(
        Object.entries(untrusted).map(async ([what, certificate]) => {
          const server = await TlsServer.start(certificate, answer);
          const interceptor = new ProxyProcess(extensionRoot(), server.port);
          await interceptor.start();
          return { what, server, interceptor };
        }),
      );
      const combinations = Object.entries(laxities).flatMap(([laxity, make]) =>
        hosts.flatMap((host) => [false, true].map((proxied) => ({ ...host, laxity, make, proxied }))),
      );
      for (let index = 0; index < cases; index += 1) {
        const { laxity, make, what, server, interceptor, proxied } = combinations[index % combinations.length]!;
        await tally.try(`${what}, ${laxity}, ${proxied ? "by a proxy" : "direct"}`, async () => {
          if (proxied) await set("proxy", interceptor.url());
          const undo = await make();
          try {
            const outcome = await askVersion(proxied ? `https://${name}:9696` : server.url);
            // Without the editor's proxy support the extension resolves the name itself.
            assert.match(outcome, proxied && laxity === "http.proxySupport off" ? /^dns / : /^tls /);
            assert.equal(server.received, "");
          } finally {
            await undo();
            if (proxied) await set("proxy", undefined);
          }
        });
      }
      for (const { server, interceptor } of hosts) {
        await interceptor.stop();
        await server.stop();
      }
    },
  );
});

/** Sets one of the editor's settings `http.*`, and waits until the extension host has it. */
async function set(setting: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration("http").update(setting, value, vscode.ConfigurationTarget.Global);
}
