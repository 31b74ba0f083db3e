import * as vscode from "vscode";
import type { MessageButton } from "../personError";
import { unwaited } from "../unwaited";
import { sanitizeLine, sanitizeMessage } from "./plainText";
import { unseenWorkMs } from "../waiting";

/** Why requests of a profile are not sent yet. */
export interface Waits {
  /** The profile with this id began to wait, or goes on. */
  readonly onDidChange: vscode.Event<string>;
  /** Why, and how long; undefined while nothing waits. */
  words(profileId: string): string | undefined;
  /** Ids of the profiles that wait. */
  blocked(): string[];
}

/**
 * Every question to the person and every announcement goes through here, so that a test can answer as a person would
 * and no other file calls `vscode.window` for a prompt.
 */
export class Dialogs {
  private readonly failed = new vscode.EventEmitter<unknown>();
  /** A button ran into an error. Nobody waits for a message to be closed, so that it is told here and nowhere else. */
  readonly onDidFail = this.failed.event;

  /** @param waits why a profile's requests are not sent yet */
  constructor(private readonly waits: Waits) {}

  async info(message: string, ...buttons: MessageButton[]): Promise<void> {
    await this.runButton(
      buttons,
      await vscode.window.showInformationMessage(sanitizeMessage(message), ...buttons.map((b) => b.title)),
    );
  }

  async warn(message: string, ...buttons: MessageButton[]): Promise<void> {
    await this.runButton(
      buttons,
      await vscode.window.showWarningMessage(sanitizeMessage(message), ...buttons.map((b) => b.title)),
    );
  }

  async error(message: string, ...buttons: MessageButton[]): Promise<void> {
    await this.runButton(
      buttons,
      await vscode.window.showErrorMessage(sanitizeMessage(message), ...buttons.map((b) => b.title)),
    );
  }

  /** A modal question with one affirmative answer. */
  async confirm({ message, detail, action }: { message: string; detail?: string; action: string }): Promise<boolean> {
    const lines = detail === undefined ? [] : [detail];
    return (await this.choose({ message, detail: lines, actions: [action] })) === action;
  }

  /**
   * A modal question with several answers, and details in lines.
   * @returns the chosen one; undefined when cancelled.
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

  /** Where to save a file, asked in the editor's own dialog; undefined when cancelled. */
  saveTarget(proposal: vscode.Uri): Thenable<vscode.Uri | undefined> {
    return vscode.window.showSaveDialog({ defaultUri: proposal });
  }

  /** Asks for a file; undefined when cancelled. @param filters endings by their name, as the editor's dialog takes them. */
  async openFile(title: string, filters: Readonly<Record<string, string[]>>): Promise<vscode.Uri | undefined> {
    const [file] = (await vscode.window.showOpenDialog({ title, filters: { ...filters }, canSelectMany: false })) ?? [];
    return file;
  }

  /** A quick pick whose rows change while the person types; the caller shows and disposes it. */
  quickPick<T extends vscode.QuickPickItem>(): vscode.QuickPick<T> {
    return vscode.window.createQuickPick<T>();
  }

  /**
   * Runs work that can be cancelled: when it takes longer than a moment, under a progress notification. The signal fires when
   * the person cancels there.
   * @param profileId whose requests the work sends: while they wait, the notification says why and how long
   */
  withProgress<T>(title: string, work: (signal: AbortSignal) => Promise<T>, profileId?: string): Promise<T> {
    return this.withReports(title, (signal) => work(signal), profileId);
  }

  /** As `withProgress`; what the work reports stands beside the title. */
  async withReports<T>(
    title: string,
    work: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
    profileId?: string,
  ): Promise<T> {
    const controller = new AbortController();
    let latest = "";
    let show: ((message: string, link?: string) => void) | undefined;
    const tell = (): void => show?.(...this.withWaitReason(profileId, latest));
    const listening = this.waits.onDidChange((id) => id === profileId && tell());
    const result = work(controller.signal, (message) => {
      latest = message;
      tell();
    });
    const location = vscode.ProgressLocation.Notification;
    const showing = setTimeout(() => {
      unwaited(
        vscode.window.withProgress(
          { location, title: sanitizeMessage(title), cancellable: true },
          (progress, token) => {
            show = (message, link = "") => progress.report({ message: sanitizeMessage(message) + link });
            tell();
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

  /** The latest report, and why the profile's requests wait, with a link that ends the pause where it can be ended. */
  private withWaitReason(profileId: string | undefined, latest: string): [message: string, link?: string] {
    const words = profileId && this.waits.words(profileId);
    if (!words) return [latest];
    const message = latest === "" ? words : `${latest} · ${words}`;
    if (!this.waits.blocked().includes(profileId)) return [message];
    const args = encodeURIComponent(JSON.stringify([profileId]));
    return [message, ` · [${vscode.l10n.t("Try Now")}](command:forticloud.tryNow?${args})`];
  }

  private async runButton(buttons: readonly MessageButton[], title: string | undefined): Promise<void> {
    try {
      await buttons.find((button) => button.title === title)?.run();
    } catch (error) {
      this.failed.fire(error);
    }
  }
}
