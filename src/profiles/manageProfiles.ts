import * as vscode from "vscode";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type PickRow, type PickSeparator, type QuickInput } from "../ui/quickInput";
import type { Connections } from "./connections";
import { serviceIds, serviceNames, type Profile } from "./profile";
import type { ProfileStore } from "./profileStore";
import type { SignInState } from "./signInState";

type ProfileAction = "editProfile" | "testConnection" | "signIn" | "signOut" | "removeProfile";

/** The choice: a profile (its actions follow), an action on a profile, or a new profile. */
type Choice = { profile: Profile; action?: ProfileAction } | "add";

export interface ManageProfilesParts {
  readonly store: ProfileStore;
  readonly connections: Connections;
  readonly quickInput: QuickInput;
  /** What the service reported about a profile, a line per fact; sends no request. */
  factsOf(profile: Profile): Promise<readonly string[]>;
  runCommand(command: string, ...args: unknown[]): unknown;
}

/** Picks a profile from all profiles with their states, then what to do with it. */
export class ManageProfiles {
  constructor(private readonly parts: ManageProfilesParts) {}

  async manage(): Promise<void> {
    for (;;) {
      const choice = await this.parts.quickInput.pick<Choice>({
        title: vscode.l10n.t("Manage Profiles"),
        placeholder: vscode.l10n.t("Select a profile to see its actions"),
        rows: await this.rows(),
      });
      if (choice === undefined || choice === back) return;
      if (choice === "add") {
        await this.parts.runCommand("forticloud.addProfile");
        return;
      }
      const action = choice.action ?? (await this.askAction(choice.profile));
      if (action === undefined) return;
      if (action !== back) {
        await this.parts.runCommand(`forticloud.${action}`, choice.profile.id);
        return;
      }
    }
  }

  private async rows(): Promise<(PickRow<Choice> | PickSeparator)[]> {
    const rows: (PickRow<Choice> | PickSeparator)[] = [];
    for (const service of serviceIds) {
      const profiles = this.parts.store.list(service);
      if (profiles.length > 0) rows.push({ separator: serviceNames[service] });
      rows.push(...(await Promise.all(profiles.map((profile) => this.row(profile)))));
    }
    rows.push({ separator: "" }, { label: `$(add) ${vscode.l10n.t("Add Profile…")}`, value: "add" });
    return rows;
  }

  private async row(profile: Profile): Promise<PickRow<Choice>> {
    const state = await this.parts.connections.currentState(profile);
    const facts = [new URL(profile.host).host, profile.company?.name, stateNames[state]()];
    if (profile.readOnly) facts.push(vscode.l10n.t("read-only"));
    return {
      label: `$(${stateIcons[state]}) ${sanitizeQuickPick(profile.label)}`,
      description: sanitizeQuickPick(facts.filter((fact) => fact !== undefined).join(" · ")),
      value: { profile },
      buttons: actionsFor(state).map(({ action, icon, title }) => ({
        icon,
        tooltip: title,
        value: { profile, action },
      })),
    };
  }

  private async askAction(profile: Profile): Promise<ProfileAction | typeof back | undefined> {
    const { connections, quickInput } = this.parts;
    const state = await connections.currentState(profile);
    // Without a live client there are no facts.
    const facts = (await this.parts.factsOf(profile).catch(() => [])).filter((fact) => fact !== "");
    const chosen = await quickInput.pick<ProfileAction | "fact">({
      title: profile.label,
      canGoBack: true,
      rows: [
        ...actionsFor(state).map(({ action, icon, title }) => ({ label: `$(${icon}) ${title}`, value: action })),
        ...(facts.length === 0 ? [] : [{ separator: vscode.l10n.t("last known facts") }]),
        ...facts.map((fact) => ({ label: `$(info) ${sanitizeQuickPick(fact)}`, value: "fact" as const })),
      ],
    });
    return chosen === "fact" ? this.askAction(profile) : chosen;
  }
}

function actionsFor(state: SignInState): { action: ProfileAction; icon: string; title: string }[] {
  return [
    { action: "editProfile", icon: "edit", title: vscode.l10n.t("Edit Profile…") },
    { action: "testConnection", icon: "plug", title: vscode.l10n.t("Test Connection") },
    state === "signedOut" || state === "refused"
      ? { action: "signIn", icon: "sign-in", title: vscode.l10n.t("Sign In…") }
      : { action: "signOut", icon: "sign-out", title: vscode.l10n.t("Sign Out") },
    { action: "removeProfile", icon: "trash", title: vscode.l10n.t("Remove Profile…") },
  ];
}

const stateNames: Readonly<Record<SignInState, () => string>> = {
  unknown: () => vscode.l10n.t("not used yet"),
  signedIn: () => vscode.l10n.t("signed in"),
  signedOut: () => vscode.l10n.t("signed out"),
  refused: () => vscode.l10n.t("sign-in refused"),
};

const stateIcons: Readonly<Record<SignInState, string>> = {
  unknown: "account",
  signedIn: "pass",
  signedOut: "circle-slash",
  refused: "error",
};
