import * as vscode from "vscode";
import { PersonError } from "../personError";
import type { ClientKinds } from "../profiles/clientKinds";
import { requirePlace, type Place } from "../profiles/place";
import { serviceNames, type Profile } from "../profiles/profile";
import type { ProfileStore } from "../profiles/profileStore";
import { ServiceError } from "../services/errors";
import type { ClientKind } from "../services/fortitoken/clientKind";
import { plain } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";

/** The FortiToken Cloud profiles that may write. Where one kind of client alone may do something, those known to be of the other may not. */
export class WritableProfiles {
  constructor(
    private readonly profiles: Pick<ProfileStore, "get" | "list">,
    private readonly kinds: Pick<ClientKinds, "get">,
    private readonly quickInput: QuickInput,
  ) {}

  /**
   * The profile as it is now.
   * @param of its id, or the place where what the command is about was read.
   * @throws ServiceError `readOnly`, PointsElsewhere, Error when it is gone or of the other kind.
   */
  require(of: Place | string, kind?: ClientKind): Profile {
    const profile = this.profiles.get(typeof of === "string" ? of : of.id);
    if (!profile) throw new PersonError(vscode.l10n.t("This profile no longer exists. Refresh the view."));
    if (typeof of !== "string") requirePlace(profile, of);
    if (profile.readOnly) throw readOnly(profile);
    if (!this.mayBe(profile, kind)) throw otherKind(profile, kind);
    return profile;
  }

  /** Whether there is no such profile any longer. */
  isGone(id: string): boolean {
    return this.profiles.get(id) === undefined;
  }

  /**
   * The only one, or the one the person picks; undefined when cancelled.
   * @throws ServiceError `readOnly`, Error when there is none, or none of the kind.
   */
  async choose(title: string, kind?: ClientKind): Promise<Profile | undefined> {
    const all = this.profiles.list("fortitoken");
    const writable = all.filter(({ readOnly }) => !readOnly);
    const fit = writable.filter((profile) => this.mayBe(profile, kind));
    const [first, second] = fit;
    if (!all[0])
      throw new PersonError(vscode.l10n.t("There is no {0} profile yet. Add one first.", serviceNames.fortitoken));
    if (!writable[0]) throw readOnly(all[0]);
    if (!first) throw otherKind(writable[0], kind);
    if (!second) return first;
    const chosen = await this.quickInput.pick<Profile>({
      title,
      placeholder: vscode.l10n.t("The profile to change"),
      rows: fit.map((profile) => ({
        label: plain(profile.label),
        description: new URL(profile.host).host,
        value: profile,
      })),
    });
    return chosen === back ? undefined : chosen;
  }

  private mayBe(profile: Profile, kind: ClientKind | undefined): boolean {
    return kind === undefined || (this.kinds.get(profile) ?? kind) === kind;
  }
}

function readOnly({ id, label, host }: Profile): ServiceError {
  return new ServiceError("readOnly", `Profile ${label} is read-only; nothing was sent.`, {
    host: new URL(host).host,
    profileId: id,
  });
}

function otherKind({ label }: Profile, kind: ClientKind | undefined): Error {
  return new PersonError(
    kind === "management"
      ? vscode.l10n.t(
          "Only a management application may do this, and {0} is a web application. Nothing was sent; add a profile of a management application.",
          label,
        )
      : vscode.l10n.t(
          "Only a web application may do this, and {0} is a management application. Nothing was sent; add a profile of a web application.",
          label,
        ),
  );
}
