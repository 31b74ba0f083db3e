import * as vscode from "vscode";
import { unlinked } from "./plainText";

/** Work shorter than this needs no progress notification. */
const momentMs = 800;

/** A button of a message: what it says and what it does. */
export interface MessageButton {
  readonly title: string;
  run(): unknown;
}

/**
 * Every question to the person and every announcement goes through here, so that a test can answer as a person would
 * and no other file calls `vscode.window` for a prompt.
 */
export class Dialogs {
  async info(message: string, ...buttons: MessageButton[]): Promise<void> {
    await this.press(
      buttons,
      await vscode.window.showInformationMessage(unlinked(message), ...buttons.map((b) => b.title)),
    );
  }

  async warn(message: string, ...buttons: MessageButton[]): Promise<void> {
    await this.press(
      buttons,
      await vscode.window.showWarningMessage(unlinked(message), ...buttons.map((b) => b.title)),
    );
  }

  async error(message: string, ...buttons: MessageButton[]): Promise<void> {
    await this.press(buttons, await vscode.window.showErrorMessage(unlinked(message), ...buttons.map((b) => b.title)));
  }

  /** A modal question with one affirmative answer. */
  async confirm(question: { message: string; detail?: string; action: string }): Promise<boolean> {
    const answer = await vscode.window.showWarningMessage(
      question.message,
      { modal: true, ...(question.detail === undefined ? {} : { detail: question.detail }) },
      question.action,
    );
    return answer === question.action;
  }

  /** Where to save a file, asked in the editor's own dialog; undefined when cancelled. */
  saveTarget(proposal: vscode.Uri): Thenable<vscode.Uri | undefined> {
    return vscode.window.showSaveDialog({ defaultUri: proposal });
  }

  /** A quick pick whose rows change while the person types; the caller shows and disposes it. */
  quickPick<T extends vscode.QuickPickItem>(): vscode.QuickPick<T> {
    return vscode.window.createQuickPick<T>();
  }

  /**
   * Runs work that can be cancelled: when it takes longer than a moment, under a progress notification. The signal fires when
   * the person cancels there.
   */
  async withProgress<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const result = work(controller.signal);
    const location = vscode.ProgressLocation.Notification;
    const showing = setTimeout(() => {
      void vscode.window.withProgress({ location, title: unlinked(title), cancellable: true }, (_progress, token) => {
        token.onCancellationRequested(() => controller.abort());
        return result.catch(() => undefined);
      });
    }, momentMs);
    try {
      return await result;
    } finally {
      clearTimeout(showing);
    }
  }

  private async press(buttons: readonly MessageButton[], title: string | undefined): Promise<void> {
    await buttons.find((button) => button.title === title)?.run();
  }
}
