import assert from "node:assert/strict";
import { schemas } from "../../../src/contract/generated/validators";
import { FortitokenBench } from "./fortitokenBench";
import { messageOf, startMs, type Reply } from "./sandboxClient";

interface TempToken {
  readonly sn: string;
  readonly expired_at: string | null;
  readonly [key: string]: unknown;
}

const inTheFuture = (ms: number): string => new Date(startMs + ms).toISOString().slice(0, 19);

describe("Sandbox: FortiToken Cloud temporary tokens", () => {
  let bench: FortitokenBench;
  beforeEach(async () => {
    bench = await FortitokenBench.start();
  });
  afterEach(() => bench.stop());

  const give = (body: object): Promise<Reply> => bench.management("/api/v1/token/temp", { body });
  const take = (userId: string): Promise<Reply> =>
    bench.management(`/api/v1/token/temp/${userId}`, { method: "DELETE" });
  const temporary = (userId: string): Promise<Reply> => bench.web(`/api/v1/token?temp_token=true&user_id=${userId}`);

  it("is created with 201, listed, shown in preview and base user, and deleted with 204", async () => {
    const user = await bench.made();
    const given = await give({ user_id: user.user_id, auth_method: "SMS", expired_at: inTheFuture(3_600_000) });
    assert.equal(given.status, 201, given.text);
    const token = given.json<TempToken>();
    assert.ok(schemas.fortitoken.TempToken(token));
    assert.match(token.sn, /^TMP/);
    assert.deepEqual(token, {
      sn: token.sn,
      expired_at: "2026-04-15T10:30:00",
      auth_method: "SMS",
      user_id: user.user_id,
      username: "mlund",
      realm_id: user.realm_id,
      realm_name: "head-office",
    });
    assert.equal((await temporary(user.user_id)).json<TempToken[]>()[0]?.sn, token.sn);
    const preview = (await bench.preview({ username: "mlund" })).json<Record<string, unknown>>();
    assert.deepEqual(preview, { auth_method: "FTM", action: "MFA", temp_token: true, push_enabled: false });
    const base = await bench.management(`/api/v1/user/base/${user.user_id}`);
    assert.equal(base.json<{ temp_token: boolean }>().temp_token, true);
    const taken = await take(user.user_id);
    assert.deepEqual([taken.status, taken.text], [204, ""]);
    assert.equal((await temporary(user.user_id)).status, 404);
  });

  it("lets a user in whose own token is not activated, until its end", async () => {
    const user = await bench.made();
    assert.equal((await bench.auth({ username: "mlund" })).status, 400);
    await give({ user_id: user.user_id, expired_at: inTheFuture(60_000) });
    assert.equal((await bench.auth({ username: "mlund" })).status, 200);
    assert.equal((await bench.auth({ username: "mlund", token: await bench.code("mlund") })).status, 200);
    bench.wait(60_000);
    assert.deepEqual(await bench.codes("mlund"), []);
    assert.equal((await temporary(user.user_id)).status, 404);
    assert.equal((await bench.auth({ username: "mlund" })).status, 400);
  });

  it("works beside an activated token, whose push and code still work", async () => {
    const user = await bench.ready();
    await give({ user_id: user.user_id });
    const codes = await bench.codes("mlund");
    assert.deepEqual(
      codes.map(({ method }) => method),
      ["FTM", "Email"],
    );
    for (const { code } of codes) {
      assert.equal((await bench.auth({ username: "mlund", token: code })).status, 200);
    }
    assert.equal(typeof (await bench.auth({ username: "mlund" })).json<{ authid: string }>().authid, "string");
  });

  it("replaces the existing one, and does not expire by default", async () => {
    const user = await bench.made();
    const first = (await give({ user_id: user.user_id, expired_at: null })).json<TempToken>();
    const second = (await give({ user_id: user.user_id })).json<TempToken>();
    assert.deepEqual([first.expired_at, second.expired_at], [null, null]);
    assert.deepEqual(
      (await temporary(user.user_id)).json<TempToken[]>().map(({ sn }) => sn),
      [second.sn],
    );
  });

  it("refuses invalid requests with 400, and an unknown user with 404", async () => {
    const mobile = await bench.made({ mobile_number: "" });
    const mail = await bench.made({ username: "bymail", auth_method: "Email" });
    for (const [body, expected] of [
      [{ user_id: mail.user_id }, /FTM and FTK/],
      [{ user_id: mobile.user_id, auth_method: "SMS" }, /mobile number/],
      [{ user_id: mobile.user_id, auth_method: "FTK" }, /Email, SMS/],
      [{ user_id: mobile.user_id, expired_at: inTheFuture(-1000) }, /expired_at/],
      [{ user_id: mobile.user_id, expired_at: "tomorrow" }, /expired_at/],
      [{}, /user_id/],
    ] as const) {
      const reply = await give(body);
      assert.equal(reply.status, 400, reply.text);
      assert.match(messageOf(reply), expected);
    }
    assert.equal((await give({ user_id: "nobody" })).status, 404);
    assert.equal((await take("nobody")).status, 404);
    assert.equal((await take(mobile.user_id)).status, 404);
  });

  it("refuses to activate a token without a user name, or of a user without a token", async () => {
    await bench.made({ username: "bymail", auth_method: "Email" });
    assert.equal((await bench.control("/activate", { body: { username: "bymail" } })).status, 404);
    assert.equal((await bench.control("/activate", { body: {} })).status, 400);
    assert.equal((await bench.control("/activate", { form: "x" })).status, 400);
  });
});
