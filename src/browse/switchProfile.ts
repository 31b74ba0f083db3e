import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { ShownProfiles } from "../explorer/shownProfiles";
import { serviceIds, serviceNames, type Profile } from "../profiles/profile";
import type { ProfileStore } from "../profiles/profileStore";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type PickRow, type PickSeparator, type QuickInput } from "../ui/quickInput";
import type { ServiceId } from "../contract";

/** Chooses the profile whose rows the views of a service show. */
export class SwitchProfile {
  constructor(
    private readonly store: Pick<ProfileStore, "list">,
    private readonly shown: ShownProfiles,
    private readonly quickInput: QuickInput,
  ) {}

  commands(): CommandTable {
    return Object.fromEntries(
      serviceIds.map((service) => [`forticloud.${service}.switchProfile`, () => this.run(service)]),
    );
  }

  private async run(service: ServiceId): Promise<void> {
    const answer = await this.quickInput.pick<Profile | "all">({
      title: vscode.l10n.t("Switch {0} Profile", serviceNames[service]),
      placeholder: vscode.l10n.t("Select the profile to show in the views"),
      rows: this.rows(service),
    });
    if (answer !== undefined && answer !== back) await this.shown.choose(service, answer);
  }

  private rows(service: ServiceId): readonly (PickRow<Profile | "all"> | PickSeparator)[] {
    const [current, ...others] = this.shown.of(service);
    const chosen = others.length > 0 ? "all" : current?.id;
    const iconOf = (value: string): string => (value === chosen ? "check" : "blank");
    return [
      ...this.store.list(service).map((profile) => ({
        label: `$(${iconOf(profile.id)}) ${sanitizeQuickPick(profile.label)}`,
        description: sanitizeQuickPick(
          [new URL(profile.host).host, profile.company?.name].filter((fact) => fact !== undefined).join(" · "),
        ),
        value: profile,
      })),
      { separator: "" },
      { label: `$(${iconOf("all")}) ${vscode.l10n.t("All Profiles")}`, value: "all" as const },
    ];
  }
}
