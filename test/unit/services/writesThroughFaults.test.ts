import assert from "node:assert/strict";
import type { User } from "../../../src/contract";
import { fortitokenCredentials } from "../../../src/sandbox/index";
import { createFortiTokenClient } from "../../../src/services";
import { ServiceError } from "../../../src/services/errors";
import type { FortiTokenClient } from "../../../src/services/fortitoken/client";
import {
  createUserWithVerification,
  deleteUserWithVerification,
  type NewUser,
  userChange,
} from "../../../src/services/writes/userWriteSpecs";
import {
  type WriteOptions,
  type Outcome,
  writeWithVerification,
} from "../../../src/services/writes/writeWithVerification";
import { promise, type Tally } from "../../promise";
import { TestBench } from "../sandbox/sandboxClient";
import { mixFaults, patienceOfClientMs } from "./faultMixture";
import { LogLines } from "./testServer";

const atOnce = 8;
const mostPerSandbox = 200;
const options: WriteOptions = { patience: { sends: 4, looksAfterMs: [0, 15, 45] } };

/** A row of a run: its result, and how often it was started. */
interface Row<T> {
  readonly name: string;
  readonly outcome: Outcome<T>;
}

/** Writes rows through faults, eight at a time. Rows with an unknown result or a transient refusal are retried. */
async function runRows<T, U>(
  rows: readonly T[],
  nameOf: (row: T) => string,
  write: (row: T, options: WriteOptions) => Promise<Outcome<U>>,
): Promise<Map<T, Row<U>>> {
  const report = new Map<T, Row<U>>();
  const waiting = rows.map((row) => ({ row, maybeSent: false, times: 0 }));
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { row, maybeSent, times } = next;
      assert.ok(times < 40, `${nameOf(row)} never ends`);
      const outcome = await write(row, { ...options, maybeSent });
      report.set(row, { name: nameOf(row), outcome });
      const isUnknown = outcome.outcome === "unknown";
      if (isUnknown || (outcome.outcome === "notDone" && isMomentary(outcome.error))) {
        waiting.push({ row, maybeSent: maybeSent || isUnknown, times: times + 1 });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return report;
}

/** Whether a refusal is not caused by the row itself. */
function isMomentary(error: unknown): boolean {
  return ServiceError.is(error) && (error.operation === "login" || ["rateLimit", "signIn"].includes(error.category));
}

/** A sandbox with faults and a client of it. */
class FaultyService {
  private constructor(
    readonly bench: TestBench,
    readonly client: FortiTokenClient,
  ) {}

  static async start(seed: number, users: number): Promise<FaultyService> {
    const bench = await TestBench.start({ seed, users, alerts: 0, now: Date.now });
    const { clientId, clientSecret } = fortitokenCredentials.webApp;
    const client = createFortiTokenClient({
      host: bench.sandbox.fortitokenUrl,
      label: "Lab",
      readOnly: false,
      timeoutMs: patienceOfClientMs(),
      log: new LogLines(),
      clientId,
      clientSecret,
      clientType: "web",
    });
    return new FaultyService(bench, client);
  }

  readonly clients = () => Promise.resolve(this.client);

  /** All users, read without the client after the last request has ended. */
  async usersAtTheEnd(): Promise<User[]> {
    this.bench.sandbox.faults.clear();
    while (this.bench.sandbox.requests.underWay > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    return this.users();
  }

  async users(): Promise<User[]> {
    return (await this.bench.fortitoken("/api/v1/user")).json<User[]>();
  }

  async realm(): Promise<string> {
    const [realm] = (await this.bench.fortitoken("/api/v1/realm?name=head-office")).json<{ id: string }[]>();
    assert.ok(realm);
    return realm.id;
  }

  carriedOut(operation: string): number {
    return this.bench.sandbox.requests.carriedOut("fortitoken", operation);
  }

  async stop(): Promise<void> {
    this.client.dispose();
    await this.bench.stop();
  }
}

/** Runs the cases in sandboxes of a limited size, each with another seed. */
async function inSandboxes(
  cases: number,
  usersFor: (count: number) => number,
  work: (service: FaultyService, count: number) => Promise<void>,
): Promise<void> {
  for (let done = 0, seed = 1; done < cases; done += mostPerSandbox, seed += 1) {
    const count = Math.min(mostPerSandbox, cases - done);
    const service = await FaultyService.start(seed, usersFor(count));
    try {
      await work(service, count);
    } finally {
      await service.stop();
    }
  }
}

function newUser(realm_id: string, number: number): NewUser {
  const name = `person-${number}`;
  return {
    realm_id,
    username: name,
    // Every twenty-fifth user cannot be created.
    email: number % 25 === 7 ? "no address" : `${name}@example.net`,
    mobile_number: `+1555${String(1_000_000 + number)}`,
    auth_method: number % 3 === 0 ? "FTM" : "Email",
  };
}

describe("writes through faults", () => {
  promise(
    "every user of a list is created exactly once despite lost, late and broken responses, with the true result",
    { short: 60, long: 2000 },
    (cases, tally) =>
      inSandboxes(
        cases,
        () => 0,
        async (service, count) => {
          const realm = await service.realm();
          const rows = Array.from({ length: count }, (_, number) => newUser(realm, number));
          // Other users have some of the names.
          const taken = rows.filter((_, number) => number % 20 === 3);
          for (const row of taken) {
            await service.client.createUser({ ...row, email: "somebody.else@example.net" });
          }
          mixFaults(service.bench.sandbox, ["createUser"], ["listUsers"]);
          const report = await runRows(
            rows,
            ({ username }) => username,
            (row, how) => createUserWithVerification(service.clients, row, how),
          );
          const users = await service.usersAtTheEnd();
          for (const row of rows) await tally.try(row.username, () => checkCreated(row, report.get(row), taken, users));
          const created = [...report.values()].filter(({ outcome }) => outcome.outcome === "done").length;
          await checkOverall(tally, () => {
            assert.equal(service.carriedOut("createUser"), created + taken.length, "creations that the service made");
            assert.equal(users.length, created + taken.length, "users there are");
          });
        },
      ),
  );

  promise(
    "every change of a list of users takes effect despite lost, late and broken responses, and changes nothing else",
    { short: 40, long: 1000 },
    (cases, tally) =>
      inSandboxes(
        cases,
        (count) => count + 20,
        async (service, count) => {
          const before = await service.users();
          const rows = before.slice(0, count);
          const changeOf = ({ username = "", active }: User) => ({
            email: `new-${username}@example.net`,
            mobile_number: "+15550100042",
            active: active !== true,
          });
          mixFaults(service.bench.sandbox, ["updateUser"], ["getUser"]);
          const report = await runRows(
            rows,
            ({ username = "" }) => username,
            (row, how) => writeWithVerification(userChange(row.id, changeOf(row)), service.clients, how),
          );
          const after = new Map((await service.usersAtTheEnd()).map((user) => [user.id, user]));
          for (const user of before) {
            await tally.try(user.username ?? "", () => {
              const isRow = rows.includes(user);
              const expected = isRow ? { ...user, ...changeOf(user) } : user;
              assert.equal(report.get(user)?.outcome.outcome, isRow ? "done" : undefined);
              assert.deepEqual(comparable(after.get(user.id)), comparable(expected));
            });
          }
          await checkOverall(tally, () => assert.equal(after.size, before.length));
        },
      ),
  );

  promise(
    "every user of a selection is deleted, and no other, despite lost, late and broken responses",
    { short: 40, long: 1000 },
    (cases, tally) =>
      inSandboxes(
        cases,
        (count) => count + 20,
        async (service, count) => {
          const before = await service.users();
          const rows = before.slice(0, count);
          const gone = rows.filter((_, number) => number % 10 === 4);
          for (const { id } of gone) await service.client.deleteUser(id);
          mixFaults(service.bench.sandbox, ["deleteUser"], ["getUser"]);
          const report = await runRows(
            rows,
            ({ username = "" }) => username,
            (row, how) => deleteUserWithVerification(service.clients, row.id, how),
          );
          const left = new Set((await service.usersAtTheEnd()).map(({ id }) => id));
          for (const user of before) {
            await tally.try(user.username ?? "", () => {
              const isRow = rows.includes(user);
              assert.equal(left.has(user.id), !isRow);
              const { outcome } = report.get(user) ?? {};
              // A deleted user whose response was lost is found deleted, which counts as done.
              const expected = gone.includes(user) ? /^(already|done)$/ : /^done$/;
              if (isRow) assert.match(outcome?.outcome ?? "", expected);
            });
          }
          await checkOverall(tally, () => assert.equal(service.carriedOut("deleteUser"), rows.length));
        },
      ),
  );
});

function checkCreated(
  row: NewUser,
  reported: Row<{ value: User }> | undefined,
  taken: readonly NewUser[],
  users: readonly User[],
): void {
  const mine = users.filter(({ username }) => username === row.username);
  const outcome = reported?.outcome;
  if (row.email === "no address" && !taken.includes(row)) {
    assert.equal(outcome?.outcome, "notDone");
    assert.equal((outcome.error as ServiceError).category, "badRequest");
    assert.equal(mine.length, 0);
    return;
  }
  assert.equal(mine.length, 1, "times it is there");
  if (taken.includes(row)) {
    assert.equal(mine[0]?.email, "somebody.else@example.net");
    assert.ok(outcome?.outcome === "already" || outcome?.outcome === "notDone", outcome?.outcome);
    return;
  }
  assert.equal(outcome?.outcome, "done", describeOutcome(outcome));
  for (const key of ["email", "mobile_number", "auth_method", "realm_id"] as const) {
    assert.equal(mine[0]?.[key], row[key]);
  }
}

function describeOutcome(outcome: Outcome<unknown> | undefined): string {
  return outcome && "error" in outcome ? `${outcome.outcome}: ${String(outcome.error)}` : String(outcome?.outcome);
}

/** The members that a change may or must not affect, without the time of the change. */
function comparable(user: User | undefined): unknown {
  return user && { ...user, updated_at: undefined };
}

function checkOverall(tally: Tally, work: () => void): Promise<void> {
  return tally.try("all of them together", work);
}
