import * as vscode from "vscode";
import type { Timing } from "../timing";
import { sanitizeQuickPick } from "../ui/plainText";
import { fireAndForget } from "../fireAndForget";
import type { AuthenticationTrial, TrialState } from "./authenticationTrial";
import { isFinal } from "./trialOutcome";
import { headline, previewWords, pushWords, reason } from "./trialWords";

type Action = "state" | "verify" | "begin" | "again" | "details";

export interface TrialRow extends vscode.QuickPickItem {
  readonly action: Action;
}

interface TrialPickParts {
  readonly title: string;
  readonly username: string;
  readonly timing: Timing;
  describe(error: unknown): string;
  showLog(): void;
}

const logButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon("output"),
  tooltip: vscode.l10n.t("Show Log"),
};

/** A trial as a quick pick that stays open: the live state, an input for a code, and actions. */
export class TrialPick {
  private tick: NodeJS.Timeout | undefined;

  constructor(
    private readonly pick: vscode.QuickPick<TrialRow>,
    private readonly trial: AuthenticationTrial,
    private readonly parts: TrialPickParts,
  ) {}

  /**
   * Resolves when the pick is closed: with "details" if the user wants to change the input, otherwise with undefined.
   */
  run(): Promise<"details" | undefined> {
    const { pick, trial, parts } = this;
    pick.title = parts.title;
    pick.ignoreFocusOut = true;
    pick.buttons = [logButton];
    pick.onDidTriggerButton(() => parts.showLog());
    pick.onDidChangeValue(() => this.show());
    return new Promise((resolve) => {
      const finish = (answer?: "details"): void => {
        clearInterval(this.tick);
        trial.stop();
        resolve(answer);
        pick.dispose();
      };
      pick.onDidAccept(() => {
        const action = pick.activeItems[0]?.action;
        if (action === "details") finish("details");
        else if (action === "verify") this.verify();
        else if (action === "begin") fireAndForget(trial.begin());
        else if (action === "again") this.restart();
      });
      pick.onDidHide(() => finish());
      this.tick = setInterval(() => trial.state.push && this.show(), 1000);
      this.show();
      pick.show();
      fireAndForget(trial.start());
    });
  }

  /**
   * Shows the state of the trial. The focus moves to a first row that sends something, which Enter then does: a code,
   * or what the user may get. Otherwise it stays on its row.
   */
  show(): void {
    const { pick, trial } = this;
    const active = pick.activeItems[0]?.action;
    pick.busy = trial.state.busy !== undefined || trial.state.push !== undefined;
    pick.placeholder = this.placeholder;
    pick.items = this.rows();
    const first = pick.items[0]?.action;
    const preferred = first === "verify" || (first === "begin" && active === "state") ? first : active;
    const same = pick.items.find(({ action }) => action === preferred);
    if (same) pick.activeItems = [same];
  }

  /** Sends the code and clears the input, because a valid code must not stay on the screen. */
  private verify(): void {
    const token = this.pick.value.trim();
    if (token === "" || this.trial.state.busy) return;
    this.pick.value = "";
    fireAndForget(this.trial.verify(token));
    this.show();
  }

  private restart(): void {
    this.pick.value = "";
    fireAndForget(this.trial.start());
  }

  private get isOver(): boolean {
    const { outcome } = this.trial.state;
    return outcome !== undefined && isFinal(outcome);
  }

  private get placeholder(): string {
    if (this.isOver) return "";
    switch (this.trial.state.preview?.auth_method) {
      case "Email":
        return vscode.l10n.t("Code from the e-mail");
      case "SMS":
        return vscode.l10n.t("Code from the SMS");
      case "FTK":
        return vscode.l10n.t("Code from the hardware token");
      default:
        return vscode.l10n.t("Code from FortiToken Mobile");
    }
  }

  private rows(): TrialRow[] {
    const { state } = this.trial;
    const canVerify = this.pick.value.trim() !== "" && !this.isOver && !state.busy;
    const rows = [this.stateRow(), ...this.beginRow()];
    return [
      ...(canVerify ? [trialRow("verify", "check", vscode.l10n.t("Verify Code"))] : []),
      ...(isUntouched(state) ? rows.reverse() : rows),
      ...(state.outcome ? [trialRow("again", "refresh", vscode.l10n.t("Try Again"))] : []),
      ...(state.busy ? [] : [trialRow("details", "edit", vscode.l10n.t("Change Details…"))]),
    ];
  }

  private stateRow(): TrialRow {
    const { state } = this.trial;
    const { icon, words } = headline(state, this.parts.timing.now());
    const describe = (error: unknown): string => this.parts.describe(error);
    const how = isUntouched(state) ? vscode.l10n.t("Enter the user's code above. Nothing was sent yet.") : "";
    const why = sanitizeQuickPick(state.outcome ? reason(state.outcome, describe) : pushWords(state, describe) || how);
    return {
      ...trialRow("state", icon, words),
      ...(state.preview ? { description: sanitizeQuickPick(previewWords(state.preview)) } : {}),
      ...(why ? { detail: why } : {}),
    };
  }

  /** Offers to send a push or a code, if the method has one. */
  private beginRow(): TrialRow[] {
    const { state, offersPush } = this.trial;
    const method = state.preview?.auth_method;
    if (state.busy || this.isOver || !state.preview) return [];
    const { username } = this.parts;
    if (method === "SMS" || method === "Email") {
      const first =
        method === "SMS" ? vscode.l10n.t("Send SMS to {0}", username) : vscode.l10n.t("Send E-Mail to {0}", username);
      const again = method === "SMS" ? vscode.l10n.t("Send SMS Again") : vscode.l10n.t("Send E-Mail Again");
      return [trialRow("begin", "mail", sanitizeQuickPick(state.codeSent ? again : first))];
    }
    if (!offersPush) return [];
    const first = sanitizeQuickPick(vscode.l10n.t("Send Push to {0}'s Phone", username));
    return [trialRow("begin", "bell", isUntouched(state) ? first : vscode.l10n.t("Send Push Again"))];
  }
}

/** The preview is known, and nothing was sent yet. */
function isUntouched({ busy, preview, push, codeSent, outcome }: TrialState): boolean {
  return preview !== undefined && !busy && !push && !codeSent && !outcome;
}

function trialRow(action: Action, icon: string, words: string): TrialRow {
  return { action, label: `$(${icon}) ${words}`, alwaysShow: true };
}
