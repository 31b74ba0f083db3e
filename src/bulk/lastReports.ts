import * as vscode from "vscode";
import type { Dialogs } from "../ui/dialogs";
import { formatLocalTime } from "../ui/moments";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";
import { RunState, type StoredUserRun } from "./engine/userRun";
import { resultCounts } from "./reportTable";
import type { Runs } from "./runs";

export interface LastReportsParts {
  readonly runs: Pick<Runs, "recent" | "showReport">;
  readonly dialogs: Pick<Dialogs, "info">;
  readonly quickInput: QuickInput;
}

/** The reports of the latest runs, also of earlier windows: a message with its button may be missed. */
export class LastReports {
  constructor(private readonly parts: LastReportsParts) {}

  /** Shows the report of the only run, or of the one that the user chooses. */
  async choose(): Promise<void> {
    const { runs, dialogs, quickInput } = this.parts;
    const [latest, ...others] = await runs.recent();
    if (!latest) {
      await dialogs.info(vscode.l10n.t("There is no report yet. An import or a change of several users creates one."));
      return;
    }
    const chosen =
      others.length === 0
        ? latest
        : await quickInput.pick<StoredUserRun>({
            title: vscode.l10n.t("Show Last Report"),
            placeholder: vscode.l10n.t("Select a run; the latest is first"),
            rows: [latest, ...others].map((run) => ({
              label: sanitizeQuickPick(vscode.l10n.t("{0} in {1}", run.header.title, run.header.profile)),
              description: sanitizeQuickPick(description(run)),
              value: run,
            })),
          });
    if (chosen !== undefined && chosen !== back) await runs.showReport(chosen, stateOf(chosen));
  }
}

/** "10 changed · 2026-11-30 10:00:00", or how far an unfinished run is. */
function description(run: StoredUserRun): string {
  const state = stateOf(run);
  const far = state.isThrough
    ? resultCounts(state)
    : vscode.l10n.t("unfinished: {0} of {1}", state.through, state.total);
  return [far, formatLocalTime(run.header.startedAt)].join(" · ");
}

function stateOf({ header, entries }: StoredUserRun): RunState {
  return new RunState(header.steps.length, entries);
}
