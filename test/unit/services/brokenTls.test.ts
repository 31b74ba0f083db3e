import assert from "node:assert/strict";
import fs from "node:fs";
import https from "node:https";
import os from "node:os";
import path from "node:path";
import { Runner } from "../../../src/bulk/engine/runner";
import { RunFolder } from "../../../src/bulk/engine/runFolder";
import type { RunEntry, UserRun } from "../../../src/bulk/engine/userRun";
import { UserSteps } from "../../../src/bulk/engine/userSteps";
import type { User } from "../../../src/contract";
import { fortitokenCredentials } from "../../../src/sandbox/index";
import { createFortiTokenClient } from "../../../src/services";
import type { FortiTokenClient } from "../../../src/services/fortitoken/client";
import {
  createUserWithVerification,
  deleteUserWithVerification,
  userChange,
} from "../../../src/services/writes/userWriteSpecs";
import {
  type WriteOptions,
  type Outcome,
  writeWithVerification,
} from "../../../src/services/writes/writeWithVerification";
import { systemTiming } from "../../../src/timing";
import { promise } from "../../promise";
import { type Break, BreakingFront, breaks, moments } from "../../tls/breakingFront";
import { issueCertificate } from "../../../src/sandbox/certificates";
import { TestBench } from "../sandbox/sandboxClient";
import { LogLines } from "./testServer";

const options: WriteOptions = { patience: { sends: 2, looksAfterMs: [0, 5] } };
const versions = ["TLSv1.2", "TLSv1.3"] as const;
/** The operation of each write. */
const operations = { create: "createUser", change: "updateUser", delete: "deleteUser", token: "updateUser" } as const;
type Kind = keyof typeof operations;
const combinations = versions.flatMap((version) =>
  (Object.keys(operations) as Kind[]).flatMap((kind) =>
    moments.flatMap((when) => breaks.map((how) => ({ version, kind, when, how }))),
  ),
);
/**
 * Coprime to the number of combinations, so that a few cases cover all kinds, and many cases cover all combinations.
 */
const stride = 37;

