import * as vscode from "vscode";
import { refOf } from "../actions/userTargets";
import type { WritableProfiles } from "../actions/writableProfiles";
import { profileIdOf } from "../profiles/profileArgument";
import type { Comparisons } from "../ui/comparisons";
import type { Dialogs } from "../ui/dialogs";
import { plain } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";
import type { FileUsers, ReadUsers } from "../userFile/fileUsers";
import { planComparison } from "../userFile/planComparison";
import { nothingToDo, planSummary, planTitle, toDo } from "../userFile/planWords";
import { countsOf, missingUsers, planUsers, type UserPlan } from "../userFile/userPlan";
import type { StartSync } from "./startSync";

export interface SyncUsersParts {
  readonly profiles: WritableProfiles;
  readonly files: FileUsers;
  readonly dialogs: Pick<Dialogs, "info">;
  readonly quickInput: QuickInput;
  readonly comparisons: Pick<Comparisons, "show">;
  readonly start: StartSync;
}

type PlanAnswer = "show" | "start" | "missing";

/** Brings the users of a file into a realm: reads it, shows what would change, starts the task and follows it. */
export class SyncUsers {
  constructor(private readonly parts: SyncUsersParts) {}

  /** @param argument a realm's or profile's row, a file of the workspace, or nothing: then the person is asked. */
  async run(argument: unknown): Promise<void> {
    const { profiles, files } = this.parts;
    const title = vscode.l10n.t("Sync Users");
    const ref = refOf(argument, "realm");
    const profileId = ref?.profileId ?? profileIdOf(argument);
    const profile = profileId === undefined ? await profiles.choose(title, "web") : profiles.require(profileId, "web");
    if (!profile) return;
    const uri =
      argument instanceof vscode.Uri ? argument : await files.ask(vscode.l10n.t("Users to Sync to {0}", profile.label));
    if (!uri) return;
    const sync = await files.read(profile, ref?.id, uri, (fileName) =>
      vscode.l10n.t("Sync Users of {0} to {1}", fileName, profile.label),
    );
    if (!sync) return;
    files.refuseProblems(sync, planUsers(sync.file.users, sync.users, false).problems, {
      title: (rows) => vscode.l10n.t("Sync the {0} Valid Rows", rows),
      run: () => this.start(sync),
    });
    await this.start(sync);
  }

  private async start(sync: ReadUsers): Promise<void> {
    const { comparisons } = this.parts;
    const plan = await this.decide(sync, (shown) => comparisons.show(planComparison(shown, planTitle(sync))));
    if (plan) await this.parts.start.run(sync, plan, vscode.l10n.t("From {0}.", sync.fileName));
  }

  /** Lets the person look at the plan and choose what happens to users that the file does not name. */
  private async decide(sync: ReadUsers, show: (plan: UserPlan) => Promise<void>): Promise<UserPlan | undefined> {
    const { dialogs, quickInput } = this.parts;
    const { file, users, realm, profile } = sync;
    // A row that cannot be used may mean any of the users that no other row names.
    const isWhole = file.problems.length === 0 && planUsers(file.users, users, false).problems.length === 0;
    const missing = file.hasActions || !isWhole ? 0 : missingUsers(file.users, users).length;
    let deleteMissing = false;
    for (let active: PlanAnswer = "show"; ;) {
      const plan = planUsers(file.users, users, deleteMissing);
      const isEmpty = plan.steps.length === 0;
      if (isEmpty && missing === 0) {
        await dialogs.info(nothingToDo(sync));
        return undefined;
      }
      const chosen: PlanAnswer | typeof back | undefined = await quickInput.pick<PlanAnswer>({
        title: vscode.l10n.t("Sync Users: realm {0} of {1}", realm.name, profile.label),
        placeholder: planSummary(sync, plan),
        active,
        rows: [
          ...(isEmpty
            ? []
            : [
                { label: `$(diff) ${vscode.l10n.t("Show Plan")}`, value: "show" as const },
                {
                  label: `$(cloud-upload) ${vscode.l10n.t("Start…")}`,
                  description: plain(toDo(countsOf(plan))),
                  value: "start" as const,
                },
              ]),
          ...(missing === 0 ? [] : [missingRow(missing, deleteMissing)]),
        ],
      });
      if (chosen === undefined || chosen === back) return undefined;
      if (chosen === "start") return plan;
      if (chosen === "missing") deleteMissing = !deleteMissing;
      else await show(plan);
      active = chosen === "show" ? "start" : chosen;
    }
  }
}

function missingRow(missing: number, deleteMissing: boolean) {
  return {
    label: deleteMissing
      ? `$(check) ${vscode.l10n.t("Users missing in the file are deleted: {0}", missing)}`
      : `$(circle-large-outline) ${vscode.l10n.t("Users missing in the file are kept: {0}", missing)}`,
    description: deleteMissing ? vscode.l10n.t("choose to keep them") : vscode.l10n.t("choose to delete them"),
    value: "missing" as const,
  };
}
