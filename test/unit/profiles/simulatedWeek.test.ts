import assert from "node:assert/strict";
import { EventEmitter } from "vscode";
import { ClientTypes } from "../../../src/profiles/clientTypes";
import { Connections } from "../../../src/profiles/connections";
import type { Profile } from "../../../src/profiles/profile";
import { ProfileKeeper } from "../../../src/profiles/profileKeeper";
import { ProfileStore } from "../../../src/profiles/profileStore";
import { SecretVault } from "../../../src/profiles/secretVault";
import { SignInPrompts } from "../../../src/profiles/signInPrompts";
import { forticnpCredentials, fortitokenCredentials, startSandbox, type Sandbox } from "../../../src/sandbox";
import { Random } from "../../../src/sandbox/seed/random";
import { createFortiCnpClient, createFortiTokenClient } from "../../../src/services";
import { ServiceError } from "../../../src/services/errors";
import { promise } from "../../promise";
import { FakeClock, hour, minute } from "../services/fakeClock";
import { FakeDialogs } from "./fakeDialogs";
import { FakeMemento, FakeSecrets } from "./fakeStorage";
import { ForticnpSignIns, FortitokenSignIns } from "./tokenModel";

const { webApp } = fortitokenCredentials;
const monday = Date.UTC(2026, 0, 12, 8);
const day = 24 * hour;
const skews = [-10 * minute, 0, 10 * minute];

/** The requests to both services and their results. */
interface Use {
  readonly fortitoken: { readonly logins: number; readonly calls: number; readonly outcome: string };
  readonly forticnp: {
    readonly refreshes: number;
    readonly exchanges: number;
    readonly calls: number;
    readonly outcome: string;
  };
}

/** Both profiles in one window, with a service clock and a local clock that tests advance. */
class Office {
  /** How far the local clock is ahead, in ms. */
  skew = 0;
  readonly prompts: string[] = [];
  private readonly memento = new FakeMemento();
  private readonly store = new ProfileStore(this.memento);
  private readonly vault = new SecretVault(new FakeSecrets());
  private readonly keeper = new ProfileKeeper(this.store, this.vault, new FakeDialogs());
  private readonly clientTypes = new ClientTypes(this.memento);
  private readonly connections: Connections;
  private readonly owned: { dispose(): void }[] = [];

  constructor(
    private readonly sandbox: Sandbox,
    /** The services' clock. */
    readonly service: FakeClock,
  ) {
    const log = { request: () => undefined };
    const clock = { now: () => this.localNow, pause: () => Promise.resolve() };
    const common = { readOnly: false, timeoutMs: 10_000, log, clock };
    const clients = {
      fortitoken: (profile: Profile, clientSecret: string, wiring: object) =>
        Promise.resolve(
          createFortiTokenClient({
            ...common,
            ...wiring,
            host: profile.host,
            label: profile.label,
            profileId: profile.id,
            clientId: webApp.clientId,
            clientSecret,
          }),
        ),
      forticnp: (profile: Profile, credential: string, wiring: object) =>
        Promise.resolve(
          createFortiCnpClient({
            ...common,
            ...wiring,
            host: profile.host,
            label: profile.label,
            profileId: profile.id,
            credential,
            scope: { companyId: "771205", roleId: profile.roleId ?? "" },
          }),
        ),
    };
    const settings = { onDidChange: new EventEmitter<void>().event };
    this.connections = new Connections({ store: this.store, vault: this.vault, clients, log, settings });
    const errors = {
      takeOver: () => undefined,
      notify: (_: unknown, profileId?: string) => Promise.resolve(void this.prompts.push(profileId ?? "")),
    };
    const window = { state: { focused: true, active: true }, onDidChangeWindowState: new EventEmitter<never>().event };
    this.owned.push(this.connections, this.store, this.vault, this.clientTypes);
    this.owned.push(new SignInPrompts(this.connections, errors, window));
  }

  get localNow(): number {
    return this.service.now() + this.skew;
  }

  dispose(): void {
    for (const part of this.owned.reverse()) part.dispose();
  }

  /** Signs both profiles in. */
  async signIn(credential: string, roleId: string): Promise<void> {
    const { fortitokenUrl, forticnpUrl } = this.sandbox;
    const common = { readOnly: false, sandbox: false };
    await this.keeper.keep(
      {
        ...common,
        id: "tokens",
        service: "fortitoken",
        label: "Tokens",
        host: fortitokenUrl,
        clientId: webApp.clientId,
      },
      webApp.clientSecret,
    );
    const company = { id: "771205", name: "Example Retail" };
    await this.keeper.keep(
      { ...common, id: "cloud", service: "forticnp", label: "Cloud", host: forticnpUrl, company, roleId },
      credential,
    );
  }

  /** The user presses Try Again. */
  retry(): void {
    this.connections.retry("tokens");
    this.connections.retry("cloud");
  }

  /** Several views read one list of each service at the same time. */
  async use(): Promise<Use> {
    this.sandbox.requests.clear();
    const outcomes = await Promise.all([
      outcomeOf(async () => (await this.connections.fortitoken("tokens")).realms()),
      outcomeOf(async () => (await this.connections.forticnp("cloud")).reference.countries()),
    ]);
    const { requests } = this.sandbox;
    const [logins, refreshes, exchanges] = [
      requests.count("fortitoken", "login"),
      requests.count("forticnp", "refreshToken"),
      requests.count("forticnp", "getCredentialsToken"),
    ];
    return {
      fortitoken: { logins, calls: requests.count("fortitoken") - logins, outcome: outcomes[0] },
      forticnp: {
        refreshes,
        exchanges,
        calls: requests.count("forticnp") - refreshes - exchanges,
        outcome: outcomes[1],
      },
    };
  }
}

