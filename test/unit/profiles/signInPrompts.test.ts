import assert from "node:assert/strict";
import { EventEmitter } from "vscode";
import type { SignInFailure } from "../../../src/profiles/connections";
import { SignInPrompts } from "../../../src/profiles/signInPrompts";
import type { SignInState } from "../../../src/profiles/signInState";
import { ServiceError, type ServiceErrorCategory } from "../../../src/services/errors";
import { ErrorReporter } from "../../../src/ui/errorReporter";
import { silentLog } from "../../silentLog";
import { FakeDialogs } from "./fakeDialogs";

describe("sign-in prompts", () => {
  function promptBench(focused = true) {
    const failed = new EventEmitter<SignInFailure>();
    const changed = new EventEmitter<string>();
    const windowChanged = new EventEmitter<{ focused: boolean; active: boolean }>();
    const states = new Map<string, SignInState>();
    const dialogs = new FakeDialogs();
    const profiles = {
      get: (id: string) => ({ id, service: "fortitoken" as const, label: `Profile ${id}`, sandbox: false }),
      atHost: () => undefined,
    };
    const errors = new ErrorReporter(dialogs as never, silentLog, profiles);
    const window = { state: { focused, active: focused }, onDidChangeWindowState: windowChanged.event };
    const connections = {
      state: (id: string) => states.get(id) ?? "unknown",
      onDidChangeState: changed.event,
      onDidFailSignIn: failed.event,
    };
    const prompts = new SignInPrompts(connections, errors, window);
    return {
      errors,
      prompts,
      reported: () => dialogs.errors.map(({ message }) => /Profile (\w+) \(/.exec(message)?.[1]),
      buttons: () => dialogs.errors.map(({ buttons }) => buttons[0]),
      refuse: (profileId: string, category: ServiceErrorCategory = "signIn"): ServiceError => {
        const error = new ServiceError(category, "no", { profileId, host: "ftc.example.net" });
        failed.fire({ profileId, error });
        return error;
      },
      accept: (profileId: string): void => {
        states.set(profileId, "signedIn");
        changed.fire(profileId);
      },
      focus: () => windowChanged.fire({ focused: true, active: true }),
    };
  }

  it("appear once per profile, with a button to sign in, until the profile is signed in again", () => {
    const { refuse, accept, reported, buttons } = promptBench();
    for (const id of ["a", "a", "b", "a", "b"]) refuse(id);
    assert.deepEqual(reported(), ["a", "b"]);
    assert.deepEqual(buttons(), ["Sign In Again", "Sign In Again"]);
    accept("a");
    for (const id of ["a", "b", "a"]) refuse(id);
    assert.deepEqual(reported(), ["a", "b", "a"]);
  });

  it("replace a command's own failure message once, but not those of later commands", async () => {
    const { refuse, errors, reported } = promptBench();
    const error = refuse("a");
    await errors.show(error);
    assert.deepEqual(reported(), ["a"]);
    await errors.show(error.withCategory("signIn"));
    assert.deepEqual(reported(), ["a", "a"]);
    // The user retried: the prompt was shown before, so the command shows its own message.
    await errors.show(refuse("a"));
    assert.deepEqual(reported(), ["a", "a", "a"]);
  });

  it("report a locked keyring once for all profiles", () => {
    const { refuse, accept, reported } = promptBench();
    for (const id of ["a", "b", "c"]) refuse(id, "keyring");
    assert.deepEqual(reported(), ["a"]);
    accept("a");
    refuse("b", "keyring");
    assert.deepEqual(reported(), ["a", "b"]);
  });

  it("wait for the window's focus, and are dropped if the profile is signed in meanwhile", () => {
    const { refuse, accept, focus, reported } = promptBench(false);
    refuse("a");
    refuse("b");
    assert.deepEqual(reported(), []);
    accept("b");
    focus();
    focus();
    assert.deepEqual(reported(), ["a"]);
  });
});
