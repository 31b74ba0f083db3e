import { defined } from "../defined";
import * as vscode from "vscode";
import { type MessageButton, UserFacingError } from "../userFacingError";
import { requirePlace, type Place } from "../profiles/place";
import type { ProfileStore } from "../profiles/profileStore";
import { sameRecord, type RecordRef } from "../records/recordRef";
import type { Disposable } from "../disposables";
import type { Dialogs } from "../ui/dialogs";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";
import type { Announcer } from "./announcer";
import type { Settled } from "./writeQueue";

/** A change that can be undone. */
export interface UndoableChange {
  readonly ref: RecordRef;
  /** Where the record was changed: it is undone nowhere else. */
  readonly place: Place;
  /** The record in a sentence: "user mlund". */
  readonly subject: string;
  /** The title of the command: "Disable User". */
  readonly title: string;
  /** Further effects of the undo, for a question before it. */
  readonly warning?: string;
  /**
   * Reads the record. @returns the write that undoes the change; undefined if the record is not as the change left it
   * @throws ServiceError, `readOnly` before anything is sent; PointsElsewhere
   */
  prepare(): Promise<UndoingWrite | undefined>;
}

/** A run over many users, which another run undoes. */
export interface UndoableRun {
  /** Identifies the run: it may be stopped, resumed, and end again. */
  readonly runId: string;
  readonly place: Place;
  /** Its users in a sentence: "10 users". */
  readonly subject: string;
  readonly title: string;
  /** Asks. @returns what starts the run that undoes it; undefined if the user declined */
  prepareRun(): Promise<(() => Promise<void>) | undefined>;
}

/** A change that cannot be undone. The ones before it are not offered instead: the user means the last one. */
export interface FinalChange {
  readonly place: Place;
  readonly subject: string;
  readonly title: string;
  /** Why it cannot be undone, as a sentence. */
  readonly why: string;
}

type Change = UndoableChange | UndoableRun | FinalChange;

/** @param signal cancels until the write is sent. @throws ServiceError, Error */
type UndoingWrite = (signal: AbortSignal) => Promise<Settled<unknown>>;

export interface UndoParts {
  readonly profiles: Pick<ProfileStore, "get" | "onDidChange">;
  readonly dialogs: Pick<Dialogs, "confirm" | "withProgress">;
  readonly quickInput: QuickInput;
  readonly announcer: Announcer;
}

/** Keeps the last changes of each profile in memory, and undoes one if the record is still as that change left it. */
export class Undo implements Disposable {
  private changes: readonly Change[] = [];
  private readonly listening: Disposable;

  /** @param limit changes kept per profile */
  constructor(
    private readonly parts: UndoParts,
    private readonly limit = 20,
  ) {
    const { profiles } = parts;
    this.listening = profiles.onDidChange(() => this.keep(({ place }) => profiles.get(place.id) !== undefined));
  }

  /** Keeps the change, and drops the oldest one of the profile beyond the limit. @returns a button that undoes exactly this one */
  remember(change: UndoableChange | UndoableRun): MessageButton {
    this.add(change);
    return { title: vscode.l10n.t("Undo"), run: () => this.run(change, "button") };
  }

  /** Keeps that the last change cannot be undone. */
  rememberFinal(change: FinalChange): void {
    this.add(change);
  }

  /** Forgets the changes of a record that was deleted. */
  forget(record: RecordRef): void {
    this.keep((change) => !("ref" in change && sameRecord(change.ref, record)));
  }

  has(change: Change): boolean {
    return this.changes.includes(change);
  }

  /** The last change of each profile, the latest first. */
  latest(): readonly Change[] {
    const byProfile = new Map<string, Change>();
    for (const change of [...this.changes].reverse()) {
      if (!byProfile.has(change.place.id)) byProfile.set(change.place.id, change);
    }
    return [...byProfile.values()];
  }

  /** Undoes the last change after a question, because its key is easily pressed by mistake. The user chooses among several profiles. */
  async last(): Promise<void> {
    const latest = this.latest();
    if (latest.length === 0) {
      this.parts.announcer.info(vscode.l10n.t("There is no change to undo."));
      return;
    }
    const change = latest.length === 1 ? latest[0] : await this.pick(latest);
    if (change) await this.run(change, "command");
  }

  dispose(): void {
    this.listening.dispose();
  }

  private add(change: Change): void {
    const runId = "runId" in change ? change.runId : undefined;
    if (runId !== undefined) this.keep((kept) => !("runId" in kept && kept.runId === runId));
    const ofProfile = this.changes.filter(({ place }) => place.id === change.place.id);
    const oldest = ofProfile.length < this.limit ? undefined : ofProfile[0];
    this.changes = [...this.changes.filter((kept) => kept !== oldest), change];
  }

  private keep(isKept: (change: Change) => boolean): void {
    this.changes = this.changes.filter(isKept);
  }

  private async pick(latest: readonly Change[]): Promise<Change | undefined> {
    const chosen = await this.parts.quickInput.pick<Change>({
      title: vscode.l10n.t("Undo Last Change"),
      placeholder: vscode.l10n.t("The last change of each profile"),
      rows: latest.map((change) => ({
        label: sanitizeQuickPick(`${change.title}: ${change.subject}`),
        description: sanitizeQuickPick(this.profileLabel(change)),
        value: change,
      })),
    });
    return chosen === back ? undefined : chosen;
  }

  private async run(change: Change, by: "button" | "command"): Promise<void> {
    const { title, subject, place } = change;
    const label = this.profileLabel(change);
    if ("why" in change) {
      const words = vscode.l10n.t("The last change (“{0}” of {1} in {2}) cannot be undone.", title, subject, label);
      this.parts.announcer.info(`${words} ${change.why}`);
      return;
    }
    if (!this.has(change)) {
      throw new UserFacingError(vscode.l10n.t("“{0}” of {1} can no longer be undone.", title, subject));
    }
    const now = this.parts.profiles.get(place.id);
    if (now) requirePlace(now, place);
    if ("runId" in change) {
      const start = await change.prepareRun();
      if (!start) return;
      this.keep((kept) => kept !== change);
      return start();
    }
    const { warning } = change;
    const write = await change.prepare();
    if (!write) {
      this.keep((kept) => kept !== change);
      throw new UserFacingError(
        vscode.l10n.t(
          "The {0} of {1} was changed after “{2}”, so that change was not undone. Nothing was sent. Edit it instead.",
          subject,
          label,
          title,
        ),
      );
    }
    if (by === "command" || warning !== undefined) {
      const message = vscode.l10n.t("Undo “{0}” of {1} in {2}?", title, subject, label);
      const question = defined({ message, detail: warning, action: vscode.l10n.t("Undo") });
      if (!(await this.parts.dialogs.confirm(question))) return;
    }
    const settled = await this.parts.dialogs.withProgress(
      vscode.l10n.t("Undoing “{0}” of {1} in {2}…", title, subject, label),
      write,
      place.id,
    );
    this.keep((kept) => kept !== change);
    this.parts.announcer.info(vscode.l10n.t("Undone: “{0}” of {1} in {2}.", title, subject, label), settled);
  }

  private profileLabel({ place: { id } }: Change): string {
    return this.parts.profiles.get(id)?.label ?? id;
  }
}