async function outcomeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return "answered";
  } catch (error) {
    return ServiceError.is(error) ? error.category : String(error);
  }
}

/** Revokes every token. */
function revokeTokens(sandbox: Sandbox): void {
  sandbox.reset();
}

/** Refuses the secrets and the refresh tokens from now on. */
function revokeCredentials(sandbox: Sandbox): void {
  revokeTokens(sandbox);
  sandbox.faults.add({ service: "fortitoken", operation: "login", status: 401, times: 10_000 });
  for (const operation of ["getCredentialsToken", "refreshToken"]) {
    sandbox.faults.add({ service: "forticnp", operation, status: 401, times: 10_000 });
  }
}

describe("a week of use", () => {
  let sandbox: Sandbox;
  let office: Office;
  let serviceTime = new FakeClock(monday);

  before(async () => {
    sandbox = await startSandbox({
      fortitokenPort: 0,
      forticnpPort: 0,
      users: 5,
      alerts: 5,
      requestsPerMinute: 0,
      now: () => serviceTime.now(),
    });
  });
  after(() => sandbox.stop());
  beforeEach(() => open());
  afterEach(() => office.dispose());

  /** A new window on a Monday morning. */
  function open(): void {
    serviceTime = new FakeClock(monday);
    office = new Office(sandbox, serviceTime);
    sandbox.reset();
  }

  it("needs 10 logins, 2 credential exchanges and 3 refreshes for a day from 8 to 17 with a request every ten minutes", async () => {
    await office.signIn(forticnpCredentials.oneCompany, "771204");
    const sum = { logins: 0, refreshes: 0, exchanges: 0, calls: 0 };
    for (let look = 0; look <= 9 * 6; look += 1) {
      const { fortitoken, forticnp } = await office.use();
      assert.deepEqual([fortitoken.outcome, forticnp.outcome], ["answered", "answered"]);
      sum.logins += fortitoken.logins;
      sum.refreshes += forticnp.refreshes;
      sum.exchanges += forticnp.exchanges;
      sum.calls += fortitoken.calls + forticnp.calls;
      office.service.advance(10 * minute);
    }
    // One login per hour from 8 to 17. The credential is used at 8, and at 16 when the refresh token expires; refreshes
    // are at 10, 12 and 14.
    assert.deepEqual(sum, { logins: 10, refreshes: 3, exchanges: 2, calls: 2 * 55 });
    assert.deepEqual(office.prompts, []);
  });

  promise(
    "a week of use sends only the necessary token requests, and never repeats a refused secret without the user",
    { short: 3, long: 150 },
    async (weeks, tally) => {
      for (let seed = 1; seed <= weeks; seed += 1) {
        await tally.try(`week ${seed}`, async () => {
          office.dispose();
          open();
          await simulateWeek(new Random(seed, "week"));
        });
      }
    },
  );

  /**
   * Five working days; the machine sleeps at night. Events are random, and the models determine the expected requests.
   */
  async function simulateWeek(random: Random): Promise<void> {
    const fortitoken = new FortitokenSignIns();
    const forticnp = new ForticnpSignIns();
    const revokedAt = monday + 2 * day + random.int(0, 9 * hour);
    const replacedAt = monday + 3 * day + random.int(0, 9 * hour);
    const steppedAt = monday + random.int(0, 5 * day);
    const takenBackAt = [0, 1, 4].map((weekday) => monday + weekday * day + random.int(0, 9 * hour));
    let state: "valid" | "revoked" | "replaced" = "valid";
    office.skew = random.pick(skews);
    let next = { skew: random.pick(skews), stepped: false };
    await office.signIn(forticnpCredentials.oneCompany, "771204");
    for (let weekday = 0; weekday < 5; weekday += 1) {
      office.service.advance(monday + weekday * day - office.service.now());
      const evening = office.service.now() + 9 * hour;
      while (office.service.now() < evening) {
        const now = office.service.now();
        if (!next.stepped && now >= steppedAt) {
          office.skew = next.skew;
          next = { ...next, stepped: true };
        }
        while (takenBackAt[0] !== undefined && now >= takenBackAt[0]) {
          takenBackAt.shift();
          if (state !== "revoked") {
            revokeTokens(sandbox);
            fortitoken.revoke();
            forticnp.revoke();
          }
        }
        if (state === "valid" && now >= revokedAt) {
          state = "revoked";
          revokeCredentials(sandbox);
          fortitoken.close();
          forticnp.close();
        }
        if (state === "revoked" && now >= replacedAt) {
          state = "replaced";
          sandbox.faults.clear();
          fortitoken.reopen();
          forticnp.reopen();
          await office.signIn(forticnpCredentials.twoCompanies, "771388");
        }
        if (state === "revoked" && random.chance(1 / 20)) {
          office.retry();
          fortitoken.retry();
          forticnp.retry();
        }
        const expected: Use = {
          fortitoken: fortitoken.use(now, office.localNow),
          forticnp: forticnp.use(now, office.localNow),
        };
        const when = new Date(now).toISOString();
        assert.deepEqual({ when, ...(await office.use()) }, { when, ...expected });
        assert.ok(expected.fortitoken.calls <= 2 && expected.forticnp.calls <= 2);
        assert.equal(expected.fortitoken.outcome, state === "revoked" ? "signIn" : "answered");
        office.service.advance(1000 * random.int(30, 30 + 25 * 60));
      }
    }
    assert.deepEqual([...office.prompts].sort(), ["cloud", "tokens"]);
  }
});
