import * as vscode from "vscode";
import { refOf } from "../actions/userTargets";
import type { WritableProfiles } from "../actions/writableProfiles";
import type { User } from "../contract";
import type { Connections } from "../profiles/connections";
import type { Profile } from "../profiles/profile";
import { profileIdOf } from "../profiles/profileArgument";
import type { ServiceRecord } from "../services/model";
import type { Dialogs } from "../ui/dialogs";
import { plain } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";
import type { PlanDocuments } from "./planDocuments";
import type { StartSync, SyncPlace } from "./startSync";
import { countsOf, missingUsers, planSync, type SyncPlan } from "./syncPlan";
import { chooseRealm, usersOf } from "./syncTarget";
import { toDo } from "./syncWords";
import { readUserFile, type UserFile } from "./userFile";

export interface SyncUsersParts {
  readonly profiles: WritableProfiles;
  readonly connections: Pick<Connections, "fortitoken">;
  readonly dialogs: Pick<Dialogs, "openFile" | "info" | "withProgress" | "withReports">;
  readonly quickInput: QuickInput;
  readonly plans: PlanDocuments;
  readonly start: StartSync;
}

/** What is to be synced, and with what. */
interface Sync extends SyncPlace {
  readonly fileName: string;
  readonly file: UserFile;
  /** How many users of the file belong to other realms. */
  readonly others: number;
  /** The realm's users as the service has them. */
  readonly users: readonly ServiceRecord<User>[];
}

type PlanAnswer = "show" | "start" | "missing";

const largestFile = 10 * 1024 * 1024;

/** Brings the users of a file into a realm: reads it, shows what would change, starts the task and follows it. */
export class SyncUsers {
  constructor(private readonly parts: SyncUsersParts) {}

  /** @param argument a realm's or profile's row, a file of the workspace, or nothing: then the person is asked. */
  async run(argument: unknown): Promise<void> {
    const { profiles, plans } = this.parts;
    const title = vscode.l10n.t("Sync Users");
    const ref = refOf(argument, "realm");
    const profileId = ref?.profileId ?? profileIdOf(argument);
    const profile = profileId === undefined ? await profiles.choose(title, "web") : profiles.require(profileId, "web");
    if (!profile) return;
    const uri = argument instanceof vscode.Uri ? argument : await this.askForFile(profile);
    if (!uri) return;
    const sync = await this.prepare(profile, ref?.id, uri);
    if (!sync) return;
    const plan = await this.decide(sync, (shown) => plans.show(shown, planTitle(sync)));
    if (plan) await this.parts.start.run(sync, plan, vscode.l10n.t("From {0}.", sync.fileName));
  }

  private askForFile(profile: Profile): Promise<vscode.Uri | undefined> {
    return this.parts.dialogs.openFile(vscode.l10n.t("Users to Sync to {0}", profile.label), {
      [vscode.l10n.t("Users (CSV, JSON)")]: ["csv", "tsv", "txt", "json"],
    });
  }

  private async prepare(profile: Profile, realmId: string | undefined, uri: vscode.Uri): Promise<Sync | undefined> {
    const { dialogs, connections, quickInput } = this.parts;
    const fileName = uri.path.split("/").at(-1) ?? "";
    const read = readUserFile(fileName, await bytesOf(uri));
    const client = await connections.fortitoken(profile.id);
    const realms = await dialogs.withProgress(vscode.l10n.t("Reading realms of {0}…", profile.label), (signal) =>
      client.realms(signal),
    );
    const possible = realmId === undefined ? realms : realms.filter(({ id }) => id === realmId);
    const title = vscode.l10n.t("Sync Users of {0} to {1}", fileName, profile.label);
    const realm = await chooseRealm(read.users, possible, quickInput, title);
    if (!realm) return undefined;
    const users = await dialogs.withReports(
      vscode.l10n.t("Reading users of realm {0} of {1}", realm.name, profile.label),
      async (signal, report) => {
        const list = client.users({ realm_id: realm.id }, 1000);
        while (!list.complete) {
          await list.loadMore(signal);
          report(vscode.l10n.t("{0} users", list.items.length));
        }
        return list.items;
      },
    );
    const ofRealm = usersOf(read.users, realm);
    const others = read.users.length - ofRealm.length;
    return { profile, realm, fileName, file: { ...read, users: ofRealm }, others, users };
  }

  /** Lets the person look at the plan and choose what happens to users that the file does not name. */
  private async decide(sync: Sync, show: (plan: SyncPlan) => Promise<void>): Promise<SyncPlan | undefined> {
    const { dialogs, quickInput } = this.parts;
    const { file, users, realm, profile } = sync;
    const missing = file.hasActions ? 0 : missingUsers(file.users, users).length;
    let deleteMissing = false;
    for (let active: PlanAnswer = "show"; ;) {
      const plan = planSync(file.users, users, deleteMissing);
      const isEmpty = plan.steps.length === 0;
      if (isEmpty && missing === 0) {
        await dialogs.info(
          vscode.l10n.t("Realm {0} of {1} is as the file says; nothing was sent.", realm.name, profile.label),
        );
        return undefined;
      }
      const chosen: PlanAnswer | typeof back | undefined = await quickInput.pick<PlanAnswer>({
        title: vscode.l10n.t("Sync Users: realm {0} of {1}", realm.name, profile.label),
        placeholder: summary(sync, plan),
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

async function bytesOf(uri: vscode.Uri): Promise<Uint8Array> {
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > largestFile) {
    throw new Error(vscode.l10n.t("The file is larger than {0} MB. Split it.", largestFile / 1024 / 1024));
  }
  return vscode.workspace.fs.readFile(uri);
}

function planTitle({ fileName, realm, profile }: Sync): string {
  return vscode.l10n.t("Plan: {0} \u2194 realm {1} of {2}", fileName, realm.name, profile.label);
}

/** What would happen, and what of the file is left out. */
function summary({ file, others }: Sync, plan: SyncPlan): string {
  return [
    plan.steps.length === 0 ? vscode.l10n.t("Nothing to create or modify") : toDo(countsOf(plan)),
    ...(plan.unchanged > 0 ? [vscode.l10n.t("{0} unchanged", plan.unchanged)] : []),
    ...(others > 0 ? [vscode.l10n.t("{0} of other realms left out", others)] : []),
    ...(file.unused.length > 0 ? [vscode.l10n.t("columns not used: {0}", file.unused.join(", "))] : []),
  ].join(" · ");
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
