import { defined } from "../defined";
import * as vscode from "vscode";
import type { Disposable } from "../disposables";
import type { RowActivity } from "../explorer/rowActivity";
import type { Connections } from "../profiles/connections";
import type { RequestGates } from "../profiles/requestGates";
import { callAt, PointsElsewhere, type Place } from "../profiles/place";
import type { ProfileStore } from "../profiles/profileStore";
import type { RecordRef } from "../records/recordRef";
import { type MessageButton, UserFacingError } from "../personError";
import type { TaskState } from "../services/fortitoken/userSync";
import type { Timing } from "../timing";
import { unwaited } from "../unwaited";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
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
  readonly dialogs: Pick<Dialogs, "withReports" | "info" | "warn">;
  readonly errors: Pick<ErrorReporter, "show" | "describe" | "words">;
  readonly timing: Timing;
  /** Users of the profile changed: what lists them reads them anew. */
  readonly refreshUsers: (profileId: string) => void;
}

/** Shows a running sync on its realm's row and in a notification, and tells how it ended. */
export class SyncProgress implements Disposable {
  private readonly closing = new AbortController();

  constructor(private readonly parts: SyncProgressParts) {}

  /** Takes over what an earlier window, or this one before it was reloaded, left unfinished. */
  async resume(): Promise<void> {
    const { runs, damaged } = await this.parts.folder.list();
    if (damaged.length > 0) this.tellDamaged(damaged.map(({ id }) => id));
    await Promise.all(runs.map(({ id, header }) => this.takeOver(id, header)));
  }

  /** Their files stay until the person discards them: another version of the extension may read them. */
  private tellDamaged(ids: readonly string[]): void {
    const { dialogs, errors, folder } = this.parts;
    const words = vscode.l10n.t(
      "{0} unfinished user syncs cannot be read: their files are damaged, or of another version of the extension. What the service took goes on there. Refresh Users to see what was done, and sync the file again for the rest.",
      ids.length,
    );
    const discard = async (): Promise<void> => {
      await Promise.all(ids.map((id) => folder.discard(id)));
    };
    unwaited(dialogs.warn(words, { title: vscode.l10n.t("Discard"), run: discard }), (error) =>
      unwaited(errors.show(error)),
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
      dialogs.withReports(
        title,
        async (signal, report) => {
          const either = AbortSignal.any([signal, this.closing.signal]);
          const reached = await this.follower(run, taskId).follow(either, (sight) =>
            report(this.progressOf(sync, sight)),
          );
          return { end: reached, cancelled: signal.aborted };
        },
        sync.profileId,
      ),
    );
    const { end, cancelled } = await followed.catch(async (error: unknown) => {
      // Its task is not where the profile points now, and the next window would only say the same.
      await (PointsElsewhere.is(error) ? run.finish() : run.release());
      this.parts.refreshUsers(sync.profileId);
      throw this.unfollowed(sync, profile.label, error);
    });
    if (end.type === "left" && !cancelled) return run.release();
    await run.finish();
    // Whatever the end: users were changed meanwhile.
    this.parts.refreshUsers(sync.profileId);
    this.tellEnd(sync, taskId, profile.label, end);
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
      await timing.pause(taskTimes.lookMs, signal);
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
    const { connections, gates, timing } = this.parts;
    const place = placeOf(run.header) ?? run.header.profileId;
    return new TaskFollower(
      (signal) =>
        callAt(
          () => connections.fortitoken(place),
          ({ background }) => background.sync.task(taskId, signal),
        ),
      () => run.isOurs(),
      timing,
      (ms, signal) => gates.pause(run.header.profileId, ms, signal),
    );
  }

