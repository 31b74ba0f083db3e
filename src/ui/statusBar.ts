import * as vscode from "vscode";
import { sanitizeQuickPick } from "./plainText";

/**
 * Shows long work in the status bar while it goes on, because its notification may be hidden. A click shows the
 * notifications, where the work can be stopped.
 */
export class StatusBar {
  /** @param work reports its progress as text: "3 of 10" */
  async during<T>(title: string, work: (report: (progress: string) => void) => Promise<T>): Promise<T> {
    const item = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Left);
    const show = (progress: string): void => {
      const words = sanitizeQuickPick(progress === "" ? title : vscode.l10n.t("{0}: {1}", title, progress));
      item.text = `$(sync~spin) ${words}`;
      item.accessibilityInformation = { label: words };
    };
    item.name = vscode.l10n.t("FortiCloud: Changes of Several Users");
    item.tooltip = vscode.l10n.t("Show the notification with its progress, where you can stop it");
    item.command = "notifications.showList";
    show("");
    item.show();
    try {
      return await work(show);
    } finally {
      item.dispose();
    }
  }
}
