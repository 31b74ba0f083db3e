import * as vscode from "vscode";
import { Disposables, type Disposable } from "../disposables";
import { UserFacingError } from "../personError";
import { SandboxControl } from "./sandboxControl";
import type { SandboxAddresses } from "./sandboxSettings";
import type { SandboxState } from "./sandboxState";
import { sandboxTimes } from "../waiting";

/** Follows the state of the sandbox of this window or this machine, from the first time it is asked for. */
export class SandboxWatch implements Disposable {
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<void>());
  private readonly end = new AbortController();
  private current: SandboxState | undefined;
  private first: Promise<void> | undefined;
  private isShown = false;
  /** Somebody called for another look, and none was taken since. */
  private isCalled = false;
  private searches = 0;
  private wake: () => void = () => undefined;
  /** The sandbox changed, came or went. */
  readonly onDidChange = this.changed.event;

  /** @param find the sandbox that answers, undefined when there is none */
  constructor(private readonly find: () => Promise<SandboxAddresses | undefined>) {}

  /** As last heard; undefined while no sandbox runs. */
  get state(): SandboxState | undefined {
    return this.current;
  }

  /** Resolves once it is known whether a sandbox runs. */
  ready(): Promise<void> {
    this.first ??= new Promise((resolve) => void this.follow(resolve));
    return this.first;
  }

  /** While the view is shown, a sandbox that is not there is looked for again and again. */
  show(shown: boolean): void {
    this.isShown = shown;
    if (shown) this.lookAgain();
  }

  /** A sandbox may have come. */
  lookAgain(): void {
    this.isCalled = true;
    this.wake();
  }

  /** The sandbox as it is now. @throws Error when there is none */
  async read(): Promise<{ readonly control: SandboxControl; readonly state: SandboxState }> {
    const addresses = await this.find();
    if (!addresses)
      throw new UserFacingError(vscode.l10n.t('No sandbox runs. Run "FortiCloud: Start Sandbox", then try again.'));
    const control = new SandboxControl(addresses.fortitokenUrl);
    return { control, state: await control.state() };
  }

  dispose(): void {
    this.end.abort();
    this.wake();
    this.disposables.dispose();
  }

  private async follow(known: () => void): Promise<void> {
    while (!this.ended) {
      this.isCalled = false;
      const addresses = await this.find().catch(() => undefined);
      // One that answered, and then did not, may be there all the same: what is known of it stays until it is not found.
      if (addresses && (await this.followOne(new SandboxControl(addresses.fortitokenUrl), known))) continue;
      this.take(undefined);
      known();
      await this.pause();
    }
  }

  /** Follows one until an answer fails. @returns whether there was any before */
  private async followOne(control: SandboxControl, known: () => void): Promise<boolean> {
    let answered = false;
    try {
      while (!this.ended) {
        this.take(await control.state(this.current?.revision, sandboxTimes.holdMs, this.end.signal));
        answered = true;
        this.searches = sandboxTimes.searchesAfterLoss;
        known();
        await new Promise((resolve) => setTimeout(resolve, sandboxTimes.gatherMs));
      }
    } catch {
      // Whatever it was, the next look shows what became of the sandbox.
    }
    return answered;
  }

  private take(state: SandboxState | undefined): void {
    if (this.ended) return;
    const isNews = state !== undefined || this.current !== undefined;
    this.current = state;
    if (isNews) this.changed.fire();
  }

  private get ended(): boolean {
    return this.end.signal.aborted;
  }

  /** Ends when somebody calls for another look, and after a moment while the view is shown or a sandbox was there just now. */
  private async pause(): Promise<void> {
    if (this.isCalled || this.ended) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => (this.isShown || this.searches-- > 0) && resolve(), sandboxTimes.searchMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
