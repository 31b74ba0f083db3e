import * as vscode from "vscode";
import type { Disposable } from "../disposables";
import type { RowActivity } from "../explorer/rowActivity";
import type { Connections } from "../profiles/connections";
import type { ProfileStore } from "../profiles/profileStore";
import type { RecordRef } from "../records/recordRef";
import type { TaskState } from "../services/fortitoken/userSync";
import type { Timing } from "../timing";
import type { Dialogs, MessageButton } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import type { OpenSync, SyncFolder, UnfinishedSync } from "./syncJournal";
import { done, failed, through, total } from "./syncWords";
import { TaskFollower } from "./taskFollower";

export interface SyncProgressParts {
  readonly folder: SyncFolder;
  readonly profiles: Pick<ProfileStore, "get">;
  readonly connections: Pick<Connections, "fortitoken">;
  readonly activity: Pick<RowActivity, "run">;
  readonly dialogs: Pick<Dialogs, "withReports" | "info" | "warn">;
  readonly errors: Pick<ErrorReporter, "show">;
  readonly timing: Timing;
  /** Users of the profile changed: what lists them reads them anew. */
  readonly refreshUsers: (profileId: string) => void;
}

/** How often a window looks whether the one that follows a sync is still there. */
const lookMs = 5_000;

/** Shows a running sync on its realm's row and in a notification, and tells how it ended. */
export class SyncProgress implements Disposable {
  private readonly closing = new AbortController();

  constructor(private readonly parts: SyncProgressParts) {}

  /** Takes over what an earlier window, or this one before it was reloaded, left unfinished. */
  async resume(): Promise<void> {
    const { runs, damaged } = await this.parts.folder.list();
    await Promise.all([
      ...runs.map(({ id, header }) => this.takeOver(id, header)),
      ...damaged.map(({ id }) => this.parts.folder.discard(id)),
    ]);
  }

  /** Follows a sync of this window to its end. */
  async follow(run: OpenSync, taskId: string): Promise<void> {
    const { activity, dialogs, profiles } = this.parts;
    const sync = run.header;
    const profile = profiles.get(sync.profileId);
    if (!profile) return run.finish();
    const realm: RecordRef = {
      profileId: sync.profileId,
      service: "fortitoken",
      kind: "realm",
      id: sync.realmId,
    };
    const title = vscode.l10n.t("Syncing users of realm {0} of {1}", sync.realm, profile.label);
    const followed = activity.run(realm, vscode.l10n.t("Syncing users…"), () =>
      dialogs.withReports(
        title,
        async (signal, report) => {
          const either = AbortSignal.any([signal, this.closing.signal]);
          const reached = await this.follower(run, taskId).follow(either, (state) => report(progressOf(sync, state)));
          return { end: reached, cancelled: signal.aborted };
        },
        sync.profileId,
      ),
    );
    const { end, cancelled } = await followed.catch(async (error: unknown) => {
      await run.release();
      throw error;
    });
    if (end.kind === "left" && !cancelled) return run.release();
    await run.finish();
    if (end.kind === "done") this.finished(sync, taskId, profile.label, end.state);
    else if (end.kind === "gone") this.lost(sync, profile.label);
    else this.left(sync, taskId, profile.label);
  }

  dispose(): void {
    this.closing.abort();
  }

  /** Waits while another window follows it. */
  private async takeOver(id: string, { profileId }: UnfinishedSync): Promise<void> {
    const { folder, timing, errors } = this.parts;
    const { signal } = this.closing;
    while (!signal.aborted && (await folder.has(id))) {
      const run = await folder.open(id);
      if (run) return this.goOn(run).catch((error: unknown) => errors.show(error, profileId));
      await timing.pause(lookMs, signal);
    }
  }

  /** Without a task the window was closed while the sync went out. */
  private async goOn(run: OpenSync): Promise<void> {
    const [started] = run.entries;
    if (started) return this.follow(run, started.taskId);
    await run.finish();
    const profile = this.parts.profiles.get(run.header.profileId);
    if (profile) this.unclear(run.header, profile.label);
  }

  private follower(run: OpenSync, taskId: string): TaskFollower {
    const { connections, timing } = this.parts;
    return new TaskFollower(
      async (signal) => (await connections.fortitoken(run.header.profileId)).background.sync.task(taskId, signal),
      () => run.isOurs(),
      timing,
    );
  }

  private finished(sync: UnfinishedSync, taskId: string, profile: string, { counters }: TaskState): void {
    const { dialogs, refreshUsers } = this.parts;
    refreshUsers(sync.profileId);
    const button = showTask(sync, taskId);
    if (!counters) {
      const words = vscode.l10n.t("The user sync of realm {0} of {1} is complete.", sync.realm, profile);
      this.tell(dialogs.info(words, button));
      return;
    }
    const failures = failed(counters);
    if (failures === "") {
      const words = vscode.l10n.t("Users of realm {0} of {1} are in sync: {2}.", sync.realm, profile, done(counters));
      this.tell(dialogs.info(words, button));
      return;
    }
    this.tell(
      dialogs.warn(
        vscode.l10n.t(
          "The user sync of realm {0} of {1} ended with failures: {2}; {3}. A used-up quota of users or of the realm is the usual reason, or an application that is not there. Sync the same file again to see what is left.",
          sync.realm,
          profile,
          failures,
          done(counters),
        ),
        button,
      ),
    );
  }

  private lost(sync: UnfinishedSync, profile: string): void {
    this.parts.refreshUsers(sync.profileId);
    const words = vscode.l10n.t(
      "How the user sync of realm {0} of {1} ended is not known: the service no longer has its task. Sync the same file again to see what is left.",
      sync.realm,
      profile,
    );
    this.tell(this.parts.dialogs.warn(words));
  }

  private unclear(sync: UnfinishedSync, profile: string): void {
    const words = vscode.l10n.t(
      "Whether the user sync of realm {0} of {1} was started is not known: the window was closed meanwhile. Sync the same file again after a while: the plan shows what is left.",
      sync.realm,
      profile,
    );
    this.tell(this.parts.dialogs.warn(words));
  }

  private left(sync: UnfinishedSync, taskId: string, profile: string): void {
    const words = vscode.l10n.t(
      "The user sync of realm {0} of {1} goes on in the service; its end will not be told.",
      sync.realm,
      profile,
    );
    this.tell(this.parts.dialogs.info(words, showTask(sync, taskId)));
  }

  /** Nobody waits for a message to be closed. */
  private tell(shown: Promise<void>): void {
    shown.catch((error: unknown) => this.parts.errors.show(error));
  }
}

function showTask({ profileId }: UnfinishedSync, id: string): MessageButton {
  const ref: RecordRef = { profileId, service: "fortitoken", kind: "task", id };
  return {
    title: vscode.l10n.t("Show Task"),
    run: () => vscode.commands.executeCommand("forticloud.openRecord", ref),
  };
}

function progressOf({ counts }: UnfinishedSync, { counters }: TaskState): string {
  const all = total(counts);
  return counters ? vscode.l10n.t("{0} of {1} users", through(counters), all) : vscode.l10n.t("{0} users", all);
}
