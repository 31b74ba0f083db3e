import * as vscode from "vscode";
import type { WritableProfiles } from "../actions/writableProfiles";
import type { User } from "../contract";
import type { RealmNames } from "../explorer/realmNames";
import type { RecordRef } from "../records/recordRef";
import type { ServiceRecord } from "../services/model";
import { text } from "../services/readers";
import type { Dialogs } from "../ui/dialogs";
import type { StartSync } from "./startSync";
import { deletion, type PlanStep } from "../userFile/userPlan";

const mostNames = 10;

interface UserRow {
  readonly ref: RecordRef;
  readonly record: ServiceRecord<User>;
}

/** Deletes the selected users of one realm in a single task. */
export class DeleteUsers {
  constructor(
    private readonly profiles: WritableProfiles,
    private readonly realms: Pick<RealmNames, "of">,
    private readonly dialogs: Pick<Dialogs, "withProgress">,
    private readonly start: StartSync,
  ) {}

  /** @param rows the selected rows. @throws Error when they are not users of one realm of one profile */
  async run(rows: readonly unknown[]): Promise<void> {
    const users = rows.filter(isUserRow);
    const [first] = users;
    if (!first) throw new Error(vscode.l10n.t("Select users in the Users or Realms view first."));
    const { profileId } = first.ref;
    const realmId = text(first.record.value.realm_id) ?? "";
    const isOneRealm = users.every(
      ({ ref, record }) => ref.profileId === profileId && text(record.value.realm_id) === realmId,
    );
    if (!isOneRealm) throw new Error(vscode.l10n.t("Select users of one realm and one profile only."));
    const profile = this.profiles.require(profileId, "web");
    const names = await this.dialogs.withProgress(vscode.l10n.t("Reading realms of {0}…", profile.label), (signal) =>
      this.realms.of(profileId, signal),
    );
    const name = names.get(realmId);
    if (name === undefined) throw new Error(vscode.l10n.t("The users' realm is not known. Refresh the view."));
    const steps = users.map(({ record }) => deletion(record));
    const place = { profile, realm: { id: realmId, name } };
    await this.start.run(place, { steps, unchanged: 0 }, namesOf(steps));
  }
}

/** The first names, and how many more there are; a sentence. */
function namesOf(steps: readonly PlanStep[]): string {
  const names = steps.slice(0, mostNames).map(({ before }) => before?.username);
  const more = steps.length - names.length;
  const all = names.join(", ");
  return more > 0 ? vscode.l10n.t("{0} and {1} more.", all, more) : `${all}.`;
}

function isUserRow(row: unknown): row is UserRow {
  const { ref, record } = (row ?? {}) as Partial<UserRow>;
  return ref?.service === "fortitoken" && ref.kind === "user" && record !== undefined;
}
