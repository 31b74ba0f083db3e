import { fortitokenRef, placeOrIdOf, type Target } from "../records/target";
import { defined } from "../defined";
import * as vscode from "vscode";
import type { WritableProfiles } from "../actions/writableProfiles";
import type { Dialogs } from "../ui/dialogs";
import type { FileUsers, ReadUsers } from "../userFile/fileUsers";
import { namesOf, PlanDialog, type AgreedPlan, type NamedUsers, type PlanDialogParts } from "../userFile/planDialog";
import { sourceWords, plannedWords } from "../userFile/planWords";
import type { FileUser } from "../userFile/fileUser";
import type { FileProblem } from "../userFile/userFileError";
import { countsOf, settableMembers, type PlanStep } from "../userFile/userPlan";
import type { UserStep } from "./engine/userRun";
import type { Runs } from "./runs";

export interface ImportUsersParts extends PlanDialogParts {
  readonly profiles: WritableProfiles;
  readonly files: FileUsers;
  readonly dialogs: Pick<Dialogs, "info" | "withProgress" | "confirm">;
  readonly runs: Pick<Runs, "start">;
}

/** Creates a file's users and changes those that differ, row by row: reads the file, shows the plan, confirms and runs it. */
export class ImportUsers {
  private readonly plans: PlanDialog;

  constructor(private readonly parts: ImportUsersParts) {
    this.plans = new PlanDialog(parts);
  }

  /** @param target a realm's or profile's row, or a file of the workspace; what it does not say is asked. */
  async run(target: Target): Promise<void> {
    const { profiles, files } = this.parts;
    const ref = fortitokenRef(target, "realm");
    const of = placeOrIdOf(target);
    const title = vscode.l10n.t("Import Users");
    const profile = of === undefined ? await profiles.choose(title, "web") : profiles.require(of, "web");
    if (!profile) return;
    const question = vscode.l10n.t("Import Users into {0}", profile.label);
    const uri = target.file ?? (await files.ask(question));
    if (!uri) return;
    const read = await files.read(profile, ref?.id, uri, (fileName) =>
      vscode.l10n.t("Import Users from {0} into {1}", fileName, profile.label),
    );
    if (!read) return;
    const wanted = read.file.users.filter(({ action }) => action !== "delete");
    const named = await namesOf(read, wanted, settableMembers);
    files.refuseProblems(read, [...deletions(read), ...named.problems], {
      title: (rows) => vscode.l10n.t("Import Valid Rows ({0})", rows),
      run: () => this.start(named),
    });
    await this.start(named);
  }

  /** Runs the plan after a confirmation. */
  private async start(named: NamedUsers): Promise<void> {
    const { profile, realm, fileName } = named.read;
    const title = vscode.l10n.t("Import Users: realm {0} of {1}", realm.name, profile.label);
    const agreed = await this.plans.decide(named, title, false);
    if (!agreed || !(await this.confirm(named.read, agreed))) return;
    await this.parts.runs.start(
      profile,
      vscode.l10n.t("Import of {0}", fileName),
      agreed.plan.steps.map((step) => runStep(step, realm.id)),
    );
  }

  private confirm({ realm, profile, fileName }: ReadUsers, agreed: AgreedPlan): Promise<boolean> {
    return this.parts.dialogs.confirm({
      message: vscode.l10n.t(
        "Import users into realm {0} of {1}: {2}?",
        realm.name,
        profile.label,
        plannedWords(countsOf(agreed.plan)),
      ),
      detail: [
        sourceWords(vscode.l10n.t("From {0}, one user after the other.", fileName), agreed),
        vscode.l10n.t("You can stop and resume it. Undo restores changed users, but does not delete created ones."),
      ].join(" "),
      action: vscode.l10n.t("Import Users"),
    });
  }
}

/** The rows with the action delete. */
function deletions({ file }: ReadUsers): readonly FileProblem[] {
  return file.users
    .filter(({ action }) => action === "delete")
    .map(({ place, username }) => ({
      place,
      member: "action",
      words: vscode.l10n.t("{0} has the action delete, which only Synchronize Realm with File supports", username),
    }));
}

function runStep({ place, before, item }: PlanStep, realmId: string): UserStep {
  const { action, username = "", id, ...members } = item;
  const base = defined({ name: username, place });
  if (action === "modify" && id !== undefined && before) {
    const absent = Object.fromEntries(Object.keys(members).map((name) => [name, ""]));
    return { ...base, action: "change", id, change: members, seen: { ...absent, ...before } };
  }
  const { active, bypass, ...created } = members as Partial<FileUser>;
  const then = defined({ active, bypass });
  return {
    ...base,
    action: "create",
    user: { ...created, username, email: members.email ?? "", realm_id: realmId },
    ...(Object.keys(then).length === 0 ? {} : { then }),
  };
}
