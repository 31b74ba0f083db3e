import assert from "node:assert/strict";
import type { Profile } from "../../src/profiles/profile";
import { fortitokenCredentials } from "../../src/sandbox";
import type { TreeNode } from "../../src/explorer/tree/node";
import { FakeDialogs } from "../unit/profiles/fakeDialogs";
import { ExplorerBench, labelOf } from "./explorerBench";
import { replaceMethods } from "./replaceMethods";
import { until } from "./until";

const views = ["realms", "users", "tokens"] as const;

describe("a refused sign-in", () => {
  let bench: ExplorerBench;
  let dialogs: FakeDialogs;
  let restore: () => void;
  let acme: Profile;

  before(async () => {
    bench = await ExplorerBench.start({ users: 20 });
  });
  beforeEach(async () => {
    dialogs = new FakeDialogs();
    restore = replaceMethods(bench.app.dialogs, dialogs);
    await bench.keepSecret("acme", fortitokenCredentials.webApp.clientSecret);
    acme = await bench.addFortitoken({ id: "acme", label: "Acme", sandbox: false });
    await showViews();
  });
  afterEach(async () => {
    await bench.clear();
    await bench.app.vault.remove("acme");
    restore();
  });
  after(() => bench.stop());

  const showViews = () => Promise.all(views.map((view) => bench.rows(view)));
  const refreshViews = async (): Promise<TreeNode[][]> => {
    await Promise.all(views.map((view) => bench.run(`${view}.refresh`)));
    return showViews();
  };
  const deleteUser = () =>
    bench.run("deleteUser", { ref: { profileId: "acme", service: "fortitoken", kind: "user", id: "5f0c7a52" } });
  const logins = () => bench.sandbox.requests.count("fortitoken", "login");
  const messages = () => dialogs.errors.map(({ message }) => message);

  /** Revokes tokens and secret. */
  function refuse(): void {
    bench.sandbox.reset();
    bench.sandbox.faults.add({ service: "fortitoken", operation: "login", status: 401, times: 1000 });
  }

  it("shows one notification for all views and commands, and sends the secret once", async () => {
    assert.deepEqual(messages(), []);
    refuse();
    const [[rows]] = await Promise.all([refreshViews(), deleteUser()]);
    assert.ok(rows?.[0]);
    assert.equal(labelOf(rows[0]), "Sign-in refused");
    assert.equal(logins(), 1);
    assert.equal(dialogs.errors.length, 1, messages().join("\n"));
    assert.match(messages()[0]!, /^Acme \(.*\) refused the sign-in\./);
    assert.deepEqual(dialogs.errors[0]!.buttons, ["Sign In Again", "Show Log"]);
  });

  it("is reported by every later command, which does not send the secret again", async () => {
    refuse();
    await refreshViews();
    await deleteUser();
    await deleteUser();
    await until(() => dialogs.errors.length === 3);
    assert.ok(messages().every((message) => /refused the sign-in/.test(message)));
    assert.equal(logins(), 1);
  });

  it("is retried once on request, and notifies again only after a successful sign-in", async () => {
    refuse();
    const [rows] = await refreshViews();
    await bench.run("retry", rows![0]);
    await showViews();
    assert.deepEqual([logins(), dialogs.errors.length], [2, 1]);

    bench.sandbox.faults.clear();
    await bench.keepSecret(acme.id, fortitokenCredentials.webApp.clientSecret);
    await until(async () => labelOf((await bench.rows("realms"))[0]!) !== "Sign-in refused");
    assert.equal(bench.app.connections.state(acme.id), "signedIn");
    refuse();
    await refreshViews();
    assert.deepEqual([logins(), dialogs.errors.length], [1, 2]);
  });

  it("and a missing secret share one notification", async () => {
    await bench.app.vault.remove(acme.id);
    await Promise.all([showViews(), deleteUser()]);
    await until(() => dialogs.errors.length > 0);
    await showViews();
    assert.equal(dialogs.errors.length, 1, messages().join("\n"));
    assert.match(messages()[0]!, /The secret for Acme .* Sign in again\./);
  });
});
