import assert from "node:assert/strict";
import type { FortitokenToken, User } from "../../src/contract";
import { fortitokenCredentials } from "../../src/sandbox";
import { descriptionOf, ExplorerBench, isRecord, labelOf, type RecordRow } from "./explorerBench";
import { commandsOnRow } from "./rowMenus";
import { until } from "./until";
import { itemOf } from "../itemOf";

describe("Tokens view", () => {
  let bench: ExplorerBench;

  before(async () => (bench = await ExplorerBench.start({ users: 60 })));
  afterEach(() => bench.clear());
  after(() => bench.stop());

  const lists = () => bench.sandbox.requests.count("fortitoken", "listTokens");
  const tokens = async (group: string) =>
    (await bench.rows("tokens", await bench.row("tokens", group))).filter(isRecord) as RecordRow<FortitokenToken>[];

  it("shows tokens in groups that are requested when they are opened", async () => {
    await bench.addFortitoken();
    assert.deepEqual((await bench.rows("tokens")).map(labelOf), [
      "Licence and Usage",
      "Mobile Tokens",
      "Free Hardware Tokens",
      "Assigned Hardware Tokens",
      "Temporary Tokens",
    ]);
    assert.equal(lists(), 0);
    const mobile = await tokens("Mobile Tokens");
    assert.equal(lists(), 1);
    assert.ok(mobile.length > 0 && mobile.every(({ ref }) => ref.id.startsWith("FTKMOB")));
    assert.equal(descriptionOf(await bench.row("tokens", "Mobile Tokens")), String(mobile.length));
    const free = await tokens("Free Hardware Tokens");
    assert.ok(free.length > 0 && free.every((row) => descriptionOf(row) === "free"));
    const assigned = await tokens("Assigned Hardware Tokens");
    assert.ok(assigned.length > 0);
    for (const { ref, record } of assigned) {
      assert.match(ref.id, /^FTK2/);
      assert.ok(record.value.user_id);
    }
    const temporary = await tokens("Temporary Tokens");
    assert.ok(temporary.length > 0 && temporary.every(({ ref }) => ref.id.startsWith("TMP")));
    assert.equal(lists(), 4);
  });

  it("shows an empty group when the service answers 404", async () => {
    await bench.addFortitoken();
    bench.sandbox.faults.add({ service: "fortitoken", operation: "listTokens", status: 404, times: 1 });
    const rows = await bench.rows("tokens", await bench.row("tokens", "Temporary Tokens"));
    assert.deepEqual(rows.map(labelOf), ["None"]);
    assert.match(itemOf(rows[0]!).contextValue ?? "", /^message empty/);
  });

  it("filters by type, by status on the service, and by owner", async () => {
    await bench.addFortitoken();
    const { filter } = bench.explorer.views.tokens;
    await filter.set({ kind: ["temporary", "freeHardware"] });
    assert.deepEqual((await bench.rows("tokens")).map(labelOf), [
      "Licence and Usage",
      "Free Hardware Tokens",
      "Temporary Tokens",
    ]);
    await filter.set({ status: ["enable"] });
    assert.deepEqual((await bench.rows("tokens")).map(labelOf), ["Licence and Usage", "Mobile Tokens"]);
    const enabled = await tokens("Mobile Tokens");
    assert.ok(enabled.every((row) => /^enable · /.test(descriptionOf(row))));
    await filter.set({ status: ["others"] });
    const others = await tokens("Mobile Tokens");
    assert.ok(others.length > 0 && others.every(({ ref }) => !enabled.some((row) => row.ref.id === ref.id)));
    const owner = others[0]!.record.value.username!;
    const asked = lists();
    await filter.set({ status: ["others"], owner: [owner.slice(1).toUpperCase()] });
    assert.ok((await tokens("Mobile Tokens")).every(({ record }) => record.value.username === owner));
    assert.equal(lists(), asked, "loaded tokens are not asked for again");
    await filter.set({ status: ["transfer"], kind: ["temporary"] });
    assert.deepEqual((await bench.rows("tokens")).map(labelOf), ["Licence and Usage"]);
  });

  it("jumps from a user to its tokens, and from a token to its user", async () => {
    await bench.addFortitoken();
    const users = (await bench.rows("users")).filter(isRecord) as RecordRow<User>[];
    const user = users.find(({ record }) => record.value.auth_method === "FTM")!;
    assert.ok(commandsOnRow(itemOf(user).contextValue ?? "", "menu").includes("showTokens"));
    await bench.run("showTokens", user);
    const found = await tokens(`Tokens of ${labelOf(user)}`);
    assert.ok(found.length > 0);
    assert.ok(found.every(({ record }) => record.value.user_id === user.record.value.user_id));
    assert.ok(commandsOnRow(itemOf(found[0]!).contextValue ?? "", "menu").includes("showOwner"));
    await bench.run("showOwner", found[0]);
    const { tree } = bench.explorer.views.users;
    await until(() => tree.selection[0] !== undefined);
    const shown = tree.selection[0] as RecordRow<User>;
    assert.equal(shown.record.value.user_id, user.record.value.user_id);
  });

  it("finds a token by its serial, and reloads a single token", async () => {
    await bench.addFortitoken();
    const [token] = await tokens("Mobile Tokens");
    await bench.explorer.views.tokens.filter.set({ serial: [token!.ref.id] });
    const found = await tokens("Tokens with This Serial");
    assert.deepEqual(found.map(labelOf), [token!.ref.id]);
    const asked = lists();
    await bench.run("refreshRow", found[0]);
    assert.equal(lists(), asked + 1);
  });

  it("offers a management application with write access to remove a temporary token", async () => {
    const { clientId } = fortitokenCredentials.management;
    const offers = async () => {
      await bench.rows("users");
      const [token] = await tokens("Temporary Tokens");
      return commandsOnRow(itemOf(token!).contextValue ?? "", "menu").includes("takeTemporaryToken");
    };
    await bench.addFortitoken();
    assert.equal(await offers(), false);
    await bench.clear();
    await bench.addFortitoken({ clientId });
    assert.equal(await offers(), true);
    await bench.clear();
    await bench.addFortitoken({ clientId, readOnly: true });
    assert.equal(await offers(), false);
  });
});
