import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import { serviceNames, type Profile } from "../profiles/profile";
import type { ProfileStore } from "../profiles/profileStore";
import { isKnownHost } from "../services/http/address";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";
import { UserFacingError, type MessageButton } from "../userFacingError";
import { linkedAccount, parseRecordLink, type LinkedRecord } from "./recordLink";
import type { RecordRef } from "./recordRef";

export interface LinkOpenerParts {
  readonly profiles: Pick<ProfileStore, "get" | "list">;
  readonly quickInput: Pick<QuickInput, "pick">;
  /** Asks for a profile at this address. @returns undefined when cancelled */
  addProfile(service: ServiceId, host: string): Promise<Profile | undefined>;
  show(ref: RecordRef): void;
}

/** Shows the record of a link in a profile of this editor. It changes nothing. */
export class LinkOpener {
  constructor(private readonly parts: LinkOpenerParts) {}

  /** @throws UserFacingError if the link is invalid, or no profile can show its record */
  async open(link: Pick<vscode.Uri, "path" | "query">): Promise<void> {
    const record = parseRecordLink(link);
    const { service, kind, id } = record;
    const profile = "profileId" in record ? this.named(record) : await this.fitting(record, link);
    if (profile) this.parts.show({ profileId: profile.id, service, kind, id });
  }

  private named({ profileId, service }: RecordRef): Profile {
    const profile = this.parts.profiles.get(profileId);
    if (profile?.service === service) return profile;
    throw new UserFacingError(
      vscode.l10n.t(
        "The profile of this link does not exist in this editor. Ask the sender to copy the link again: new links work in every editor.",
      ),
    );
  }

  private async fitting(record: LinkedRecord, link: Pick<vscode.Uri, "path" | "query">): Promise<Profile | undefined> {
    const all = this.parts.profiles.list(record.service);
    const atHost = all.filter((profile) => linkedAccount(profile).host === record.host);
    const own = atHost.filter((profile) => linkedAccount(profile).account === record.account);
    const [first, second] = own;
    if (second) return this.ask(own, vscode.l10n.t("Several profiles match this link. Select one to show the record."));
    if (first) return first;
    // Another application often belongs to the same customer, and then sees the same users. Another company never does.
    if (record.service === "fortitoken" && atHost.length > 0) {
      const question = vscode.l10n.t(
        "No profile has the client ID {0} of this link. Select a profile with another client ID.",
        record.account,
      );
      return this.ask(atHost, question);
    }
    throw new UserFacingError(missingWords(record), { buttons: [this.addButton(record, link)] });
  }

  private async ask(profiles: readonly Profile[], placeholder: string): Promise<Profile | undefined> {
    const answer = await this.parts.quickInput.pick<Profile>({
      title: vscode.l10n.t("Open Link"),
      placeholder,
      rows: profiles.map((profile) => ({
        label: sanitizeQuickPick(profile.label),
        description: sanitizeQuickPick(accountWords(profile.service, profile.company?.name ?? profile.clientId ?? "")),
        value: profile,
      })),
    });
    return answer === back ? undefined : answer;
  }

  /** Adds what is missing, then opens the link again. */
  private addButton({ service, host }: LinkedRecord, link: Pick<vscode.Uri, "path" | "query">): MessageButton {
    if (host === undefined) {
      const run = async (): Promise<void> => {
        await vscode.commands.executeCommand("forticloud.addSandboxProfiles");
        if (this.parts.profiles.list(service).some(({ sandbox }) => sandbox)) await this.open(link);
      };
      return { title: vscode.l10n.t("Add Sandbox Profiles"), run };
    }
    const run = async (): Promise<void> => {
      if (await this.parts.addProfile(service, host)) await this.open(link);
    };
    return { title: vscode.l10n.t("Add Profile"), run };
  }
}

function missingWords({ service, host, account }: LinkedRecord): string {
  const needed = [serviceNames[service], accountWords(service, account)] as const;
  if (host === undefined) {
    return vscode.l10n.t(
      "No profile of this editor can open this link: it needs the sandbox of {0} with {1}. Add the sandbox profiles.",
      ...needed,
    );
  }
  const words = vscode.l10n.t(
    "No profile of this editor can open this link: it needs {0} at {2} with {1}. Add such a profile.",
    ...needed,
    new URL(host).host,
  );
  // A link can come from anybody: it must not lead a secret to a host that the user does not know.
  const warning = vscode.l10n.t("The host is not one of Fortinet's usual hosts: add it only if you trust it.");
  return isKnownHost(host, service) ? words : `${words} ${warning}`;
}

function accountWords(service: ServiceId, account: string): string {
  return service === "fortitoken" ? vscode.l10n.t("client ID {0}", account) : vscode.l10n.t("company {0}", account);
}
