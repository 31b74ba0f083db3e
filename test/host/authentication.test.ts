import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { TrialRow } from "../../src/authentication/trialPick";
import type { User } from "../../src/contract";
import { fortitokenCredentials } from "../../src/sandbox";
import type { PickQuestion } from "../../src/ui/quickInput";
import { ExplorerBench, type RecordRow } from "./explorerBench";
import { until } from "./until";

interface Push {
  readonly authid: string;
  readonly username: string;
  readonly status: string;
}

interface Code {
  readonly username: string;
  readonly method: string;
  readonly code: string;
}

describe("Try Authentication", () => {
  let bench: ExplorerBench;
  let pick: vscode.QuickPick<TrialRow> | undefined;
  let reported: string[];
  let running: Promise<void>;

  before(async () => (bench = await ExplorerBench.start({ users: 60 })));
  beforeEach(async () => {
    await bench.addFortitoken();
    reported = [];
    pick = undefined;
    const { dialogs } = bench.app;
    dialogs.quickPick = <T extends vscode.QuickPickItem>() => {
      const made = vscode.window.createQuickPick<T>();
      pick = made as unknown as vscode.QuickPick<TrialRow>;
      return made;
    };
    dialogs.info = (message) => Promise.resolve(void reported.push(message));
  });
  afterEach(async () => {
    pick?.hide();
    await running;
    for (const name of ["quickPick", "info"]) Reflect.deleteProperty(bench.app.dialogs, name);
    await bench.clear();
  });
  after(() => bench.stop());

  const shown = (): TrialRow[] => [...(pick?.items ?? [])];
  const headline = (): string => shown().find(({ action }) => action === "state")?.label ?? "";
  const saying = (words: string) => until(() => headline().includes(words));
  const offers = (action: TrialRow["action"]): boolean => shown().some((row) => row.action === action);

  async function userWith(
    method: string,
    fits: (user: Readonly<User>) => boolean = () => true,
  ): Promise<RecordRow<User>> {
    const rows = (await bench.rows("users")) as RecordRow<User>[];
    const row = rows.find(({ record: { value } }) => {
      const isPlain = value.active && !value.lockout_at && !value.bypass_at;
      return value.auth_method === method && isPlain && fits(value);
    });
    assert.ok(row, `the seed has no such ${method} user`);
    return row;
  }

  async function control<T>(path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${bench.sandbox.fortitokenUrl}/__sandbox/${path}`, {
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
    assert.equal(response.status, 200);
    return (await response.json()) as T;
  }

  function start(row: RecordRow<User>): string {
    running = bench.run("tryAuthentication", row);
    return row.record.value.username!;
  }

  /** Moves the focus to the row and presses Enter. The editor reports the focus a moment later. */
  async function choose(action: TrialRow["action"]): Promise<void> {
    let looks = 0;
    await until(() => {
      if (pick?.activeItems[0]?.action === action) return ++looks > 5;
      looks = 0;
      if (pick) pick.activeItems = shown().filter((row) => row.action === action);
      return false;
    });
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
  }

  async function enter(code: string): Promise<void> {
    pick!.value = code;
    await choose("verify");
  }

  async function codeOf(username: string): Promise<string> {
    const [code] = await control<Code[]>(`codes?username=${username}`);
    assert.ok(code, "the sandbox knows no code");
    return code.code;
  }

  /** A user whose token is activated, so that a push can be sent. */
  async function mobileUser(): Promise<RecordRow<User>> {
    const row = await userWith("FTM");
    await control("activate", { username: row.record.value.username });
    return row;
  }

  /** All entries of the list of push results. */
  async function pushResults(): Promise<string[]> {
    let rows: string[] = [];
    Object.assign(bench.quickInput, {
      pick: (question: PickQuestion<string>) => {
        rows = question.rows.flatMap((row) => ("separator" in row ? [] : [`${row.label} ${row.description}`]));
        return Promise.resolve(undefined);
      },
    });
    await bench.run("showPushResults", "token-1");
    Reflect.deleteProperty(bench.quickInput, "pick");
    return rows;
  }

  it("sends a push if the user can receive one, and shows that the user approved it", async () => {
    const username = start(await mobileUser());
    await saying("Push sent");
    const [push] = await control<Push[]>("pushes");
    assert.equal(push?.username, username);
    await control(`pushes/${push.authid}`, { status: "authenticated" });
    await saying("Accepted by push");
    assert.deepEqual(reported, [`${username} of Sandbox Tokens is accepted: the push was approved.`]);
    assert.ok(!offers("begin"));
    assert.deepEqual(await pushResults(), [`$(pass-filled) authenticated ${push.authid}`]);
  });

  it("asks before a push or an SMS leaves a profile that is not a sandbox", async () => {
    const { clientSecret } = fortitokenCredentials.webApp;
    const users = [await mobileUser(), await userWith("SMS")];
    const before = (await control<Push[]>("pushes")).length;
    await bench.addFortitoken({ sandbox: false });
    await bench.keepSecret("token-1", clientSecret);
    for (const [user, first] of [
      [users[0]!, "$(bell) Send Push to {0}'s Phone"],
      [users[1]!, "$(mail) Send SMS to {0}"],
    ] as const) {
      const username = start((await bench.rows("users")).find((row) => row.id === user.id) as RecordRow<User>);
      await saying("Enter a Code");
      assert.deepEqual(
        shown().map(({ label }) => label),
        [first.replace("{0}", username), "$(key) Enter a Code", "$(edit) Change Details…"],
      );
      pick?.hide();
      pick = undefined;
      await running;
    }
    assert.equal((await control<Push[]>("pushes")).length, before);
  });

  it("shows that the user rejected the push, and sends another push on request", async () => {
    const username = start(await mobileUser());
    await saying("Push sent");
    const [push] = await control<Push[]>("pushes");
    await control(`pushes/${push!.authid}`, { status: "rejected" });
    await saying("Rejected by the user");
    assert.deepEqual(reported, [`${username} of Sandbox Tokens rejected the push.`]);
    await choose("begin");
    await saying("Push sent");
    assert.equal((await control<Push[]>("pushes")).filter(({ status }) => status === "waiting").length, 1);
  });

  it("accepts a typed code while the push is waiting, and stores the code nowhere", async () => {
    const username = start(await mobileUser());
    await saying("Push sent");
    await enter("000000");
    await saying("Code rejected · Push sent");
    assert.equal(pick!.value, "");
    const code = await codeOf(username);
    await enter(code);
    await saying("Accepted by code");
    assert.ok(!JSON.stringify([reported, shown()]).includes(code));
  });

  it("sends a code by e-mail only on request", async () => {
    const username = start(await userWith("Email"));
    await saying("Enter a Code");
    assert.equal(bench.sandbox.requests.count("fortitoken", "authenticate"), 0);
    await choose("begin");
    await saying("Code sent");
    await enter(await codeOf(username));
    await saying("Accepted by code");
  });

  it("shows for how many minutes the user is locked after too many wrong codes", async () => {
    bench.sandbox.options.set({ lockoutAttempts: 2 });
    start(await userWith("FTK", ({ fail_times }) => fail_times === 0));
    await saying("Enter a Code");
    assert.ok(!offers("begin"));
    for (const expected of ["Code rejected", "Code rejected", "The user is locked"]) {
      await enter("000000");
      await saying("Checking");
      await saying(expected);
    }
    const state = shown().find(({ action }) => action === "state");
    assert.match(state?.detail ?? "", /Service message: ".*1 minute\."$/);
  });

  it('starts over on "Try Again"', async () => {
    start(await userWith("Email"));
    await saying("Enter a Code");
    await enter("000000");
    await saying("Code rejected");
    await choose("again");
    await saying("Enter a Code");
    assert.equal(bench.sandbox.requests.count("fortitoken", "previewAuth"), 2);
  });

  it("sends nothing for a read-only profile", async () => {
    const row = await userWith("Email");
    await bench.addFortitoken({ readOnly: true });
    const errors: string[] = [];
    bench.app.dialogs.error = (message) => Promise.resolve(void errors.push(message));
    start(row);
    await until(() => errors.length > 0);
    Reflect.deleteProperty(bench.app.dialogs, "error");
    assert.match(errors[0]!, /read-only/);
    assert.equal(bench.sandbox.requests.count("fortitoken", "previewAuth"), 0);
  });
});
