import * as vscode from "vscode";
import { serviceNames, type Profile } from "../profiles/profile";
import type { ProfileStore } from "../profiles/profileStore";
import { ServiceError } from "../services/errors";
import { plain } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";

/** The FortiToken Cloud profiles that may write. */
export class WritableProfiles {
  constructor(
    private readonly profiles: Pick<ProfileStore, "get" | "list">,
    private readonly quickInput: QuickInput,
  ) {}

  /** The profile as it is now. @throws ServiceError `readOnly`, Error when it is gone. */
  require(profileId: string): Profile {
    const profile = this.profiles.get(profileId);
    if (!profile) throw new Error(vscode.l10n.t("This profile no longer exists. Refresh the view."));
    if (profile.readOnly) throw readOnly(profile);
    return profile;
  }

  /** The only one, or the one the person picks; undefined when cancelled. @throws ServiceError `readOnly`, Error when there is none. */
  async choose(title: string): Promise<Profile | undefined> {
    const all = this.profiles.list("fortitoken");
    const writable = all.filter(({ readOnly }) => !readOnly);
    const [first, second] = writable;
    if (!first && all[0]) throw readOnly(all[0]);
    if (!first) throw new Error(vscode.l10n.t("There is no {0} profile yet. Add one first.", serviceNames.fortitoken));
    if (!second) return first;
    const chosen = await this.quickInput.pick<Profile>({
      title,
      placeholder: vscode.l10n.t("The profile to change"),
      rows: writable.map((profile) => ({
        label: plain(profile.label),
        description: new URL(profile.host).host,
        value: profile,
      })),
    });
    return chosen === back ? undefined : chosen;
  }
}

function readOnly({ id, label, host }: Profile): ServiceError {
  return new ServiceError("readOnly", `Profile ${label} is read-only; nothing was sent.`, {
    host: new URL(host).host,
    profileId: id,
  });
}
