import assert from "node:assert/strict";
import { send, TestBench } from "./sandboxClient";

interface State {
  readonly revision: number;
  readonly now: number;
  readonly fortitokenUrl: string;
  readonly options: { readonly latencyMs: number };
  readonly faults: readonly { readonly operation?: string; readonly left: number }[];
  readonly requests: readonly { readonly operation: string; readonly status: number }[];
}

describe("Sandbox: state", () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = await TestBench.start({ users: 5, alerts: 5, latencyMs: 3 });
  });
  afterEach(() => bench.stop());

  const path = (rest: string): string => `${bench.sandbox.fortitokenUrl}/__sandbox/${rest}`;
  const read = async (query = ""): Promise<State> => (await send(path(`state${query}`))).json();

  it("is returned in one response", async () => {
    await send(path("faults"), { body: { service: "fortitoken", operation: "listUsers", status: 503, times: 2 } });
    await bench.fortitoken("/api/v1/user");
    const state = await read();
    assert.equal(state.fortitokenUrl, bench.sandbox.fortitokenUrl);
    assert.equal(state.now, bench.time);
    assert.equal(state.options.latencyMs, 3);
    assert.deepEqual(
      state.requests.map(({ operation, status }) => [operation, status]),
      [
        ["login", 201],
        ["listUsers", 503],
      ],
    );
    assert.deepEqual(
      state.faults.map(({ operation, left }) => [operation, left]),
      [["listUsers", 1]],
    );
  });

  it("is sent as soon as a request or a control call changes it", async () => {
    for (const change of [() => bench.login(), () => send(path("reset"), { method: "POST" })]) {
      const { revision } = await read();
      let answered = false;
      const next = read(`?after=${revision}&waitMs=60000`).then((state) => {
        answered = true;
        return state;
      });
      assert.equal((await read()).revision, revision);
      assert.equal(answered, false);
      await change();
      assert.notEqual((await next).revision, revision);
    }
  });

  it("is sent unchanged after the wait, and at once to a client with an older revision", async () => {
    const { revision } = await read();
    assert.equal((await read(`?after=${revision}&waitMs=1`)).revision, revision);
    assert.equal((await read(`?after=${revision - 1}&waitMs=60000`)).revision, revision);
    assert.equal((await read("?after=nonsense&waitMs=nonsense")).revision, revision);
  });

  it("is sent to all waiting clients when the sandbox stops", async () => {
    const { revision } = await read();
    const waiting = read(`?after=${revision}&waitMs=60000`).then(
      () => "answered",
      () => "cut off",
    );
    await send(path("requests"));
    await bench.stop();
    assert.ok(["answered", "cut off"].includes(await waiting));
    bench = await TestBench.start({ users: 5, alerts: 5 });
  });
});
