import type * as vscode from "vscode";
import { Disposables, type Disposable } from "../disposables";
import type { ErrorReporter } from "../ui/errorReporter";
import { unwaited } from "../unwaited";
import type { Connections, SignInFailure } from "./connections";

/**
 * Asks the person to sign a profile in again: one notification, however many views and commands meet the refusal, and no other until the
 * profile was signed in once more. A window without the focus waits for it, so that several windows do not ask at once.
 */
export class SignInPrompts implements Disposable {
  private readonly disposables = new Disposables();
  /** What has been asked for, or waits for the focus: profiles, and the keyring once for all of them; with the profile it was about. */
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
    for (const { error, profileId } of failures) unwaited(this.errors.notify(error, profileId));
  }

  private reset(profileId: string): void {
    for (const [subject, about] of this.prompted) if (about === profileId) this.prompted.delete(subject);
    this.waiting = this.waiting.filter((failure) => failure.profileId !== profileId);
  }
}
