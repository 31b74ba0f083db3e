import os from "node:os";
import * as vscode from "vscode";
import type { Undo } from "../actions/undo";
import type { WritableProfiles } from "../actions/writableProfiles";
import type { Disposable } from "../disposables";
import type { RecordUpdates } from "../explorer/recordUpdates";
import type { RowActivity } from "../explorer/rowActivity";
import { type MessageButton, UserFacingError } from "../userFacingError";
import type { Connections } from "../profiles/connections";
import type { Profile } from "../profiles/profile";
import type { RequestGates } from "../profiles/requestGates";
import { type Place, PointsElsewhere } from "../profiles/place";
import type { RecordRef } from "../records/recordRef";
import type { Timing } from "../timing";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import type { StatusBar } from "../ui/statusBar";
import type { TextDocuments } from "../ui/textDocuments";
import { Runner, type RunEnd } from "./engine/runner";
import type { DamagedRun, RunFolder } from "./engine/runFolder";
import {
  RunState,
  type OpenUserRun,
  type RunEntry,
  type StoredUserRun,
  type UserRun,
  type UserStep,
} from "./engine/userRun";
import { UserSteps, type StepEnd } from "./engine/userSteps";
import { reportTable } from "./reportTable";
import { doneWords, stoppedWords, userCount } from "./runWords";
import { undoOfRun } from "./undoSteps";
import { stepWords } from "./stepWords";

export interface RunsParts {
  readonly folder: RunFolder<UserRun, RunEntry>;
  /** The journals of the latest runs that have ended, for their reports. */
  readonly ended: RunFolder<UserRun, RunEntry>;
  readonly profiles: Pick<WritableProfiles, "require" | "isGone">;
  readonly connections: Pick<Connections, "fortitoken">;
  readonly gates: Pick<RequestGates, "pause">;
  readonly activity: Pick<RowActivity, "run">;
  readonly records: Pick<RecordUpdates, "replace" | "remove">;
  readonly dialogs: Pick<Dialogs, "withProgress" | "info" | "warn" | "confirm" | "choose" | "saveTarget">;
  readonly errors: Pick<ErrorReporter, "describe" | "show">;
  readonly reports: TextDocuments;
  readonly statusBar: StatusBar;
  readonly undo: Pick<Undo, "remember" | "rememberFinal">;
  readonly clock: Pick<Timing, "now">;
  /** Users of the profile changed: reloads the views that list them. */
  readonly refreshUsers: (profileId: string) => void;
}

/** Older reports are deleted: they contain data of users. */
const mostReports = 10;

/** Starts, executes (with a progress notification), resumes, discards and reports runs over many users. */
export class Runs implements Disposable {
  private readonly closing = new AbortController();
  private readonly changed = new vscode.EventEmitter<RecordRef>();
  /** Fires when a run of this window changes or deletes a user. */
  readonly onDidChangeRecord = this.changed.event;

  constructor(private readonly parts: RunsParts) {}

  /** Executes the steps as a run that can be resumed. @throws Error, ServiceError */
  async start(
    profile: Profile,
    title: string,
    steps: readonly UserStep[],
    more: Pick<UserRun, "undoes" | "command"> = {},
  ): Promise<void> {
    const { id: profileId, label, host, clientId = "" } = profile;
    const startedAt = this.parts.clock.now();
    const header = { profileId, profile: label, host, clientId, title, startedAt, steps, ...more };
    await this.carryOut(await this.parts.folder.create(header));
  }

  /**
   * Resumes a run. @throws UserFacingError when another window has it, or its profile points elsewhere or was removed
   * @param skip whether to skip the rows at which it stopped
   */
  async resume({ id, header }: Pick<StoredUserRun, "id" | "header">, skip = false): Promise<void> {
    const { profiles, folder } = this.parts;
    if (profiles.isGone(header.profileId)) {
      throw new UserFacingError(
        vscode.l10n.t(
          "Profile {0} was removed, so this run cannot continue. Save its report and import it into another profile: finished rows are not repeated.",
          header.profile,
        ),
      );
    }
    profiles.require(placeOfRun(header));
    const run = await folder.open(id);
    if (!run) throw new UserFacingError(vscode.l10n.t("This run has ended or is in progress in another window."));
    await this.carryOut(run, skip);
    this.parts.refreshUsers(header.profileId);
  }

