import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import fs from "node:fs";
import https from "node:https";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { operations } from "../../../src/contract";
import type { Transport } from "../../../src/services/http/transport";
import { promise } from "../../promise";
import { type Issued, issueCertificate } from "../../../src/sandbox/certificates";
import { TlsServer } from "../../tls/tlsServer";
import { failureOf } from "./expectFailure";
import { LogLines } from "./testServer";
import { testTransport } from "./testTransport";

const day = 24 * 3600_000;
const here = ["127.0.0.1"];

describe("TLS", () => {
  const ca = issueCertificate({ name: "Example Organisation CA", ca: true });
  const otherCa = issueCertificate({ name: "Example Interceptor CA", ca: true });
  const byOrganisation = (change: Partial<Parameters<typeof issueCertificate>[0]>): Issued =>
    issueCertificate({ name: "host", hosts: here, issuer: ca, ...change });

  const untrusted: Readonly<Record<string, readonly [certificate: Issued, code: string]>> = {
    "signed by itself": [issueCertificate({ name: "host", hosts: here }), "DEPTH_ZERO_SELF_SIGNED_CERT"],
    "of an unknown CA": [byOrganisation({ issuer: otherCa }), "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
    "for another host": [byOrganisation({ hosts: ["www.example.net", "192.0.2.9"] }), "ERR_TLS_CERT_ALTNAME_INVALID"],
    "that has expired": [
      byOrganisation({ notBefore: new Date(Date.now() - 30 * day), notAfter: new Date(Date.now() - day) }),
      "CERT_HAS_EXPIRED",
    ],
    "that is not valid yet": [
      byOrganisation({ notBefore: new Date(Date.now() + day), notAfter: new Date(Date.now() + 30 * day) }),
      "CERT_NOT_YET_VALID",
    ],
  };

  /** Changes that other code may have made to the process; each returns its reversal. */
  const circumstances: Readonly<Record<string, () => () => void>> = {
    "as it is": () => () => undefined,
    "checks switched off by the environment": () => {
      process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
      return () => delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    },
    "checks switched off in the global agent": () => {
      https.globalAgent.options.rejectUnauthorized = false;
      return () => delete https.globalAgent.options.rejectUnauthorized;
    },
  };
  const history: readonly string[] = ["first connection", "connection left open by another", "session of another"];

  const servers = new Map<string, TlsServer>();
  const log = new LogLines();

  before(async () => {
    https.globalAgent.options.ca = ca.cert;
    for (const [name, [certificate]] of Object.entries(untrusted))
      servers.set(name, await TlsServer.start(certificate));
  });
  after(async () => {
    delete https.globalAgent.options.ca;
    for (const server of servers.values()) await server.stop();
  });

  function transport(baseUrl: string): Transport {
    return testTransport(baseUrl, { timeoutMs: 20_000, log });
  }

  it("accepts a certificate of the organisation's CA, on first and later connections", async () => {
    const server = await TlsServer.start(byOrganisation({}));
    try {
      for (let connection = 0; connection < 3; connection += 1) {
        const request = { operation: operations.fortitoken.listUsers, authorization: "Bearer t" };
        assert.deepEqual((await transport(server.url).send(request)).json, []);
        https.globalAgent.destroy();
      }
      assert.equal(server.received.match(/Bearer t/g)?.length, 3);
    } finally {
      await server.stop();
    }
  });

  it("accepts a certificate of a CA in NODE_EXTRA_CA_CERTS, and no other", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "extra-ca-"));
    const answer = '{"version":"26.2.0","access_token":"t","expires_in":3600}';
    const trusted = await TlsServer.start(byOrganisation({}), answer);
    const other = await TlsServer.start(byOrganisation({ issuer: otherCa }), answer);
    try {
      const file = path.join(folder, "ca.pem");
      fs.writeFileSync(file, ca.cert);
      const env = { NODE_EXTRA_CA_CERTS: file };
      assert.equal(await signInInChild(trusted.url, env), "26.2.0");
      assert.equal(await signInInChild(other.url, env), "tls UNABLE_TO_VERIFY_LEAF_SIGNATURE");
      assert.equal(await signInInChild(trusted.url, {}), "tls UNABLE_TO_VERIFY_LEAF_SIGNATURE");
      assert.match(trusted.received, /canary-secret/);
      assert.equal(other.received, "");
    } finally {
      await trusted.stop();
      await other.stop();
      fs.rmSync(folder, { recursive: true });
    }
  });

  promise(
    "nothing is sent to a host whose certificate is not trusted, whatever other extensions do",
    { short: 45, long: 900 },
    async (cases, tally) => {
      const combinations = Object.entries(circumstances).flatMap(([circumstance, make]) =>
        history.flatMap((earlier) => Object.keys(untrusted).map((name) => ({ circumstance, make, earlier, name }))),
      );
      for (let index = 0; index < cases; index += 1) {
        const { circumstance, make, earlier, name } = combinations[index % combinations.length]!;
        const server = servers.get(name)!;
        await tally.try(`certificate ${name}, ${circumstance}, ${earlier}`, async () => {
          const undo = make();
          try {
            if (earlier !== history[0]) await careless(server.url);
            if (earlier === history[2]) server.closeConnections();
            const error = await failureOf(
              transport(server.url).send({
                operation: operations.fortitoken.login,
                body: { client_id: "x", client_secret: "canary-secret" },
                authorization: "Bearer canary-bearer",
              }),
            );
            assert.deepEqual([error.category, error.code], ["tls", untrusted[name]![1]]);
            assert.doesNotMatch(server.received, /canary/);
          } finally {
            undo();
            server.received = "";
          }
        });
      }
      const resumed = [...servers.values()].map((server) => server.resumed);
      assert.ok(Math.max(...resumed) > 0, "no session was resumed: the last circumstance tried nothing");
    },
  );
});

/** The version that a client of the built services reads in a separate process; category and code of its error. */
async function signInInChild(host: string, env: NodeJS.ProcessEnv): Promise<string> {
  const options = {
    host,
    clientId: "x",
    clientSecret: "canary-secret",
    label: "Lab",
    readOnly: true,
    timeoutMs: 60_000,
  };
  const script = `
    const { createFortiTokenClient } = require(${JSON.stringify(path.resolve("dist/services.js"))});
    const client = createFortiTokenClient({ ...${JSON.stringify(options)}, log: { request: () => undefined } });
    client.version().catch((error) => error.category + " " + error.code).then((said) => process.stdout.write(said));`;
  const child = promisify(execFile)(process.execPath, ["-e", script], { env: { ...process.env, ...env } });
  return (await child).stdout;
}

/** A request of an extension that verifies nothing, through the shared agent. */
function careless(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = https.get(url, { rejectUnauthorized: false }, (answer) => answer.resume().on("end", resolve));
    request.on("error", reject);
  });
}
