import * as vscode from "vscode";
import type { FortitokenToken } from "../../contract";
import { UserFacingError } from "../../personError";
import type { Connections } from "../../profiles/connections";
import { requirePlace, type Place } from "../../profiles/place";
import type { ProfileStore } from "../../profiles/profileStore";
import { isRecordRef, type RecordRef } from "../../records/recordRef";
import { baseUserId } from "../../services/fortitoken/userState";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import type { Dialogs } from "../../ui/dialogs";
import type { FoundUser } from "../findUser/userSearch";

/** Finds the users that tokens belong to. */
export class TokenOwners {
  constructor(
    private readonly profiles: Pick<ProfileStore, "get">,
    private readonly connections: Pick<Connections, "fortitoken">,
    private readonly dialogs: Pick<Dialogs, "withProgress">,
  ) {}

  /** @param argument a token's row. @returns undefined for anything else. @throws ServiceError, PointsElsewhere, Error for a token of nobody */
  async of(argument: unknown): Promise<FoundUser | undefined> {
    if (!isTokenRow(argument)) return undefined;
    const { ref, record, place } = argument;
    const profile = this.profiles.get(ref.profileId);
    if (!profile) return undefined;
    requirePlace(profile, place);
    const { user_id, username, realm_id } = record.value;
    const owner = readText(user_id);
    if (!owner) throw new UserFacingError(vscode.l10n.t("Nobody has the token {0}.", ref.id));
    const found = await this.dialogs.withProgress(
      vscode.l10n.t("Looking for the owner of {0} in {1}…", ref.id, profile.label),
      async (signal) => {
        const client = await this.connections.fortitoken(profile);
        const [name, realm] = [readText(username), readText(realm_id)];
        if (!name) return client.getUser(owner, signal);
        const users = await client.findUsers({ username: name, ...(realm ? { realm_id: realm } : {}) }, signal);
        return users.find(({ value }) => baseUserId(value) === owner);
      },
      profile.id,
    );
    if (found) return { profile, record: found };
    throw new UserFacingError(
      vscode.l10n.t("The owner of {0} was not found in {1}. Refresh the view.", ref.id, profile.label),
    );
  }
}

function isTokenRow(
  argument: unknown,
): argument is { readonly ref: RecordRef; readonly place: Place; readonly record: ServiceRecord<FortitokenToken> } {
  if (typeof argument !== "object" || argument === null) return false;
  if (!("ref" in argument && "record" in argument && "place" in argument)) return false;
  return isRecordRef(argument.ref) && argument.ref.kind === "token";
}
