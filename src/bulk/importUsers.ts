import * as vscode from "vscode";
import { refOf } from "../actions/userTargets";
import type { WritableProfiles } from "../actions/writableProfiles";
import { profileIdOf } from "../profiles/profileArgument";
import type { Dialogs } from "../ui/dialogs";
import type { Comparisons } from "../ui/comparisons";
import { plain } from "../ui/plainText";
import type { back } from "../ui/quickInput";
import { type QuickInput } from "../ui/quickInput";
import type { FileUsers, ReadUsers } from "../userFile/fileUsers";
import { planComparison } from "../userFile/planComparison";
import { nothingToDo, planSummary, planTitle, toDo } from "../userFile/planWords";
import type { FileProblem } from "../userFile/userFileError";
import { countsOf, planUsers, type PlanStep, type UserPlan } from "../userFile/userPlan";
import type { UserStep } from "./engine/userRun";
import type { Runs } from "./runs";

export interface ImportUsersParts {
  readonly profiles: WritableProfiles;
  readonly files: FileUsers;
  readonly comparisons: Pick<Comparisons, "show">;
  readonly dialogs: Pick<Dialogs, "info" | "confirm">;
  readonly quickInput: QuickInput;
  readonly runs: Pick<Runs, "start">;
}

/** Creates the users of a file and changes those that differ, row by row: reads it, shows what would change, asks, carries it out. */
export class ImportUsers {
  constructor(private readonly parts: ImportUsersParts) {}

  /** @param argument a realm's or profile's row, a file of the workspace, or nothing: then the person is asked. */
  async run(argument: unknown): Promise<void> {
    const { profiles, files } = this.parts;
    const ref = refOf(argument, "realm");
    const profileId = ref?.profileId ?? profileIdOf(argument);
    const title = vscode.l10n.t("Create or Change Users");
    const profile = profileId === undefined ? await profiles.choose(title, "web") : profiles.require(profileId, "web");
    if (!profile) return;
    const question = vscode.l10n.t("Users to Create or Change in {0}", profile.label);
    const uri = argument instanceof vscode.Uri ? argument : await files.ask(question);
    if (!uri) return;
    const read = await files.read(profile, ref?.id, uri, (fileName) =>
      vscode.l10n.t("Create or Change Users of {0} in {1}", fileName, profile.label),
    );
    if (!read) return;
    const wanted = read.file.users.filter(({ action }) => action !== "delete");
    const plan = planUsers(wanted, read.users, false);
    files.refuseProblems(read, [...deletions(read), ...plan.problems], {
      title: (rows) => vscode.l10n.t("Import the {0} Valid Rows", rows),
      run: () => this.start(read, plan),
    });
    await this.start(read, plan);
  }

  /** Carries the plan out when the person agrees. */
  private async start(read: ReadUsers, plan: UserPlan): Promise<void> {
    const { dialogs, runs } = this.parts;
    if (plan.steps.length === 0) {
      await dialogs.info(nothingToDo(read));
      return;
    }
    if (!(await this.decide(read, plan)) || !(await this.confirm(read, plan))) return;
    const name = vscode.l10n.t("Create or change users from {0}", read.fileName);
    await runs.start(
      read.profile,
      name,
      plan.steps.map((step) => runStep(step, read.realm.id)),
    );
  }

  /** Lets the person look at the plan. @returns whether it is to be started */
  private async decide(read: ReadUsers, plan: UserPlan): Promise<boolean> {
    const { quickInput, comparisons } = this.parts;
    const { realm, profile } = read;
    for (let active: "show" | "start" = "show"; ; active = "start") {
      const chosen: "show" | "start" | typeof back | undefined = await quickInput.pick<"show" | "start">({
        title: vscode.l10n.t("Create or Change Users: realm {0} of {1}", realm.name, profile.label),
        placeholder: planSummary(read, plan),
        active,
        rows: [
          { label: `$(diff) ${vscode.l10n.t("Show Plan")}`, value: "show" },
          {
            label: `$(cloud-upload) ${vscode.l10n.t("Start…")}`,
            description: plain(toDo(countsOf(plan))),
            value: "start",
          },
        ],
      });
      if (chosen !== "show") return chosen === "start";
      await comparisons.show(planComparison(plan, planTitle(read)));
    }
  }

  private confirm({ realm, profile, fileName }: ReadUsers, plan: UserPlan): Promise<boolean> {
    return this.parts.dialogs.confirm({
      message: vscode.l10n.t(
        "Create or change users in realm {0} of {1}: {2}?",
        realm.name,
        profile.label,
        toDo(countsOf(plan)),
      ),
      detail: [
        vscode.l10n.t("From {0}, one user after the other.", fileName),
        vscode.l10n.t("It can be stopped and resumed, but not undone. The report lists what was there before."),
      ].join(" "),
      action: vscode.l10n.t("Start"),
    });
  }
}

/** Rows that say of somebody to delete them. */
function deletions({ file }: ReadUsers): readonly FileProblem[] {
  return file.users
    .filter(({ action }) => action === "delete")
    .map(({ place, username }) => ({
      place,
      member: "action",
      words: vscode.l10n.t("{0} is to be deleted, which only Sync Users from File does", username),
    }));
}

function runStep({ place, before, item }: PlanStep, realmId: string): UserStep {
  const { action, username = "", id, ...members } = item;
  const base = { name: username, ...(place === undefined ? {} : { place }) };
  if (action === "modify" && id !== undefined && before) {
    const absent = Object.fromEntries(Object.keys(members).map((name) => [name, ""]));
    return { ...base, action: "change", id, change: members, seen: { ...absent, ...before } };
  }
  return { ...base, action: "create", user: { ...members, username, email: members.email ?? "", realm_id: realmId } };
}