describe("a TLS connection that breaks", () => {
  const ca = issueCertificate({ name: "Example Organisation CA", ca: true });
  const certificate = issueCertificate({ name: "host", hosts: ["127.0.0.1"], issuer: ca });
  let bench: TestBench;
  let home: string;

  beforeEach(async () => {
    https.globalAgent.options.ca = ca.cert;
    home = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-tls-"));
    bench = await TestBench.start({ users: 1200, alerts: 0, now: Date.now });
  });
  afterEach(async () => {
    delete https.globalAgent.options.ca;
    https.globalAgent.destroy();
    await bench.stop();
    fs.rmSync(home, { recursive: true });
  });

  function clientOf(front: BreakingFront): FortiTokenClient {
    const { clientId, clientSecret } = fortitokenCredentials.webApp;
    const place = { host: front.url, label: "Lab", readOnly: false, timeoutMs: 20_000, log: new LogLines() };
    return createFortiTokenClient({ ...place, clientId, clientSecret, clientType: "web" });
  }

  /** The result of one write that meets the break, and how often the service carried it out. */
  async function writeThrough(front: BreakingFront, broken: Break, kind: Kind, user: User, name: string) {
    const { requests } = bench.sandbox;
    const client = clientOf(front);
    try {
      front.keepAlive = broken.when !== "handshake" && Math.random() < 0.5;
      await client.signIn();
      requests.clear();
      front.breakNext(broken);
      const outcome = await write(client, kind, user, name);
      assert.equal(front.isWaiting, false, "nothing was broken");
      const looks = requests.entries().filter(({ method }) => method === "GET").length;
      return { outcome, carriedOut: requests.carriedOut("fortitoken", operations[kind]), looks };
    } finally {
      client.dispose();
    }
  }

  async function write(client: FortiTokenClient, kind: Kind, user: User, name: string): Promise<Outcome<unknown>> {
    const clients = () => Promise.resolve(client);
    const { realm_id = "" } = user;
    switch (kind) {
      case "create":
        return createUserWithVerification(
          clients,
          { username: name, email: `${name}@example.net`, auth_method: "Email", realm_id },
          options,
        );
      case "change":
        return writeWithVerification(userChange(user.id, { email: `${name}@example.net` }), clients, options);
      case "delete":
        return deleteUserWithVerification(clients, user.id, options);
      case "token":
        return writeWithVerification(userChange(user.id, { change_token: true }), clients, options);
    }
  }

  promise(
    "a write over a broken TLS connection takes effect once, and counts as not done only if nothing was sent",
    { short: 48, long: 10 * combinations.length },
    async (cases, tally) => {
      const users = (await bench.fortitoken("/api/v1/user")).json<User[]>();
      const fronts = new Map<string, BreakingFront>();
      for (const version of versions) {
        fronts.set(version, await BreakingFront.start(bench.sandbox.fortitokenUrl, certificate, version));
      }
      for (let index = 0; index < cases; index += 1) {
        const { version, kind, ...broken } = combinations[(index * stride) % combinations.length]!;
        const [user] = users;
        assert.ok(user);
        await tally.try(`${kind}, ${broken.how} ${broken.when}, ${version}`, async () => {
          const written = await writeThrough(fronts.get(version)!, broken, kind, user, `person-${index}`);
          const { outcome, carriedOut, looks } = written;
          if (broken.when === "handshake") {
            assert.deepEqual([outcome.outcome, carriedOut, looks], ["notDone", 0, 0]);
          } else if (kind === "token") {
            assert.deepEqual([outcome.outcome, carriedOut], ["unknown", broken.when === "before" ? 0 : 1]);
          } else {
            assert.deepEqual([outcome.outcome, carriedOut], ["done", 1]);
          }
        });
        // The licence does not allow as many users as are created.
        if (kind === "create") await removeUser(`person-${index}`);
        if (kind === "delete") users.shift();
      }
      for (const front of fronts.values()) await front.stop();
    },
  );

  async function removeUser(name: string): Promise<void> {
    const [user] = (await bench.fortitoken(`/api/v1/user?username=${name}`)).json<User[]>();
    if (user) await bench.fortitoken(`/api/v1/user/${user.id}`, { method: "DELETE" });
  }

  for (const version of versions) {
    it(`during the issue of a new token does not lead to a second token on Resume, under ${version}`, async () => {
      const front = await BreakingFront.start(bench.sandbox.fortitokenUrl, certificate, version);
      const client = clientOf(front);
      try {
        const [user] = (await bench.fortitoken("/api/v1/user")).json<User[]>();
        assert.ok(user);
        const folder = new RunFolder<UserRun, RunEntry>(home, "users");
        const place = { profileId: "p", profile: "Lab", host: front.url, clientId: "c", title: "Issue New Tokens" };
        const step = { action: "change", id: user.id, name: "ann", change: { change_token: true }, seen: {} } as const;
        let run = await folder.create({ ...place, startedAt: 0, steps: [step] });
        const said = () => "problem";
        const words = {
          error: said,
          otherUser: said,
          changedMeanwhile: said,
          gone: said,
          shownOtherwise: said,
          notShown: said,
          createdOnly: said,
          interrupted: said,
        };
        const steps = new UserSteps(() => Promise.resolve(client), words);
        const carryOut = () => {
          const runner = new Runner({
            run,
            executeStep: (row, journal) => steps.carryOut(row, journal),
            pause: systemTiming.pause,
            describe: String,
          });
          return runner.carryOut(new AbortController().signal, () => undefined);
        };
        front.breakNext({ how: "badRecord", when: "after" });
        assert.equal((await carryOut()).type, "stopped");
        await run.release();
        const again = await folder.open(run.id);
        assert.ok(again);
        run = again;
        assert.equal((await carryOut()).type, "done");
        assert.deepEqual((await folder.list()).runs[0]?.entries.at(-1), {
          ...{ outcome: 0, result: "unknown", problem: "problem" },
        });
        await run.finish();
        assert.equal(bench.sandbox.requests.carriedOut("fortitoken", "updateUser"), 1, "tokens issued");
      } finally {
        client.dispose();
        await front.stop();
      }
    });
  }
});
