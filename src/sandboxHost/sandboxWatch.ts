import * as vscode from "vscode";
import { Disposables, type Disposable } from "../disposables";
import { PersonError } from "../personError";
import { SandboxControl } from "./sandboxControl";
import type { SandboxAddresses } from "./sandboxSettings";
import type { SandboxState } from "./sandboxState";

/** How long one request for the state is held back by the sandbox while nothing changes; codes and seconds left go on. */
const holdMs = 5000;
/** Changes that come this close together are shown together. */
const gatherMs = 100;
/** How often a sandbox that somebody else starts is looked for, while the view is shown. */
const searchMs = 2000;

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
      throw new PersonError(vscode.l10n.t('No sandbox runs. Run "FortiCloud: Start Sandbox", then try again.'));
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
      const addresses = await this.find();
      // When it no longer answers it is looked for anew.
      if (addresses) await this.followOne(new SandboxControl(addresses.fortitokenUrl), known).catch(() => undefined);
      this.take(undefined);
      known();
      await this.pause();
    }
  }

  private async followOne(control: SandboxControl, known: () => void): Promise<void> {
    while (!this.ended) {
      this.take(await control.state(this.current?.revision, holdMs, this.end.signal));
      known();
      await new Promise((resolve) => setTimeout(resolve, gatherMs));
    }
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

  /** Ends when somebody calls for another look, and while the view is shown after a moment. */
  private async pause(): Promise<void> {
    if (this.isCalled || this.ended) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => this.isShown && resolve(), searchMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
