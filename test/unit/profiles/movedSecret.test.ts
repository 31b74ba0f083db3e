import assert from "node:assert/strict";
import http from "node:http";
import type { AddressInfo } from "node:net";
import type { Profile } from "../../../src/profiles/profile";
import { FakeSecrets } from "./fakeStorage";
import { profileBench } from "./profileBench";
import { SharedState, type WindowMemento } from "./sharedState";

/** A host that records every sign-in and accepts it. */
class Host {
  readonly got: string[] = [];
  private readonly server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      if (request.url?.includes("/login")) this.got.push(body);
      if (request.url?.includes("/auth/")) this.got.push(String(request.headers.authorization));
      response.setHeader("content-type", "application/json");
      const token = { access_token: "token-of-this-host", expires_in: 3600 };
      response.end(JSON.stringify(/login|auth/.test(request.url ?? "") ? token : []));
    });
  });

  static async start(): Promise<Host> {
    const host = new Host();
    await new Promise<void>((resolve) => host.server.listen(0, "127.0.0.1", resolve));
    return host;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

describe("a profile that was moved to another host with another secret", () => {
  let oldHost: Host;
  let newHost: Host;
  let state: SharedState;
  let secrets: FakeSecrets;
  beforeEach(async () => {
    oldHost = await Host.start();
    newHost = await Host.start();
    state = new SharedState();
    secrets = new FakeSecrets();
  });
  afterEach(() => {
    oldHost.stop();
    newHost.stop();
  });

  /** A window with a view that reloads whenever the profile or its sign-in changes. */
  function openWindow(service: Profile["service"]) {
    const memento = state.window();
    const bench = profileBench({}, { memento, secrets });
    let reads: Promise<unknown> = Promise.resolve();
    const read = async (): Promise<string> => {
      try {
        if (service === "fortitoken") await (await bench.connections.fortitoken("p1")).realms();
        else await (await bench.connections.forticnp("p1")).resourceMap();
        return "read";
      } catch (error) {
        return (error as { category?: string }).category ?? String(error);
      }
    };
    const view = (): void => void (reads = Promise.all([reads, read()]));
    bench.connections.onDidChangeState((id) => bench.connections.state(id) === "unknown" && view());
    bench.store.onDidChange(view);
    const prompts: string[] = [];
    bench.connections.onDidFailSignIn(({ error }) => prompts.push(error.category));
    return { ...bench, window: memento, prompts, read, settled: () => reads };
  }

  const profileOf = (service: Profile["service"]): Profile => ({
    id: "p1",
    service,
    label: "Acme",
    host: oldHost.url,
    readOnly: true,
    sandbox: false,
    ...(service === "fortitoken" ? { clientId: "app" } : { company: { id: "1", name: "Acme Ltd" }, roleId: "2" }),
  });

  /** Delivers this window's sent messages to these windows. */
  async function deliver(from: WindowMemento, ...to: readonly WindowMemento[]): Promise<void> {
    while (from.deliver("sent"));
    for (const memento of to) while (memento.deliver("heard"));
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Waits for a promise that needs messages to be delivered. */
  async function delivered(work: Promise<unknown>, from: WindowMemento, ...to: readonly WindowMemento[]) {
    const done = new AbortController();
    void work.finally(() => done.abort());
    while (!done.signal.aborted) await deliver(from, ...to);
    await work;
  }

  for (const service of ["fortitoken", "forticnp"] as const) {
    async function twoWindows() {
      const [here, there] = [openWindow(service), openWindow(service)];
      const profile = profileOf(service);
      await delivered(here.keeper.keep(profile, "secret-of-old"), here.window, here.window, there.window);
      await there.store.refresh();
      assert.deepEqual([await here.read(), await there.read()], ["read", "read"]);
      return { here, there, profile, moved: { ...profile, host: newHost.url } };
    }

    const checkSecrets = (): void => {
      assert.ok(!oldHost.got.join().includes("secret-of-new"), "the old host got the new secret");
      assert.ok(!newHost.got.join().includes("secret-of-old"), "the new host got the old secret");
    };

    it(`sends no secret of ${service} to a wrong host if the secret is stored before the host`, async () => {
      const { here, there, moved } = await twoWindows();
      const kept = here.keeper.keep(moved, "secret-of-new");
      // The secret is stored and all windows know it; no window has saved the profile yet.
      while (![...secrets.values.values()].join().includes("secret-of-new")) await new Promise(setImmediate);
      await Promise.all([here.settled(), there.settled()]);
      assert.equal(await there.read(), "signedOut");
      checkSecrets();
      // The profile is saved, but the other window does not know it.
      await delivered(kept, here.window, here.window);
      assert.deepEqual([await here.read(), await there.read()], ["read", "signedOut"]);
      checkSecrets();
      // The message has arrived, but the editor fires no event, so that only the next read shows it.
      await deliver(here.window, there.window);
      assert.equal(await there.read(), "read");
      checkSecrets();
      assert.deepEqual([here.prompts, there.prompts], [[], []]);
      assert.ok(newHost.got.join().includes("secret-of-new"));
    });

    it(`sends no secret of ${service} to a wrong host if the host is stored before the secret`, async () => {
      const { here, there, moved } = await twoWindows();
      await delivered(here.store.save(moved), here.window, here.window, there.window);
      assert.deepEqual([await here.read(), await there.read()], ["signedOut", "signedOut"]);
      await Promise.all([here.settled(), there.settled()]);
      checkSecrets();
      await there.vault.store(moved, "secret-of-new");
      assert.deepEqual([await here.read(), await there.read()], ["read", "read"]);
      checkSecrets();
      assert.deepEqual([here.prompts, there.prompts], [[], []]);
    });
  }

  it("sends no secret with another application's client id", async () => {
    const here = openWindow("fortitoken");
    const profile = profileOf("fortitoken");
    await delivered(here.keeper.keep(profile, "secret-of-old"), here.window, here.window);
    assert.equal(await here.read(), "read");
    await delivered(here.store.save({ ...profile, clientId: "other" }), here.window, here.window);
    assert.equal(await here.read(), "signedOut");
    await here.vault.store({ ...profile, clientId: "third" }, "secret-of-third");
    assert.equal(await here.read(), "signedOut");
    await here.settled();
    assert.deepEqual([...new Set(oldHost.got)], ['{"client_id":"app","client_secret":"secret-of-old"}']);
  });

  it("sends the stored secret to no other host, and asks for a new one", async () => {
    const here = openWindow("fortitoken");
    await delivered(here.keeper.keep(profileOf("fortitoken"), "secret-of-old"), here.window, here.window);
    const { input, command } = here.person("Host", newHost.url, "Save Profile", undefined);
    await command("editProfile", "p1");
    assert.match(input.rows()[0]!.label, /No secret is saved for 127\.0\.0\.1:\d+, app\./);
    assert.deepEqual(newHost.got, []);
    assert.equal(here.store.get("p1")?.host, oldHost.url);
  });

  it("sends a secret typed for one host to no other, even if another window moves the profile meanwhile", async () => {
    const here = openWindow("fortitoken");
    const profile = profileOf("fortitoken");
    await delivered(here.keeper.keep(profile, "secret-of-old"), here.window, here.window);
    const signingIn = here.person("secret-of-old", undefined);
    const answer = signingIn.input.input.bind(signingIn.input);
    signingIn.input.input = async (question) => {
      await delivered(here.store.save({ ...profile, host: newHost.url }), here.window, here.window);
      return answer(question);
    };
    await signingIn.command("signIn", "p1");
    assert.match(
      signingIn.input.rows()[0]?.label ?? "",
      /Acme now points to 127\.0\.0\.1:\d+ .* this was confirmed for/,
    );
    assert.deepEqual(newHost.got, []);
  });
});