  /** Deletes a run after a confirmation. @throws UserFacingError when another window has it */
  async discard({ id, header, entries }: StoredUserRun): Promise<void> {
    const state = new RunState(header.steps.length, entries);
    const agreed = await this.parts.dialogs.confirm({
      message: vscode.l10n.t("Discard the run “{0}” in {1}?", header.title, header.profile),
      detail: vscode.l10n.t(
        "{0} of {1} users were processed and are kept as they are. The others are not processed, and the report is deleted.",
        state.through,
        state.total,
      ),
      action: vscode.l10n.t("Discard"),
    });
    if (!agreed) return;
    if (!(await this.parts.folder.discard(id))) {
      throw new UserFacingError(vscode.l10n.t("This run is in progress in another window. Stop it there first."));
    }
  }

  /** Shows a run's rows and their results so far. */
  async showReport({ header }: Pick<StoredUserRun, "header">, state: RunState): Promise<void> {
    const name = reportName(header);
    const [uri] = this.parts.reports.add({ [name]: reportTable(header, state) });
    if (!uri) return;
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
  }

  /** Saves the report with a byte order mark, without which spreadsheets misread accents. */
  private async saveReport({ header }: Pick<StoredUserRun, "header">, state: RunState): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(os.homedir());
    const target = await this.parts.dialogs.saveTarget(vscode.Uri.joinPath(folder, reportName(header)));
    if (!target) return;
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(`\ufeff${reportTable(header, state)}`));
  }

  dispose(): void {
    this.closing.abort();
    this.changed.dispose();
  }

  private async carryOut(run: OpenUserRun, skip = false): Promise<void> {
    const { dialogs, refreshUsers } = this.parts;
    const { title, profile, profileId } = run.header;
    const steps = this.stepsOf(run);
    const runner = new Runner({
      run,
      executeStep: (step, journal) => this.showStep(run.header, step, () => steps.carryOut(step, journal)),
      pause: (ms, signal) => this.parts.gates.pause(profileId, ms, signal),
      describe: (error) => this.parts.errors.describe(error, profileId),
    });
    const { state } = runner;
    const words = vscode.l10n.t("{0} in {1}", title, profile);
    const carried = this.parts.statusBar.during(words, (showProgress) =>
      dialogs.withProgress(
        words,
        async (signal, report) => {
          if (skip) await runner.skipStopped((problem) => vscode.l10n.t("Skipped. {0}", problem));
          return runner.carryOut(AbortSignal.any([signal, this.closing.signal]), () => {
            report(progressText(state));
            showProgress(progressText(state));
          });
        },
        profileId,
      ),
    );
    // Errors that are not about a request, such as a full disk.
    const end = await carried.catch((error: unknown): RunEnd => ({ type: "stopped", error }));
    if (end.type !== "done") await run.release();
    if (state.count("created") > 0) refreshUsers(profileId);
    await this.showEnd(run, state, end);
  }

  /** Steps that check before each request that this window still has the run and the profile points to the same place. */
  private stepsOf(run: OpenUserRun): UserSteps {
    const { connections, errors } = this.parts;
    const clients = async () => {
      if (!run.isOurs()) throw new Error("Another window has taken over the run");
      return (await connections.fortitoken(placeOfRun(run.header))).background;
    };
    return new UserSteps(clients, stepWords(errors, run.header.profileId));
  }

  /** Shows the step's progress on the user's row, then the changed user. */
  private async showStep({ profileId }: UserRun, step: UserStep, work: () => Promise<StepEnd>): Promise<StepEnd> {
    if (step.action === "create") return work();
    const { activity, records } = this.parts;
    const ref: RecordRef = { profileId, service: "fortitoken", kind: "user", id: step.id };
    const doing = step.action === "delete" ? vscode.l10n.t("Deleting…") : vscode.l10n.t("Saving…");
    const end = await activity.run(ref, doing, work);
    if (step.action === "delete" && ["deleted", "already"].includes(end.result)) records.remove(ref);
    else if (end.user) records.replace(profileId, end.user);
    this.changed.fire(ref);
    return end;
  }

  /** Shows the result without waiting until the message is closed. A completed run is finished then. */
  private async showEnd(run: OpenUserRun, state: RunState, end: RunEnd): Promise<void> {
    const { dialogs } = this.parts;
    const { title, profile } = run.header;
    if (end.type === "taken") {
      this.message(dialogs.info(vscode.l10n.t("{0} in {1} continues in another window.", title, profile)));
      return;
    }
    const undo = this.rememberUndo(run, state);
    if (end.type === "stopped") {
      if (!this.closing.signal.aborted) this.offer(run, state, this.pointsElsewhere(run.header) ?? end.error);
      return;
    }
    const buttons = [
      ...undo,
      { title: vscode.l10n.t("Show Report"), run: () => this.showReport(run, state) },
      { title: vscode.l10n.t("Save Report…"), run: () => this.saveReport(run, state) },
    ];
    const words = doneWords(run.header, state);
    this.message(state.failed > 0 ? dialogs.warn(words, ...buttons) : dialogs.info(words, ...buttons));
    // Before showing the report, which may fail: a completed run must not stay claimed.
    await run.finish((journal) => this.parts.ended.adopt(journal, mostReports));
    if (state.failed > 0) await this.showReport(run, state);
  }

  /** Keeps what the run changed as one change. @returns a button that undoes it */
  private rememberUndo({ id, header }: OpenUserRun, state: RunState): readonly MessageButton[] {
    const written = state.count("changed") + state.count("created") + state.count("deleted");
    if (header.undoes || written === 0) return [];
    const { steps, why } = undoOfRun(header, state);
    const [place, title] = [placeOfRun(header), header.title];
    const subject = userCount(written);
    if (steps.length === 0) {
      this.parts.undo.rememberFinal({ place, subject, title, why });
      return [];
    }
    const prepareRun = async () => {
      const profile = this.parts.profiles.require(place);
      const ofAll = vscode.l10n.t("Only users that were not changed after this run are restored.");
      const agreed = await this.parts.dialogs.confirm({
        message: vscode.l10n.t("Undo “{0}” of {1} in {2}?", title, userCount(steps.length), profile.label),
        detail: [ofAll, vscode.l10n.t("You can stop and resume it."), otherUsers(written - steps.length, why)]
          .join(" ")
          .trim(),
        action: vscode.l10n.t("Undo"),
      });
      const undoing = vscode.l10n.t("Undo of “{0}”", title);
      return agreed ? () => this.start(profile, undoing, steps, { undoes: true }) : undefined;
    };
    return [this.parts.undo.remember({ runId: id, place, subject, title, prepareRun })];
  }

  /** The error of a profile that points elsewhere, which is a better reason for a stop than the cancelled request's. */
  private pointsElsewhere(run: UserRun): unknown {
    try {
      this.parts.profiles.require(placeOfRun(run));
    } catch (error) {
      return PointsElsewhere.is(error) ? error : undefined;
    }
    return undefined;
  }

  /** Shows that a run is unfinished and why, with buttons for it. */
  offer(run: Pick<StoredUserRun, "id" | "header">, state: RunState, error?: unknown): void {
    const { dialogs, errors } = this.parts;
    const { profileId } = run.header;
    const why = error === undefined ? undefined : errors.describe(error, profileId);
    const stored = (): Promise<StoredUserRun | undefined> => this.find(run.id);
    const withRun = (act: (found: StoredUserRun) => Promise<void>) => async () => {
      const found = await stored();
      if (!found) throw new UserFacingError(vscode.l10n.t("This run has ended."));
      await act(found);
    };
    const goOn = [
      { title: vscode.l10n.t("Resume"), run: withRun((found) => this.resume(found)) },
      ...(state.stopped.steps.length === 0
        ? []
        : [{ title: skipTitle(state), run: withRun((found) => this.resume(found, true)) }]),
    ];
    const save = { title: vscode.l10n.t("Save Report…"), run: () => this.saveReport(run, state) };
    const buttons = [
      ...(this.parts.profiles.isGone(profileId) ? [save] : goOn),
      { title: vscode.l10n.t("Discard"), run: withRun((found) => this.discard(found)) },
      { title: vscode.l10n.t("Show Report"), run: () => this.showReport(run, state) },
    ];
    this.message(dialogs.warn(stoppedWords(run.header, state, why), ...buttons), profileId);
  }

  /** The unfinished runs, oldest first, and those that cannot be read. */
  async list(): Promise<{ readonly runs: readonly StoredUserRun[]; readonly damaged: readonly DamagedRun[] }> {
    const { runs, damaged } = await this.parts.folder.list();
    return { runs: [...runs].sort((a, b) => a.header.startedAt - b.header.startedAt), damaged };
  }

  /** The runs whose report can be shown, unfinished ones included; the latest first. */
  async recent(): Promise<readonly StoredUserRun[]> {
    const lists = await Promise.all([this.parts.folder.list(), this.parts.ended.list()]);
    return lists.flatMap(({ runs }) => runs).sort((a, b) => b.header.startedAt - a.header.startedAt);
  }

  /** Offers to open or delete the file of a run that cannot be read. */
  async settleDamaged(id: string): Promise<void> {
    const { dialogs, folder } = this.parts;
    const [open, discard] = [vscode.l10n.t("Open File"), vscode.l10n.t("Discard")];
    const choice = await dialogs.choose({
      message: vscode.l10n.t("The file of this run is damaged, so the run cannot continue."),
      detail: [vscode.l10n.t("Its changes are kept. Start the run again to see what is left to do.")],
      actions: [open, discard],
    });
    if (choice === discard) await folder.discard(id);
    if (choice !== open) return;
    await vscode.window.showTextDocument(vscode.Uri.file(folder.fileOf(id)));
  }

  private async find(id: string): Promise<StoredUserRun | undefined> {
    return (await this.list()).runs.find((run) => run.id === id);
  }

  /** Does not wait until the message is closed; shows errors of its buttons. */
  private message(shown: Promise<void>, profileId?: string): void {
    shown.catch((error: unknown) => this.parts.errors.show(error, profileId));
  }
}

/** @param why they stay as they are */
function otherUsers(count: number, why: string): string {
  return count === 0 ? "" : `${vscode.l10n.t("Users that are not restored: {0}.", count)} ${why}`;
}

function placeOfRun({ profileId: id, host, clientId }: UserRun): Place {
  return { id, host, clientId };
}

function reportName({ title, profile }: UserRun): string {
  return `${title} (${profile}).csv`.replace(/[/\\:*?"<>|]/g, "-");
}

/** The label of the button that skips the rows at which a run stopped. */
export function skipTitle({ stopped: { steps } }: RunState): string {
  return steps.length === 1
    ? vscode.l10n.t("Skip the Row and Resume")
    : vscode.l10n.t("Skip {0} Rows and Resume", steps.length);
}

/** "37 of 500 · 2 failed". */
function progressText(state: RunState): string {
  return [
    vscode.l10n.t("{0} of {1}", state.through, state.total),
    ...(state.failed > 0 ? [vscode.l10n.t("{0} failed", state.failed)] : []),
  ].join(" · ");
}
