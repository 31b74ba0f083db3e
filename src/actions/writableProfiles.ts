import * as vscode from "vscode";
import { UserFacingError } from "../userFacingError";
import type { ClientTypes } from "../profiles/clientTypes";
import { requirePlace, type Place } from "../profiles/place";
import { serviceNames, type Profile } from "../profiles/profile";
import type { ProfileStore } from "../profiles/profileStore";
import { ServiceError } from "../services/errors";
import type { ClientType } from "../services/fortitoken/clientType";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";

/** The FortiToken Cloud profiles that a command may write with: not read-only, and not known to be of another type than the command needs. */
export class WritableProfiles {
  constructor(
    private readonly profiles: Pick<ProfileStore, "get" | "list">,
    private readonly clientTypes: Pick<ClientTypes, "get">,
    private readonly quickInput: QuickInput,
  ) {}

  /**
   * The current profile.
   * @param of its id, or the place where the command's record was read
   * @throws ServiceError `readOnly`, PointsElsewhere, Error if it was removed or has the other type
   */
  require(of: Place | string, clientType?: ClientType): Profile {
    const profile = this.profiles.get(typeof of === "string" ? of : of.id);
    if (!profile) throw new UserFacingError(vscode.l10n.t("This profile no longer exists. Refresh the view."));
    if (typeof of !== "string") requirePlace(profile, of);
    if (profile.readOnly) throw readOnly(profile);
    if (!this.mayBe(profile, clientType)) throw otherTypeError(profile, clientType);
    return profile;
  }

  /** Whether the profile was removed. */
  isGone(id: string): boolean {
    return this.profiles.get(id) === undefined;
  }

  /**
   * The only writable profile, or the one that the user chooses; undefined if cancelled.
   * @throws ServiceError `readOnly`, Error if there is no profile, or none of the type
   */
  async choose(title: string, clientType?: ClientType): Promise<Profile | undefined> {
    const all = this.profiles.list("fortitoken");
    const writable = all.filter(({ readOnly }) => !readOnly);
    const fit = writable.filter((profile) => this.mayBe(profile, clientType));
    const [first, second] = fit;
    if (!all[0])
      throw new UserFacingError(vscode.l10n.t("There is no {0} profile yet. Add one first.", serviceNames.fortitoken));
    if (!writable[0]) throw readOnly(all[0]);
    if (!first) throw otherTypeError(writable[0], clientType);
    if (!second) return first;
    const chosen = await this.quickInput.pick<Profile>({
      title,
      placeholder: vscode.l10n.t("Select a profile"),
      rows: fit.map((profile) => ({
        label: sanitizeQuickPick(profile.label),
        description: new URL(profile.host).host,
        value: profile,
      })),
    });
    return chosen === back ? undefined : chosen;
  }

  private mayBe(profile: Profile, clientType: ClientType | undefined): boolean {
    return clientType === undefined || (this.clientTypes.get(profile) ?? clientType) === clientType;
  }
}

function readOnly({ id, label, host }: Profile): ServiceError {
  return new ServiceError("readOnly", `Profile ${label} is read-only; nothing was sent.`, {
    host: new URL(host).host,
    profileId: id,
  });
}

function otherTypeError({ label }: Profile, clientType: ClientType | undefined): Error {
  return new UserFacingError(
    clientType === "management"
      ? vscode.l10n.t(
          "This requires a management application, but {0} is a web application. Nothing was sent. Add a profile of a management application.",
          label,
        )
      : vscode.l10n.t(
          "This requires a web application, but {0} is a management application. Nothing was sent. Add a profile of a web application.",
          label,
        ),
  );
}
