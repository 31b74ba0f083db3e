import { defined } from "../defined";
import * as vscode from "vscode";
import { type MessageButton, UserFacingError } from "../userFacingError";
import { requirePlace } from "../profiles/place";
import type { ProfileStore } from "../profiles/profileStore";
import { Disposables, type Disposable } from "../disposables";
import type { Dialogs } from "../ui/dialogs";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";
import type { Announcer } from "./announcer";
import { UndoStack, type UndoableChange } from "./undoStack";

export interface UndoParts {
  readonly profiles: Pick<ProfileStore, "get" | "onDidChange">;
  readonly dialogs: Pick<Dialogs, "confirm" | "withProgress">;
  readonly quickInput: QuickInput;
  readonly announcer: Announcer;
}

/** Takes changes back: looks first, and leaves alone what is different by now. */
export class Undo implements Disposable {
  private readonly disposables = new Disposables();
  private readonly stack = new UndoStack();

  constructor(private readonly parts: UndoParts) {
    const { profiles } = parts;
    this.disposables.add(profiles.onDidChange(() => this.stack.keepProfiles((id) => profiles.get(id) !== undefined)));
  }

  /** Keeps the change. @returns a button that takes back exactly this one. */
  remember(change: UndoableChange): MessageButton {
    this.stack.push(change);
    return { title: vscode.l10n.t("Undo"), run: () => this.takeBack(change, "button") };
  }

  /** The record is gone, and its changes with it. */
  forget(ref: UndoableChange["ref"]): void {
    this.stack.forgetRecord(ref);
  }

  /** Takes back the last change, once the person agrees: a key is soon pressed. With changes in several profiles the person says in which. */
  async last(): Promise<void> {
    const latest = this.stack.latest();
    if (latest.length === 0) {
      this.parts.announcer.info(vscode.l10n.t("There is no change to undo."));
      return;
    }
    const change = latest.length === 1 ? latest[0] : await this.pick(latest);
    if (change) await this.takeBack(change, "command");
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private async pick(latest: readonly UndoableChange[]): Promise<UndoableChange | undefined> {
    const chosen = await this.parts.quickInput.pick<UndoableChange>({
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

  private async takeBack(change: UndoableChange, by: "button" | "command"): Promise<void> {
    const { title, subject, warning } = change;
    if (!this.stack.has(change)) {
      throw new UserFacingError(vscode.l10n.t("“{0}” of {1} can no longer be undone.", title, subject));
    }
    const label = this.profileLabel(change);
    const now = this.parts.profiles.get(change.ref.profileId);
    if (now) requirePlace(now, change.place);
    const takeBack = await change.prepare();
    if (!takeBack) {
      this.stack.remove(change);
      throw new UserFacingError(
        vscode.l10n.t(
          "The {0} of {1} is no longer as “{2}” left it, so that is not undone. Nothing was sent; change it as it is now.",
          subject,
          label,
          title,
        ),
      );
    }
    const asks = by === "command" || warning !== undefined;
    if (asks && !(await this.confirm(change, label, warning))) return;
    const settled = await this.parts.dialogs.withProgress(
      vscode.l10n.t("Undoing “{0}” of {1} in {2}…", title, subject, label),
      takeBack,
      change.ref.profileId,
    );
    this.stack.remove(change);
    this.parts.announcer.done(vscode.l10n.t("Undone: “{0}” of {1} in {2}.", title, subject, label), settled);
  }

  private confirm({ title, subject }: UndoableChange, label: string, detail?: string): Promise<boolean> {
    return this.parts.dialogs.confirm(
      defined({
        message: vscode.l10n.t("Undo “{0}” of {1} in {2}?", title, subject, label),
        detail,
        action: vscode.l10n.t("Undo"),
      }),
    );
  }

  private profileLabel({ ref }: UndoableChange): string {
    return this.parts.profiles.get(ref.profileId)?.label ?? ref.profileId;
  }
}
