import type * as vscode from "vscode";
import { Disposables, type Disposable } from "../disposables";
import type { ErrorReporter } from "../ui/errorReporter";
import { fireAndForget } from "../fireAndForget";
import type { Connections, SignInFailure } from "./connections";

/**
 * Prompts the user to sign in again: one notification per profile until it is signed in, however many views and commands fail. A window
 * without the focus waits for it, so that only one window prompts.
 */
export class SignInPrompts implements Disposable {
  private readonly disposables = new Disposables();
  /** Subject of a prompt -> its profile. Subjects are profile ids, and the keyring once for all profiles. */
  private readonly prompted = new Map<string, string>();
  private waiting: readonly SignInFailure[] = [];

  constructor(
    connections: Pick<Connections, "state" | "onDidChangeState" | "onDidFailSignIn">,
    private readonly errors: Pick<ErrorReporter, "takeOver" | "notify">,
    private readonly window: Pick<typeof vscode.window, "state" | "onDidChangeWindowState">,
  ) {
    this.disposables.add(connections.onDidFailSignIn((failure) => this.ask(failure)));
    this.disposables.add(
      connections.onDidChangeState((profileId) => {
        if (connections.state(profileId) === "signedIn") this.reset(profileId);
      }),
    );
    this.disposables.add(window.onDidChangeWindowState(({ focused }) => focused && this.showWaiting()));
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private ask(failure: SignInFailure): void {
    const subject = failure.error.category === "keyring" ? "keyring" : failure.profileId;
    if (this.prompted.has(subject)) return;
    this.prompted.set(subject, failure.profileId);
    this.errors.takeOver(failure.error);
    this.waiting = [...this.waiting, failure];
    if (this.window.state.focused) this.showWaiting();
  }

  private showWaiting(): void {
    const failures = this.waiting;
    this.waiting = [];
    for (const { error, profileId } of failures) fireAndForget(this.errors.notify(error, profileId));
  }

  private reset(profileId: string): void {
    for (const [subject, about] of this.prompted) if (about === profileId) this.prompted.delete(subject);
    this.waiting = this.waiting.filter((failure) => failure.profileId !== profileId);
  }
}
