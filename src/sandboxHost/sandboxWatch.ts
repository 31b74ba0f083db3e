import * as vscode from "vscode";
import { Disposables, type Disposable } from "../disposables";
import { UserFacingError } from "../userFacingError";
import { SandboxControl } from "./sandboxControl";
import type { SandboxAddresses } from "./sandboxSettings";
import type { SandboxState } from "./sandboxState";
import { sandboxTimes } from "../waiting";

/** Follows the state of this window's or this machine's sandbox, from the first time it is needed. */
export class SandboxWatch implements Disposable {
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<void>());
  private readonly end = new AbortController();
  private current: SandboxState | undefined;
  private first: Promise<void> | undefined;
  private isShown = false;
  /** Whether a search was requested and has not started yet. */
  private isRequested = false;
  private searches = 0;
  private wake: () => void = () => undefined;
  /** Fires when the sandbox changes, appears or disappears. */
  readonly onDidChange = this.changed.event;

  /** @param find finds the running sandbox, undefined when there is none */
  constructor(private readonly find: () => Promise<SandboxAddresses | undefined>) {}

  /** The last known state; undefined while no sandbox runs. */
  get state(): SandboxState | undefined {
    return this.current;
  }

  /** Resolves once it is known whether a sandbox runs. */
  ready(): Promise<void> {
    this.first ??= new Promise((resolve) => void this.follow(resolve));
    return this.first;
  }

  /** While the view is visible, the search for a sandbox is repeated. */
  show(shown: boolean): void {
    this.isShown = shown;
    if (shown) this.searchAgain();
  }

  searchAgain(): void {
    this.isRequested = true;
    this.wake();
  }

  /** Reads the sandbox's current state. @throws UserFacingError when there is none */
  async read(): Promise<{ readonly control: SandboxControl; readonly state: SandboxState }> {
    const addresses = await this.find();
    if (!addresses)
      throw new UserFacingError(
        vscode.l10n.t('No sandbox is running. Run "FortiCloud: Start Sandbox", then try again.'),
      );
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
      this.isRequested = false;
      const addresses = await this.find().catch(() => undefined);
      // A sandbox that stops responding may still run: its last state is kept until it is not found.
      if (addresses && (await this.followOne(new SandboxControl(addresses.fortitokenUrl), known))) continue;
      this.setState(undefined);
      known();
      await this.pause();
    }
  }

  /** Follows a sandbox until a request fails. @returns whether any request succeeded */
  private async followOne(control: SandboxControl, known: () => void): Promise<boolean> {
    let answered = false;
    try {
      while (!this.ended) {
        this.setState(await control.state(this.current?.revision, sandboxTimes.holdMs, this.end.signal));
        answered = true;
        this.searches = sandboxTimes.searchesAfterLoss;
        known();
        await new Promise((resolve) => setTimeout(resolve, sandboxTimes.gatherMs));
      }
    } catch {
      // The next search shows whether the sandbox still runs.
    }
    return answered;
  }

  private setState(state: SandboxState | undefined): void {
    if (this.ended) return;
    const isNews = state !== undefined || this.current !== undefined;
    this.current = state;
    if (isNews) this.changed.fire();
  }

  private get ended(): boolean {
    return this.end.signal.aborted;
  }

  /** Waits for a requested search; shortly, while the view is visible or a sandbox was lost recently. */
  private async pause(): Promise<void> {
    if (this.isRequested || this.ended) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => (this.isShown || this.searches-- > 0) && resolve(), sandboxTimes.searchMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
