import * as vscode from "vscode";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";
import { formatLocalTime } from "../ui/moments";
import { RunState, type StoredUserRun } from "./engine/userRun";
import { skipTitle, type Runs } from "./runs";

type Choice =
  | { readonly run: StoredUserRun; readonly what: "resume" | "skip" | "discard" | "show" }
  | { readonly damaged: string };

export interface UnfinishedRunsParts {
  readonly runs: Runs;
  readonly dialogs: Pick<Dialogs, "info" | "warn" | "confirm">;
  readonly quickInput: QuickInput;
  readonly errors: Pick<ErrorReporter, "show">;
}

/** Unfinished runs of earlier windows: one message, and a command that lists them. None is resumed automatically. */
export class UnfinishedRuns {
  constructor(private readonly parts: UnfinishedRunsParts) {}

  /** Shows one message for all of them. */
  async showMessage(): Promise<void> {
    const { runs, damaged } = await this.parts.runs.list();
    const left = runs.filter(({ taken }) => !taken);
    const [first] = left;
    if (first && left.length + damaged.length === 1) {
      this.parts.runs.offer(first, stateOf(first));
      return;
    }
    if (left.length + damaged.length === 0) return;
    const words = vscode.l10n.t("{0} changes of several users are unfinished.", left.length + damaged.length);
    const show = { title: vscode.l10n.t("Show"), run: () => this.choose() };
    this.parts.dialogs.warn(words, show).catch((error: unknown) => this.parts.errors.show(error));
  }

  /** Lists them, with actions. */
  async choose(): Promise<void> {
    const { runs, damaged } = await this.parts.runs.list();
    if (runs.length + damaged.length === 0) {
      await this.parts.dialogs.info(vscode.l10n.t("There is no unfinished run."));
      return;
    }
    const choice = await this.parts.quickInput.pick<Choice>({
      title: vscode.l10n.t("Resume Unfinished Run"),
      placeholder: vscode.l10n.t("Select a run to resume"),
      rows: [
        ...runs.map((run) => ({
          label: sanitizeQuickPick(vscode.l10n.t("{0} in {1}", run.header.title, run.header.profile)),
          description: sanitizeQuickPick(description(run)),
          value: { run, what: "resume" } as const,
          buttons: [
            ...(stateOf(run).stopped.steps.length === 0
              ? []
              : [{ icon: "debug-step-over", tooltip: skipTitle(stateOf(run)), value: { run, what: "skip" } as const }]),
            { icon: "list-flat", tooltip: vscode.l10n.t("Show Report"), value: { run, what: "show" } as const },
            { icon: "trash", tooltip: vscode.l10n.t("Discard"), value: { run, what: "discard" } as const },
          ],
        })),
        ...damaged.map(({ id }) => ({
          label: vscode.l10n.t("Unreadable run"),
          description: vscode.l10n.t("select to open or discard its file"),
          value: { damaged: id },
        })),
      ],
    });
    if (choice === undefined || choice === back) return;
    if ("damaged" in choice) return this.parts.runs.settleDamaged(choice.damaged);
    const { run, what } = choice;
    if (what === "resume" || what === "skip") await this.parts.runs.resume(run, what === "skip");
    else if (what === "discard") await this.parts.runs.discard(run);
    else await this.parts.runs.showReport(run, stateOf(run));
  }
}

function description(run: StoredUserRun): string {
  const { through, total } = stateOf(run);
  return [
    vscode.l10n.t("{0} of {1}", through, total),
    formatLocalTime(run.header.startedAt),
    ...(run.taken ? [vscode.l10n.t("in progress in another window")] : []),
  ].join(" · ");
}

function stateOf({ header, entries }: StoredUserRun): RunState {
  return new RunState(header.steps.length, entries);
}
