import * as vscode from "vscode";
import type { WritableProfiles } from "../actions/writableProfiles";
import { fortitokenRef, placeOrIdOf, type Target } from "../records/target";
import type { FileUsers } from "../userFile/fileUsers";
import { namesOf, PlanDialog, type NamedUsers, type PlanDialogParts } from "../userFile/planDialog";
import { sourceWords } from "../userFile/planWords";
import { syncMembers } from "../userFile/userPlan";
import type { StartSync } from "./startSync";

export interface SyncUsersParts extends PlanDialogParts {
  readonly profiles: WritableProfiles;
  readonly files: FileUsers;
  readonly start: StartSync;
}

/** Syncs a file's users to a realm: reads the file, shows the plan, starts the task and follows it. */
export class SyncUsers {
  private readonly plans: PlanDialog;

  constructor(private readonly parts: SyncUsersParts) {
    this.plans = new PlanDialog(parts);
  }

  /** @param target a realm's or profile's row, or a file of the workspace; what it does not say is asked. */
  async run(target: Target): Promise<void> {
    const { profiles, files } = this.parts;
    const title = vscode.l10n.t("Synchronize Realm");
    const ref = fortitokenRef(target, "realm");
    const of = placeOrIdOf(target);
    const profile = of === undefined ? await profiles.choose(title, "web") : profiles.require(of, "web");
    if (!profile) return;
    const uri = target.file ?? (await files.ask(vscode.l10n.t("Synchronize a Realm of {0} with File", profile.label)));
    if (!uri) return;
    const sync = await files.read(profile, ref?.id, uri, (fileName) =>
      vscode.l10n.t("Synchronize a Realm of {1} with {0}", fileName, profile.label),
    );
    if (!sync) return;
    const named = await namesOf(sync, sync.file.users, syncMembers);
    files.refuseProblems(sync, named.problems, {
      title: (rows) => vscode.l10n.t("Synchronize Valid Rows ({0})", rows),
      run: () => this.start(named),
    });
    await this.start(named);
  }

  private async start(named: NamedUsers): Promise<void> {
    const { read, problems } = named;
    const { file, realm, profile, fileName } = read;
    const title = vscode.l10n.t("Synchronize: realm {0} of {1}", realm.name, profile.label);
    // An invalid or omitted row may mean any user that no other row names.
    const isWhole = file.problems.length === 0 && problems.length === 0 && file.above.length === 0;
    const agreed = await this.plans.decide(named, title, isWhole && !file.hasActions);
    if (agreed)
      await this.parts.start.run(read, agreed.plan, sourceWords(vscode.l10n.t("From {0}.", fileName), agreed));
  }
}
