import * as vscode from "vscode";
import { Disposables, type Disposable } from "../../disposables";
import { fireAndForget } from "../../fireAndForget";
import type { Connections } from "../../profiles/connections";
import type { ConnectionSettings } from "../../profiles/connectionSettings";
import type { ProfileStore } from "../../profiles/profileStore";
import type { Timing } from "../../timing";
import { countNewCritical, type LastLooked } from "./lastLooked";

export interface NewAlertParts {
  readonly store: Pick<ProfileStore, "list" | "onDidChange">;
  readonly connections: Pick<Connections, "forticnp" | "state">;
  readonly settings: Pick<ConnectionSettings, "newAlertsIntervalMs" | "onDidChange">;
  readonly looked: Pick<LastLooked, "seenUntil">;
  readonly timing: Timing;
}

/**
 * The badge of the Alerts view: the open critical alerts of all signed-in profiles that are new since the view was last
 * looked at. A visible view has no badge. While it is hidden, the service is asked in regular intervals, in the
 * background and never by signing in.
 */
export class NewAlertBadge implements Disposable {
  private readonly disposables = new Disposables();
  /** Profile id -> its new alerts. */
  private readonly counts = new Map<string, number>();
  private waiting = new AbortController();
  private closed = false;

  constructor(
    private readonly tree: Pick<vscode.TreeView<unknown>, "visible" | "badge" | "onDidChangeVisibility">,
    private readonly parts: NewAlertParts,
  ) {
    this.disposables.add(tree.onDidChangeVisibility(() => this.forget()));
    this.disposables.add(parts.store.onDidChange(() => this.show()));
    this.disposables.add(parts.settings.onDidChange(() => this.waiting.abort()));
    fireAndForget(this.follow());
  }

  /** Asks the service now. An error leaves the last number. */
  async check(): Promise<void> {
    const { connections, looked, store } = this.parts;
    const { signal } = this.waiting;
    for (const { id } of store.list("forticnp")) {
      if (!this.isHidden() || signal.aborted) return;
      if (connections.state(id) !== "signedIn") continue;
      try {
        const { background } = await connections.forticnp(id);
        const count = await countNewCritical(background, looked.seenUntil(id), signal);
        if (count !== undefined && this.isHidden()) this.counts.set(id, count);
      } catch {
        // Nobody asked for this request; the view shows the error when it is opened.
      }
    }
    this.show();
  }

  dispose(): void {
    this.closed = true;
    this.waiting.abort();
    this.disposables.dispose();
  }

  private async follow(): Promise<void> {
    while (!this.closed) {
      const { signal } = this.waiting;
      await this.parts.timing.pause(this.parts.settings.newAlertsIntervalMs, signal);
      if (signal.aborted) this.waiting = new AbortController();
      else await this.check();
    }
  }

  private isHidden(): boolean {
    return !this.tree.visible;
  }

  private forget(): void {
    this.counts.clear();
    this.show();
  }

  /** A removed profile no longer counts. */
  private show(): void {
    const value = this.parts.store.list("forticnp").reduce((sum, { id }) => sum + (this.counts.get(id) ?? 0), 0);
    const tooltip =
      value === 1 ? vscode.l10n.t("1 new critical alert") : vscode.l10n.t("{0} new critical alerts", value);
    this.tree.badge = value === 0 ? undefined : { value, tooltip };
  }
}