  private tellEnd(sync: UnfinishedSync, taskId: string, profile: string, end: TaskEnd): void {
    if (end.type === "done") {
      this.finished(sync, taskId, profile, end.state);
      return;
    }
    const { dialogs } = this.parts;
    const known = this.known(sync, end);
    const task = showTask(sync, taskId);
    if (end.type === "gone") {
      const words = vscode.l10n.t(
        "How the user sync of realm {0} of {1} ended is not known: the service no longer has its task.",
        sync.realm,
        profile,
      );
      this.tell(dialogs.warn(sentences(words, known, syncAgain())));
    } else if (end.type === "still") {
      const words = vscode.l10n.t(
        "The user sync of realm {0} of {1} was started, and nothing has changed for {2} minutes. It may still go on in the service.",
        sync.realm,
        profile,
        taskTimes.stillAfterMs / 60_000,
      );
      const again = { title: vscode.l10n.t("Follow Again"), run: () => this.followAgain(sync, taskId) };
      this.tell(dialogs.warn(sentences(words, known), task, again));
    } else {
      const words = vscode.l10n.t(
        "The user sync of realm {0} of {1} goes on in the service; its end will not be told.",
        sync.realm,
        profile,
      );
      this.tell(dialogs.info(sentences(words, known), task));
    }
  }

  private finished(
    sync: UnfinishedSync,
    taskId: string,
    profile: string,
    { complete, status, counters }: TaskState,
  ): void {
    const { dialogs } = this.parts;
    const button = showTask(sync, taskId);
    if (!complete) {
      const words = vscode.l10n.t(
        'The user sync of realm {0} of {1} is over; the service calls it "{2}".',
        sync.realm,
        profile,
        status,
      );
      const counts = counters ? `${[failedWords(counters), doneWords(counters)].filter(Boolean).join("; ")}.` : "";
      this.tell(dialogs.warn(sentences(words, counts, syncAgain()), button));
      return;
    }
    if (!counters) {
      const words = vscode.l10n.t("The user sync of realm {0} of {1} is complete.", sync.realm, profile);
      this.tell(dialogs.info(words, button));
      return;
    }
    const failures = failedWords(counters);
    if (failures === "") {
      const words = vscode.l10n.t(
        "Users of realm {0} of {1} are in sync: {2}.",
        sync.realm,
        profile,
        doneWords(counters),
      );
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
          doneWords(counters),
        ),
        button,
      ),
    );
  }

  /** What was seen last of a task that was not seen to end. */
  private known({ counts, profileId }: UnfinishedSync, { state, error }: TaskSight): string {
    const { errors } = this.parts;
    const seen = !state
      ? vscode.l10n.t("Nothing was seen of it.")
      : state.counters
        ? vscode.l10n.t(
            'Seen last: "{0}", {1} of {2} users; {3}.',
            state.status,
            processedCount(state.counters),
            plannedCount(counts),
            [failedWords(state.counters), doneWords(state.counters)].filter(Boolean).join("; "),
          )
        : vscode.l10n.t('Seen last: "{0}".', state.status);
    return sentences(seen, error ? errors.describe(error, profileId) : "");
  }

  private unfollowed(sync: UnfinishedSync, profile: string, error: unknown): Error {
    const words = vscode.l10n.t(
      "The user sync of realm {0} of {1} was started and goes on in the service, but it is not followed here.",
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

  private unclear(sync: UnfinishedSync, profile: string): void {
    const words = vscode.l10n.t(
      "Whether the user sync of realm {0} of {1} was started is not known: the window was closed meanwhile. Sync the same file again after a while: the plan shows what is left.",
      sync.realm,
      profile,
    );
    this.tell(this.parts.dialogs.warn(words));
  }

  /** How far it is, and why nothing newer is known. */
  private progressOf({ counts, profileId }: UnfinishedSync, { state, error }: TaskSight): string {
    const all = plannedCount(counts);
    const far = state?.counters
      ? vscode.l10n.t("{0} of {1} users", processedCount(state.counters), all)
      : vscode.l10n.t("{0} users", all);
    if (!error) return far;
    const why = this.parts.errors.words(error, profileId).title;
    return vscode.l10n.t("{0}. It goes on; the last question failed: {1}", far, why);
  }

  /** Nobody waits for a message to be closed. */
  private tell(shown: Promise<void>): void {
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
  return vscode.l10n.t("Sync the same file again to see what is left.");
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}
