import { defined } from "../defined";
import * as vscode from "vscode";
import type { Disposable } from "../disposables";
import type { RowActivity } from "../explorer/rowActivity";
import type { Connections } from "../profiles/connections";
import type { RequestGates } from "../profiles/requestGates";
import { callAt, PointsElsewhere, type Place } from "../profiles/place";
import type { ProfileStore } from "../profiles/profileStore";
import type { RecordRef } from "../records/recordRef";
import { type MessageButton, UserFacingError } from "../userFacingError";
import type { TaskState } from "../services/fortitoken/userSync";
import type { Timing } from "../timing";
import { fireAndForget } from "../fireAndForget";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import type { StatusBar } from "../ui/statusBar";
import type { OpenSync, SyncFolder, UnfinishedSync } from "./syncJournal";
import { doneWords, failedWords, processedCount, plannedCount } from "./syncWords";
import { TaskFollower, type TaskEnd, type TaskSight } from "./taskFollower";
import { taskTimes } from "../waiting";

export interface SyncProgressParts {
  readonly folder: SyncFolder;
  readonly profiles: Pick<ProfileStore, "get">;
  readonly connections: Pick<Connections, "fortitoken">;
  readonly gates: Pick<RequestGates, "pause">;
  readonly activity: Pick<RowActivity, "run">;
  readonly dialogs: Pick<Dialogs, "withProgress" | "info" | "warn">;
  readonly errors: Pick<ErrorReporter, "show" | "describe" | "words">;
  readonly statusBar: StatusBar;
  readonly timing: Timing;
  /** Users of the profile changed: reloads the views that list them. */
  readonly refreshUsers: (profileId: string) => void;
}

/** Shows a running sync on its realm's row and in a notification, and its result in a message. */
export class SyncProgress implements Disposable {
  private readonly closing = new AbortController();

  constructor(private readonly parts: SyncProgressParts) {}

  /** Takes over unfinished syncs of earlier windows, and of this one before a reload. */
  async resume(): Promise<void> {
    const { runs, damaged } = await this.parts.folder.list();
    if (damaged.length > 0) this.reportDamaged(damaged.map(({ id }) => id));
    await Promise.all(runs.map(({ id, header }) => this.takeOver(id, header)));
  }

