import * as vscode from "vscode";
import type { MessageButton } from "../userFacingError";
import { fireAndForget } from "../fireAndForget";
import { sanitizeLine, sanitizeMessage } from "./plainText";
import { unseenWorkMs } from "../waiting";

/** Why requests of a profile are not sent yet. */
export interface Waits {
  /** The profile with this id began or stopped waiting. */
  readonly onDidChange: vscode.Event<string>;
  /** Why, and how long; undefined if nothing waits. */
  words(profileId: string): string | undefined;
  /** Ids of the profiles that wait. */
  blocked(): string[];
}

/** All questions and notifications to the user. No other file calls `vscode.window` for a prompt, so that tests can answer them. */
export class Dialogs {
  private readonly failed = new vscode.EventEmitter<unknown>();
  /** The action of a button failed. This event is the only report, because nobody waits until a message is closed. */
  readonly onDidFail = this.failed.event;

  constructor(private readonly waits: Waits) {}

  info(message: string, ...buttons: MessageButton[]): Promise<void> {
    return this.notify("showInformationMessage", message, buttons);
  }

  warn(message: string, ...buttons: MessageButton[]): Promise<void> {
    return this.notify("showWarningMessage", message, buttons);
  }

  error(message: string, ...buttons: MessageButton[]): Promise<void> {
    return this.notify("showErrorMessage", message, buttons);
  }

  /** A modal confirmation. */
  async confirm({ message, detail, action }: { message: string; detail?: string; action: string }): Promise<boolean> {
    const lines = detail === undefined ? [] : [detail];
    return (await this.choose({ message, detail: lines, actions: [action] })) === action;
  }

  /**
   * A modal question with several actions; `detail` is a list of lines.
   * @returns the chosen action; undefined when cancelled
   */
  async choose(question: {
    message: string;
    detail: readonly string[];
    actions: readonly string[];
  }): Promise<string | undefined> {
    const { message, detail, actions } = question;
    const lines = detail.map((line) => sanitizeLine(line)).join("\n");
    return vscode.window.showWarningMessage(
      sanitizeLine(message),
      { modal: true, ...(lines === "" ? {} : { detail: lines }) },
      ...actions,
    );
  }

  /** Asks where to save a file; undefined when cancelled. @param options filters: name -> file extensions */
  saveTarget(
    proposal: vscode.Uri,
    options: Pick<vscode.SaveDialogOptions, "title" | "filters"> = {},
  ): Thenable<vscode.Uri | undefined> {
    return vscode.window.showSaveDialog({ ...options, defaultUri: proposal });
  }

  /** Asks for a file; undefined when cancelled. @param filters name -> file extensions */
  async openFile(title: string, filters: Readonly<Record<string, string[]>>): Promise<vscode.Uri | undefined> {
    const [file] = (await vscode.window.showOpenDialog({ title, filters: { ...filters }, canSelectMany: false })) ?? [];
    return file;
  }

  /** A quick pick whose rows change while the user types; the caller shows and disposes it. */
  quickPick<T extends vscode.QuickPickItem>(): vscode.QuickPick<T> {
    return vscode.window.createQuickPick<T>();
  }

  /**
   * Runs work that the user can cancel, with a progress notification if it takes longer than a moment. The signal fires on cancel.
   * @param work may report a text, which is shown beside the title
   * @param profileId the profile whose requests the work sends: while they wait, the notification shows why and how long
   */
  async withProgress<T>(
    title: string,
    work: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
    profileId?: string,
  ): Promise<T> {
    const controller = new AbortController();
    let latest = "";
    let show: ((message: string, link?: string) => void) | undefined;
    const update = (): void => show?.(...this.withWaitReason(profileId, latest));
    const listening = this.waits.onDidChange((id) => id === profileId && update());
    const result = work(controller.signal, (message) => {
      latest = message;
      update();
    });
    const location = vscode.ProgressLocation.Notification;
    const showing = setTimeout(() => {
      fireAndForget(
        vscode.window.withProgress(
          { location, title: sanitizeMessage(title), cancellable: true },
          (progress, token) => {
            show = (message, link = "") => progress.report({ message: sanitizeMessage(message) + link });
            update();
            token.onCancellationRequested(() => controller.abort());
            return result.catch(() => undefined);
          },
        ),
      );
    }, unseenWorkMs);
    try {
      return await result;
    } finally {
      clearTimeout(showing);
      listening.dispose();
    }
  }

  /** The latest report and the reason of a wait, with a link that ends a pause. */
  private withWaitReason(profileId: string | undefined, latest: string): [message: string, link?: string] {
    const words = profileId && this.waits.words(profileId);
    if (!words) return [latest];
    const message = latest === "" ? words : `${latest} · ${words}`;
    if (!this.waits.blocked().includes(profileId)) return [message];
    const args = encodeURIComponent(JSON.stringify([profileId]));
    return [message, ` · [${vscode.l10n.t("Try Now")}](command:forticloud.tryNow?${args})`];
  }

  /** Shows the message until it is closed, then runs the chosen button. */
  private async notify(
    show: "showInformationMessage" | "showWarningMessage" | "showErrorMessage",
    message: string,
    buttons: readonly MessageButton[],
  ): Promise<void> {
    const chosen = await vscode.window[show](sanitizeMessage(message), ...buttons.map(({ title }) => title));
    try {
      await buttons.find(({ title }) => title === chosen)?.run();
    } catch (error) {
      this.failed.fire(error);
    }
  }
}
