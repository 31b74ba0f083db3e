import * as vscode from "vscode";
import { UserFacingError } from "../userFacingError";
import { isUnclear } from "../services/writes/unclear";
import type { RowActivity } from "../explorer/rowActivity";
import type { Connections } from "../profiles/connections";
import type { Profile } from "../profiles/profile";
import type { RecordRef } from "../records/recordRef";
import { ServiceError } from "../services/errors";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import { countsOf, type UserPlan } from "../userFile/userPlan";
import type { SyncFolder } from "./syncJournal";
import type { SyncProgress } from "./syncProgress";
import type { TargetRealm } from "../userFile/fileRealm";
import { plannedWords } from "../userFile/planWords";

export interface StartSyncParts {
  readonly connections: Pick<Connections, "fortitoken">;
  readonly activity: Pick<RowActivity, "run">;
  readonly dialogs: Pick<Dialogs, "confirm" | "withProgress">;
  readonly errors: Pick<ErrorReporter, "words">;
  readonly folder: SyncFolder;
  readonly progress: SyncProgress;
  readonly refreshUsers: (profileId: string) => void;
}

export interface SyncPlace {
  readonly profile: Profile;
  readonly realm: TargetRealm;
}

/** Confirms a plan, starts its task once, and follows the task to its end. */
export class StartSync {
  constructor(private readonly parts: StartSyncParts) {}

  /** @param source a sentence about the plan's source, for the confirmation. @throws ServiceError, UserFacingError */
  async run(place: SyncPlace, plan: UserPlan, source: string): Promise<void> {
    if (!(await this.confirm(place, plan, source))) return;
    const { folder, progress } = this.parts;
    const { profile, realm } = place;
    const sync = await folder.create({
      profileId: profile.id,
      host: profile.host,
      clientId: profile.clientId ?? "",
      realmId: realm.id,
      realm: realm.name,
      startedAt: Date.now(),
      counts: countsOf(plan),
    });
    let taskId: string;
    try {
      taskId = await this.start(place, plan);
    } catch (error) {
      await sync.finish();
      if (isUnclear(error) || (error instanceof Error && isUnclear(error.cause))) this.parts.refreshUsers(profile.id);
      throw error;
    }
    await sync.append({ taskId });
    await progress.follow(sync, taskId);
  }

  private confirm({ profile, realm }: SyncPlace, plan: UserPlan, source: string): Promise<boolean> {
    const counts = countsOf(plan);
    const deletes =
      counts.delete === 0
        ? vscode.l10n.t("No user is deleted.")
        : counts.delete === 1
          ? vscode.l10n.t("1 user is deleted, which cannot be undone.")
          : vscode.l10n.t("{0} users are deleted, which cannot be undone.", counts.delete);
    const lock = vscode.l10n.t("During the synchronization, the service refuses other deletions of users.");
    return this.parts.dialogs.confirm({
      message: vscode.l10n.t("Synchronize realm {0} of {1}: {2}?", realm.name, profile.label, plannedWords(counts)),
      detail: [source, deletes, lock].join(" "),
      action: vscode.l10n.t("Synchronize"),
    });
  }

  private start({ profile, realm }: SyncPlace, plan: UserPlan): Promise<string> {
    const { activity, connections, dialogs } = this.parts;
    const ref: RecordRef = { profileId: profile.id, service: "fortitoken", kind: "realm", id: realm.id };
    const users = plan.steps.map(({ item }) => item);
    return activity.run(ref, vscode.l10n.t("Starting user sync…"), () =>
      dialogs.withProgress(
        vscode.l10n.t("Starting the user sync of {0}…", profile.label),
        async (signal) => {
          const client = await connections.fortitoken(profile);
          await client.signIn(signal);
          if (signal.aborted) throw new vscode.CancellationError();
          return client.sync.start({ realm: realm.name, users }).catch((error: unknown) => {
            throw this.explained(error, profile);
          });
        },
        profile.id,
      ),
    );
  }

  /** Explains a failed start. A sync is never sent twice: after a lost response, only the users show its result. */
  private explained(error: unknown, profile: Profile): unknown {
    const { happened, serviceMessage: said } = this.parts.errors.words(error, profile.id);
    if (isUnclear(error)) {
      const todo = vscode.l10n.t(
        "It is unknown whether the user sync was started. Synchronize again later: the plan shows what is left.",
      );
      return new UserFacingError(`${happened} ${todo}`, { cause: error });
    }
    if (!ServiceError.is(error) || error.category !== "conflict") return error;
    const words = vscode.l10n.t(
      "The user sync of {0} was not started: the application is locked by a running task. Try again when it has ended.",
      profile.label,
    );
    return new UserFacingError([words, said].filter(Boolean).join(" "), { cause: error });
  }
}
