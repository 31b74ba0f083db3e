import * as vscode from "vscode";
import type { FortitokenToken } from "../contract";
import { UserFacingError } from "../userFacingError";
import type { Connections } from "../profiles/connections";
import { requirePlace } from "../profiles/place";
import type { ProfileStore } from "../profiles/profileStore";
import { baseUserId } from "../services/fortitoken/userState";
import { fortitokenRef, type Target } from "../records/target";
import { readText } from "../services/readers";
import type { Dialogs } from "../ui/dialogs";
import type { FoundUser } from "../explorer/views/usersView";

/** Finds the owners of tokens. */
export class TokenOwners {
  constructor(
    private readonly profiles: Pick<ProfileStore, "get">,
    private readonly connections: Pick<Connections, "fortitoken">,
    private readonly dialogs: Pick<Dialogs, "withProgress">,
  ) {}

  /**
   * @returns undefined if the target is not a token's row
   * @throws ServiceError, PointsElsewhere, UserFacingError if the token has no owner or the owner is not found
   */
  async of(target: Target): Promise<FoundUser | undefined> {
    const ref = fortitokenRef(target, "token");
    if (!ref || !target.snapshot) return undefined;
    const { place, record } = target.snapshot;
    const profile = this.profiles.get(ref.profileId);
    if (!profile) return undefined;
    requirePlace(profile, place);
    const { user_id, username, realm_id } = record.value as Readonly<FortitokenToken>;
    const owner = readText(user_id);
    if (!owner) throw new UserFacingError(vscode.l10n.t("The token {0} has no owner.", ref.id));
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
