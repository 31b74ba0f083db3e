import assert from "node:assert/strict";
import { fortitokenCredentials } from "../../../src/sandbox/credentials";
import { FortitokenBench } from "./fortitokenBench";
import { messageOf, type Reply } from "./sandboxClient";

interface PushView {
  readonly authid: string;
  readonly username: string;
  readonly realm: string;
  readonly status: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

describe("Sandbox: FortiToken Cloud push", () => {
  let bench: FortitokenBench;
  beforeEach(async () => {
    bench = await FortitokenBench.start();
    await bench.ready();
  });
  afterEach(() => bench.stop());

  const begin = async (): Promise<string> => {
    const reply = await bench.auth({ username: "mlund" });
    assert.equal(reply.status, 200, reply.text);
    return reply.json<{ authid: string }>().authid;
  };
  const result = (authid: string): Promise<Reply> => bench.web(`/api/v1/auth/${authid}`);
  const answer = (authid: string, status: string): Promise<Reply> =>
    bench.control(`/pushes/${authid}`, { body: { status } });
  const results = async (query = ""): Promise<unknown> => (await bench.web(`/api/v1/auth${query}`)).json();

  it("waits until the user answers", async () => {
    for (const status of ["authenticated", "rejected"]) {
      const authid = await begin();
      assert.deepEqual((await result(authid)).json(), { authid, status: "waiting" });
      const answered = await answer(authid, status);
      assert.deepEqual([answered.status, answered.json<PushView>().status], [200, status]);
      assert.deepEqual((await result(`${authid}/`)).json(), { authid, status });
    }
  });

  it("is listed with its user and status, newest first", async () => {
    const older = await begin();
    bench.wait(1000);
    const newer = await begin();
    const pushes = (await bench.control("/pushes")).json<PushView[]>();
    assert.deepEqual(
      pushes.map((push) => push.authid),
      [newer, older],
    );
    assert.deepEqual(pushes[0], {
      authid: newer,
      username: "mlund",
      realm: "head-office",
      status: "waiting",
      createdAt: bench.bench.time,
      expiresAt: bench.bench.time + 60_000,
    });
    assert.deepEqual((await bench.control("/state")).json<{ pushes: unknown }>().pushes, pushes);
  });

  it("expires without an answer, and keeps an answer in time readable", async () => {
    const [answered, missed] = [await begin(), await begin()];
    bench.wait(59_999);
    await answer(answered, "authenticated");
    assert.equal((await result(missed)).status, 200);
    bench.wait(1);
    assert.equal((await result(missed)).status, 404);
    assert.equal((await answer(missed, "authenticated")).status, 409);
    assert.deepEqual((await result(answered)).json(), { authid: answered, status: "authenticated" });
  });

  it('accepts one answer, "approve" or "reject", for an existing push', async () => {
    const authid = await begin();
    assert.equal((await answer(authid, "maybe")).status, 400);
    assert.equal((await answer("nonsense", "rejected")).status, 404);
    assert.equal((await answer(authid, "rejected")).status, 200);
    const again = await answer(authid, "authenticated");
    assert.equal(again.status, 409);
    assert.match(messageOf(again), /rejected already/);
  });

  it("accepts the typed code while the push is waiting", async () => {
    const authid = await begin();
    assert.equal((await bench.auth({ username: "mlund", token: await bench.code("mlund") })).status, 200);
    assert.deepEqual((await result(authid)).json(), { authid, status: "waiting" });
  });

  it("lists all answers, and none before the first one", async () => {
    const [first, second] = [await begin(), await begin()];
    assert.deepEqual(await results(), []);
    await answer(first, "rejected");
    await answer(second, "authenticated");
    const expected = [
      { authid: second, status: "authenticated" },
      { authid: first, status: "rejected" },
    ];
    assert.deepEqual(await results(), expected);
    assert.deepEqual(await results(`?sn=${fortitokenCredentials.webApp.clientId}&chunksize=100`), expected);
    assert.deepEqual(await results("?sn=FGVMEXAMPLE00042&vdom=root"), expected);
  });

  it("refuses an unknown serial and a chunk outside 100 to 1000", async () => {
    const unknown = await bench.web("/api/v1/auth?sn=FGVMEXAMPLE09999");
    assert.equal(unknown.status, 400);
    assert.match(messageOf(unknown), /sn/);
    assert.equal((await bench.web("/api/v1/auth?chunksize=99")).status, 400);
    assert.equal((await bench.web("/api/v1/auth/unknown")).status, 404);
  });
});
