import assert from "node:assert/strict";
import { mock } from "node:test";
import * as vscode from "vscode";
import type { FortitokenToken } from "../../../src/contract";
import type { Connections } from "../../../src/profiles/connections";
import { UserTokens } from "../../../src/explorer/userTokens";
import { ServiceError } from "../../../src/services/errors";

describe("the tokens of users", () => {
  afterEach(() => mock.timers.reset());

  function setUp(...answers: (readonly FortitokenToken[] | Error)[]) {
    let asked = 0;
    const list = (): Promise<unknown> => {
      const answer = answers[asked] ?? [];
      asked += 1;
      if (answer instanceof Error) return Promise.reject(answer);
      return Promise.resolve(answer.map((value) => ({ kind: "token", id: value.sn, value, notes: [] })));
    };
    const states = new vscode.EventEmitter<string>();
    const connections = {
      fortitoken: () => Promise.resolve({ background: { tokens: { list } } }),
      state: () => "unknown",
      onDidChangeState: states.event,
    };
    const tokens = new UserTokens(connections as unknown as Connections);
    const of = (user_id: string, auth_method = "FTM") =>
      tokens.of("p", { id: `ref of ${user_id}`, user_id, auth_method });
    return { tokens, of, asked: () => asked, reconnect: () => states.fire("p") };
  }
  const mobile = (user_id: string, registration_id: string | null) =>
    ({ sn: `FTKMOB${user_id}`, user_id, registration_id }) as FortitokenToken;

  it("are unknown until they are read; then a user has none, one that is not activated, or an active one", async () => {
    const hardware = { sn: "FTK200X", user_id: "hard" } as FortitokenToken;
    const temporary = { sn: "TMPX", user_id: "guest" } as FortitokenToken;
    const { tokens, of, asked } = setUp([mobile("new", null), mobile("old", "reg-1"), hardware, temporary]);
    assert.equal(of("old"), undefined);
    await tokens.load("p");
    assert.deepEqual(
      ["old", "new", "hard", "guest", "other"].map((id) => of(id)),
      ["active", "pending", "active", "none", "none"],
    );
    assert.equal(of("other", "Email"), undefined);
    assert.equal(asked(), 1);
  });

  it("are not called missing for a new user before they are read again", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    const { tokens, of, asked } = setUp([mobile("old", "reg-1")], [mobile("old", "reg-1"), mobile("created", null)]);
    await tokens.load("p");
    for (let change = 0; change < 5; change += 1) tokens.changed("p");
    assert.deepEqual([of("old"), of("created")], ["active", undefined]);
    const read = new Promise((resolve) => tokens.onDidChange(resolve));
    mock.timers.tick(10_000);
    await read;
    assert.deepEqual([of("created"), asked()], ["pending", 2]);
  });

  it("that could not be read again keep their state, and the failure is known", async () => {
    const { tokens, of } = setUp([mobile("old", "reg-1")], new ServiceError("server", "down"));
    await tokens.load("p");
    assert.equal(tokens.failure("p"), undefined);
    await tokens.load("p");
    assert.equal(of("old"), "active");
    assert.match(String(tokens.failure("p")), /down/);
  });

  it("are not called unreadable after the profile's connection changed while they were read", async () => {
    const { tokens, reconnect } = setUp(new ServiceError("cancelled", "The connection changed"));
    const reading = tokens.load("p");
    reconnect();
    await reading;
    assert.equal(tokens.failure("p"), undefined);
  });
});