  /** The files are kept until they are discarded: another version of the extension may be able to read them. */
  private reportDamaged(ids: readonly string[]): void {
    const { dialogs, errors, folder } = this.parts;
    const words = vscode.l10n.t(
      "Unfinished user syncs that cannot be read: {0}. Their files are damaged or from another version of the extension. Syncs that the service accepted continue there. Refresh Users to see their result, and synchronize the file again for the rest.",
      ids.length,
    );
    const discard = async (): Promise<void> => {
      await Promise.all(ids.map((id) => folder.discard(id)));
    };
    fireAndForget(dialogs.warn(words, { title: vscode.l10n.t("Discard"), run: discard }), (error) =>
      fireAndForget(errors.show(error)),
    );
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
      this.parts.statusBar.during(title, (showProgress) =>
        dialogs.withProgress(
          title,
          async (signal, report) => {
            const either = AbortSignal.any([signal, this.closing.signal]);
            const reached = await this.follower(run, taskId).follow(either, (sight) => {
              report(this.progressOf(sync, sight));
              showProgress(this.progressOf(sync, sight));
            });
            return { end: reached, cancelled: signal.aborted };
          },
          sync.profileId,
        ),
      ),
    );
    const { end, cancelled } = await followed.catch(async (error: unknown) => {
      // When the profile points elsewhere now, the task cannot be followed in any window.
      await (PointsElsewhere.is(error) ? run.finish() : run.release());
      this.parts.refreshUsers(sync.profileId);
      throw this.followError(sync, profile.label, error);
    });
    if (end.type === "left" && !cancelled) return run.release();
    await run.finish();
    // In every case users may have changed.
    this.parts.refreshUsers(sync.profileId);
    this.reportEnd(sync, taskId, profile.label, end);
  }

  dispose(): void {
    this.closing.abort();
  }

  /** Waits while another window follows the sync. */
  private async takeOver(id: string, { profileId }: UnfinishedSync): Promise<void> {
    const { folder, timing, errors } = this.parts;
    const { signal } = this.closing;
    while (!signal.aborted && (await folder.has(id))) {
      const run = await folder.open(id);
      if (run) return this.continue(run).catch((error: unknown) => errors.show(error, profileId));
      await timing.pause(taskTimes.lookMs, signal);
    }
  }

  /** Without a task, the window was closed while the sync was sent. */
  private async continue(run: OpenSync): Promise<void> {
    const [started] = run.entries;
    if (started) return this.follow(run, started.taskId);
    await run.finish();
    const profile = this.parts.profiles.get(run.header.profileId);
    if (profile) this.reportUnclear(run.header, profile.label);
  }

  private follower(run: OpenSync, taskId: string): TaskFollower {
    const { connections, gates, timing } = this.parts;
    const place = placeOf(run.header) ?? run.header.profileId;
    return new TaskFollower({
      readTask: (signal) =>
        callAt(
          () => connections.fortitoken(place),
          ({ background }) => background.sync.task(taskId, signal),
        ),
      isOurs: () => run.isOurs(),
      timing,
      pauseForLimit: (ms, signal) => gates.pause(run.header.profileId, ms, signal),
    });
  }

  private reportEnd(sync: UnfinishedSync, taskId: string, profile: string, end: TaskEnd): void {
    if (end.type === "done") {
      this.reportFinished(sync, taskId, profile, end.state);
      return;
    }
    const { dialogs } = this.parts;
    const known = this.lastKnown(sync, end);
    const task = showTask(sync, taskId);
    if (end.type === "gone") {
      const words = vscode.l10n.t(
        "The result of the user sync of realm {0} of {1} is unknown: the service no longer has its task.",
        sync.realm,
        profile,
      );
      this.showMessage(dialogs.warn(sentences(words, known, syncAgain())));
    } else if (end.type === "still") {
      const words = vscode.l10n.t(
        "The user sync of realm {0} of {1} was started, but its state has not changed for {2} minutes. It may still be running in the service.",
        sync.realm,
        profile,
        taskTimes.stillAfterMs / 60_000,
      );
      const again = { title: vscode.l10n.t("Show Progress Again"), run: () => this.followAgain(sync, taskId) };
      this.showMessage(dialogs.warn(sentences(words, known), task, again));
    } else {
      const words = vscode.l10n.t(
        "The user sync of realm {0} of {1} continues in the service. Its result will not be shown.",
        sync.realm,
        profile,
      );
      this.showMessage(dialogs.info(sentences(words, known), task));
    }
  }

  private reportFinished(
    sync: UnfinishedSync,
    taskId: string,
    profile: string,
    { complete, status, counters }: TaskState,
  ): void {
    const { dialogs } = this.parts;
    const button = showTask(sync, taskId);
    if (!complete) {
      const words = vscode.l10n.t(
        'The user sync of realm {0} of {1} ended with the status "{2}".',
        sync.realm,
        profile,
        status,
      );
      const counts = counters ? `${[failedWords(counters), doneWords(counters)].filter(Boolean).join("; ")}.` : "";
      this.showMessage(dialogs.warn(sentences(words, counts, syncAgain()), button));
      return;
    }
    if (!counters) {
      const words = vscode.l10n.t("The user sync of realm {0} of {1} is complete.", sync.realm, profile);
      this.showMessage(dialogs.info(words, button));
      return;
    }
    const failures = failedWords(counters);
    if (failures === "") {
      const words = vscode.l10n.t("Synchronized realm {0} of {1}: {2}.", sync.realm, profile, doneWords(counters));
      this.showMessage(dialogs.info(words, button));
      return;
    }
    this.showMessage(
      dialogs.warn(
        vscode.l10n.t(
          "The user sync of realm {0} of {1} ended with failures: {2}; {3}. Usually the quota of the account or realm is used up, or the application does not exist. Synchronize the same file again to see what is left.",
          sync.realm,
          profile,
          failures,
          doneWords(counters),
        ),
        button,
      ),
    );
  }

  /** The last known state of a task without a known end. */
  private lastKnown({ counts, profileId }: UnfinishedSync, { state, error }: TaskSight): string {
    const { errors } = this.parts;
    const lastState = !state
      ? vscode.l10n.t("Its state is unknown.")
      : state.counters
        ? vscode.l10n.t(
            'Last known state: "{0}", {1} of {2} users; {3}.',
            state.status,
            processedCount(state.counters),
            plannedCount(counts),
            [failedWords(state.counters), doneWords(state.counters)].filter(Boolean).join("; "),
          )
        : vscode.l10n.t('Last known state: "{0}".', state.status);
    return sentences(lastState, error ? errors.describe(error, profileId) : "");
  }

  private followError(sync: UnfinishedSync, profile: string, error: unknown): Error {
    const words = vscode.l10n.t(
      "The user sync of realm {0} of {1} was started and continues in the service. Its progress can no longer be shown.",
      sync.realm,
      profile,
    );
    return new UserFacingError(sentences(words, this.parts.errors.describe(error, sync.profileId)), { cause: error });
  }

  private async followAgain(sync: UnfinishedSync, taskId: string): Promise<void> {
    const run = await this.parts.folder.create(sync);
    await run.append({ taskId });
    await this.follow(run, taskId);
  }

  private reportUnclear(sync: UnfinishedSync, profile: string): void {
    const words = vscode.l10n.t(
      "It is unknown whether the user sync of realm {0} of {1} was started: the window was closed in the meantime. Synchronize the same file again later: the plan shows what is left.",
      sync.realm,
      profile,
    );
    this.showMessage(this.parts.dialogs.warn(words));
  }

  /** The progress, and why there is nothing newer. */
  private progressOf({ counts, profileId }: UnfinishedSync, { state, error }: TaskSight): string {
    const all = plannedCount(counts);
    const far = state?.counters
      ? vscode.l10n.t("{0} of {1} users", processedCount(state.counters), all)
      : vscode.l10n.t("{0} users", all);
    if (!error) return far;
    const why = this.parts.errors.words(error, profileId).title;
    return vscode.l10n.t("{0}. The sync continues; its state could not be read: {1}", far, why);
  }

  /** Does not wait until the message is closed. */
  private showMessage(shown: Promise<void>): void {
    shown.catch((error: unknown) => this.parts.errors.show(error));
  }
}

/** Undefined in a journal of an earlier version. */
function placeOf({ profileId: id, host, clientId }: UnfinishedSync): Place | undefined {
  return host === undefined ? undefined : defined({ id, host, clientId });
}

function showTask({ profileId }: UnfinishedSync, id: string): MessageButton {
  const ref: RecordRef = { profileId, service: "fortitoken", kind: "task", id };
  return {
    title: vscode.l10n.t("Show Task"),
    run: () => vscode.commands.executeCommand("forticloud.openRecord", ref),
  };
}

function syncAgain(): string {
  return vscode.l10n.t("Synchronize the same file again to see what is left.");
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}
