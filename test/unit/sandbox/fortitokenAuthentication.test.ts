import assert from "node:assert/strict";
import { schemas } from "../../../src/contract/generated/validators";
import { FortitokenBench, otherThan } from "./fortitokenBench";
import { messageOf, type Reply } from "./sandboxClient";

interface Preview {
  readonly auth_method: string;
  readonly action: string;
  readonly temp_token: boolean;
  readonly push_enabled?: boolean;
  readonly message?: string;
}

describe("Sandbox: FortiToken Cloud authentication", () => {
  let bench: FortitokenBench;
  beforeEach(async () => {
    bench = await FortitokenBench.start();
  });
  afterEach(() => bench.stop());

  function assertRefused(reply: Reply, status: number, text: RegExp): void {
    assert.equal(reply.status, status, reply.text);
    assert.match(messageOf(reply), text);
  }

  describe("preview", () => {
    it("returns method and action, and push_enabled with FTM only", async () => {
      await bench.ready();
      const mobile = (await bench.preview({ username: "mlund" })).json<Preview>();
      assert.deepEqual(mobile, { auth_method: "FTM", action: "MFA", temp_token: false, push_enabled: true });
      assert.ok(schemas.fortitoken.AuthPreview(mobile));
      const other = await bench.preview({ username: "mlund", auth_method: "Email" });
      assert.deepEqual(other.json(), { auth_method: "Email", action: "MFA", temp_token: false });
    });

    it("returns Bypass for a bypassed user and Block for the blocked location", async () => {
      const user = await bench.ready();
      const blocked = (await bench.preview({ username: "mlund", location: "ZZ" })).json<Preview>();
      assert.equal(blocked.action, "Block");
      assert.match(blocked.message ?? "", /ZZ/);
      await bench.update(user.id, { bypass: true });
      const bypassed = (await bench.preview({ username: "mlund", location: "CA" })).json<Preview>();
      assert.deepEqual(bypassed, { auth_method: "FTM", action: "Bypass", temp_token: false });
    });
  });

  it("refuses an unknown user, an unknown realm and an unusable token with 400", async () => {
    for (const ask of [(body: object) => bench.preview(body), (body: object) => bench.auth(body)]) {
      assertRefused(await ask({ username: "nobody" }), 400, /does not exist/);
      assertRefused(await ask({ username: "mlund", realm: "nowhere" }), 400, /realm/);
      assertRefused(await ask({ username: "mlund", realm: "retired-vpn" }), 400, /realm/);
    }
    await bench.made();
    assertRefused(await bench.auth({ username: "mlund" }), 400, /not activated/);
    assertRefused(await bench.preview({ username: "mlund" }), 400, /not activated/);
    assertRefused(await bench.auth({ username: "mlund", auth_method: "FTK" }), 400, /no FTK token/);
    assertRefused(await bench.auth({ username: "mlund", auth_method: "Fax" }), 400, /FTM, Email, SMS, FTK/);
    assertRefused(await bench.auth({}), 400, /username/);
  });

  it("finds the user in the given realm, and respects case and accents on request", async () => {
    await bench.ready({ username: "åsa", realm: "branch-lab" });
    const { id } = await bench.realm("branch-lab");
    assert.equal((await bench.preview({ username: "ASA", realm_id: id })).status, 200);
    assert.equal((await bench.preview({ username: "ASA", realm: "branch-lab" })).status, 200);
    const exact = { username: "ASA", realm: "branch-lab", case_accent_sensitive: "True" };
    assertRefused(await bench.preview(exact), 400, /does not exist/);
    assertRefused(await bench.preview({ username: "åsa" }), 400, /does not exist/);
  });

  it("accepts a token's code for its 30 seconds and one step before and after", async () => {
    await bench.ready();
    const [shown] = await bench.codes("mlund");
    assert.ok(shown);
    assert.equal(shown.method, "FTM");
    assert.equal(shown.expiresAt, Math.ceil((bench.bench.time + 1) / 30_000) * 30_000);
    const accepted = await bench.auth({ username: "mlund", token: shown.code });
    assert.deepEqual([accepted.status, accepted.text], [200, ""]);
    bench.wait(30_000);
    assert.notEqual(await bench.code("mlund"), shown.code);
    assert.equal((await bench.auth({ username: "mlund", token: shown.code })).status, 200);
    bench.wait(30_000);
    assertRefused(await bench.auth({ username: "mlund", token: shown.code }), 401, /wrong or has expired/);
  });

  it("accepts the code of a hardware token, which cannot receive a push", async () => {
    await bench.ready({ auth_method: "FTK" });
    assertRefused(await bench.auth({ username: "mlund" }), 400, /token is required/);
    assert.equal((await bench.auth({ username: "mlund", token: await bench.code("mlund") })).status, 200);
  });

  it("sends a code by e-mail or SMS, which is valid once and for its lifetime", async () => {
    for (const auth_method of ["Email", "SMS"]) {
      const username = `user.${auth_method}`;
      await bench.made({ username, auth_method });
      assertRefused(await bench.auth({ username, token: "123456" }), 401, /wrong/);
      const sent = await bench.auth({ username });
      assert.deepEqual([sent.status, sent.text], [200, ""]);
      const [code] = await bench.codes(username);
      assert.deepEqual([code?.method, code?.expiresAt], [auth_method, bench.bench.time + 300_000]);
      assert.equal((await bench.auth({ username, token: code?.code })).status, 200);
      assertRefused(await bench.auth({ username, token: code?.code }), 401, /wrong/);

      await bench.auth({ username });
      const late = await bench.code(username);
      bench.wait(300_000);
      assertRefused(await bench.auth({ username, token: late }), 401, /expired/);
      assert.deepEqual(await bench.codes(username), []);
    }
  });

  it("lists every sent code, and a token's code by the user's name alone", async () => {
    await bench.ready();
    await bench.made({ username: "bymail", auth_method: "Email" });
    assert.deepEqual((await bench.control("/codes")).json(), []);
    await bench.auth({ username: "bymail" });
    const sent = (await bench.control("/codes")).json<{ username: string; realm: string }[]>();
    assert.deepEqual(
      sent.map(({ username, realm }) => [username, realm]),
      [["bymail", "head-office"]],
    );
    assert.deepEqual(
      (await bench.codes("MLUND")).map(({ username }) => username),
      ["mlund"],
    );
  });

  it("locks the user after the allowed attempts, returns the minutes, and unlocks by itself", async () => {
    const user = await bench.ready();
    await bench.control("/options", { method: "PATCH", body: { lockoutAttempts: 3, lockoutPeriodMs: 150_000 } });
    for (const failures of [1, 2, 3]) {
      const wrong = otherThan(await bench.code("mlund"));
      assertRefused(await bench.auth({ username: "mlund", token: wrong }), 401, /wrong/);
      assert.equal((await bench.user(user.id)).fail_times, failures);
    }
    assert.notEqual((await bench.user(user.id)).lockout_at, null);
    const right = async (): Promise<Reply> => bench.auth({ username: "mlund", token: await bench.code("mlund") });
    assertRefused(await right(), 401, /3 minutes/);
    bench.wait(100_000);
    assertRefused(await right(), 401, /1 minute\./);
    bench.wait(50_000);
    assert.equal((await right()).status, 200);
    assert.deepEqual([(await bench.user(user.id)).lockout_at, (await bench.user(user.id)).fail_times], [null, 0]);
  });

  it("resets the failures after a right code, and keeps an administrator's lock", async () => {
    const user = await bench.ready();
    await bench.auth({ username: "mlund", token: otherThan(await bench.code("mlund")) });
    await bench.auth({ username: "mlund", token: await bench.code("mlund") });
    assert.equal((await bench.user(user.id)).fail_times, 0);
    await bench.update(user.id, { lockout: true });
    bench.wait(86_400_000);
    assertRefused(await bench.auth({ username: "mlund" }), 401, /administrator/);
  });

  it("accepts a bypassed user, and refuses a blocked location and a disabled account", async () => {
    const user = await bench.ready();
    assertRefused(await bench.auth({ username: "mlund", location: "zz" }), 403, /blocked/);
    await bench.update(user.id, { bypass: true });
    assert.equal((await bench.auth({ username: "mlund" })).status, 200);
    await bench.update(user.id, { active: false });
    assertRefused(await bench.auth({ username: "mlund" }), 402, /disabled/);
    assertRefused(await bench.preview({ username: "mlund" }), 402, /disabled/);
  });

  it("does not allow bypass while the option forbids it", async () => {
    const user = await bench.ready();
    await bench.control("/options", { method: "PATCH", body: { bypassAllowed: false } });
    assertRefused(await bench.update(user.id, { bypass: true }), 400, /bypass/);
  });

  it("answers 402 without SMS credits, but still accepts the last code", async () => {
    await bench.control("/options", { method: "PATCH", body: { smsLeft: 1 } });
    await bench.made({ auth_method: "SMS" });
    assert.equal((await bench.auth({ username: "mlund" })).status, 200);
    assertRefused(await bench.auth({ username: "mlund" }), 402, /SMS/);
    assertRefused(await bench.preview({ username: "mlund" }), 402, /SMS/);
    assert.equal((await bench.auth({ username: "mlund", token: await bench.code("mlund") })).status, 200);
    await bench.control("/options", { method: "PATCH", body: { smsLeft: 5 } });
    assert.equal((await bench.auth({ username: "mlund" })).status, 200);
  });

  it("refuses an empty code instead of sending a new one", async () => {
    await bench.ready();
    assertRefused(await bench.auth({ username: "mlund", token: "" }), 400, /token must not be empty/);
    assert.deepEqual((await bench.control("/pushes")).json(), []);
  });

  it("keeps leading zeros of a code, and accepts a code sent as a number", async () => {
    await bench.ready();
    let code = await bench.code("mlund");
    while (code.startsWith("0")) {
      bench.wait(30_000);
      code = await bench.code("mlund");
    }
    assert.equal((await bench.auth({ username: "mlund", token: Number(code) })).status, 200);
    while (!code.startsWith("0")) {
      bench.wait(30_000);
      code = await bench.code("mlund");
    }
    assert.equal((await bench.auth({ username: "mlund", token: Number(code) })).status, 401);
    assert.equal((await bench.auth({ username: "mlund", token: code })).status, 200);
  });
});
