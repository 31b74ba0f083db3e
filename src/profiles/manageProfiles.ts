import * as vscode from "vscode";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type PickRow, type PickSeparator, type QuickInput } from "../ui/quickInput";
import type { Connections } from "./connections";
import { serviceNames, type Profile } from "./profile";
import type { ProfileStore } from "./profileStore";
import type { SignInState } from "./signInState";

type ProfileAction = "editProfile" | "testConnection" | "signIn" | "signOut" | "removeProfile";

/** What was chosen: a profile (its actions are shown next), an action on a profile, or a new profile. */
type Choice = { profile: Profile; action?: ProfileAction } | "add";

/** All profiles with their state, and what can be done with each, in native pickers. */
export class ManageProfiles {
  constructor(
    private readonly store: ProfileStore,
    private readonly connections: Connections,
    private readonly quickInput: QuickInput,
    /** What is known of the service's side of a profile, a line each; asks nobody. */
    private readonly factsOf: (profile: Profile) => Promise<readonly string[]>,
    private readonly run: (command: string, ...args: unknown[]) => unknown = vscode.commands.executeCommand,
  ) {}

  async manage(): Promise<void> {
    for (;;) {
      const choice = await this.quickInput.pick<Choice>({
        title: vscode.l10n.t("Manage Profiles"),
        placeholder: vscode.l10n.t("Choose a profile to see what can be done with it"),
        rows: await this.rows(),
      });
      if (choice === undefined || choice === back) return;
      if (choice === "add") {
        await this.run("forticloud.addProfile");
        return;
      }
      const action = choice.action ?? (await this.askAction(choice.profile));
      if (action === undefined) return;
      if (action !== back) {
        await this.run(`forticloud.${action}`, choice.profile.id);
        return;
      }
    }
  }

  private async rows(): Promise<(PickRow<Choice> | PickSeparator)[]> {
    const rows: (PickRow<Choice> | PickSeparator)[] = [];
    for (const service of ["fortitoken", "forticnp"] as const) {
      const profiles = this.store.list(service);
      if (profiles.length > 0) rows.push({ separator: serviceNames[service] });
      rows.push(...(await Promise.all(profiles.map((profile) => this.row(profile)))));
    }
    rows.push({ separator: "" }, { label: `$(add) ${vscode.l10n.t("Add Profile…")}`, value: "add" });
    return rows;
  }

  private async row(profile: Profile): Promise<PickRow<Choice>> {
    const state = await this.connections.currentState(profile);
    const facts = [new URL(profile.host).host, profile.company?.name, stateNames[state]()];
    if (profile.readOnly) facts.push(vscode.l10n.t("read-only"));
    return {
      label: `$(${stateIcons[state]}) ${sanitizeQuickPick(profile.label)}`,
      description: sanitizeQuickPick(facts.filter((fact) => fact !== undefined).join(" · ")),
      value: { profile },
      buttons: actions(state).map(({ action, icon, title }) => ({ icon, tooltip: title, value: { profile, action } })),
    };
  }

  private async askAction(profile: Profile): Promise<ProfileAction | typeof back | undefined> {
    const state = await this.connections.currentState(profile);
    // Without a live client nothing is known, and there is nothing to say.
    const facts = (await this.factsOf(profile).catch(() => [])).filter((fact) => fact !== "");
    const chosen = await this.quickInput.pick<ProfileAction | "fact">({
      title: profile.label,
      canGoBack: true,
      rows: [
        ...actions(state).map(({ action, icon, title }) => ({ label: `$(${icon}) ${title}`, value: action })),
        ...(facts.length === 0 ? [] : [{ separator: vscode.l10n.t("as the service told last") }]),
        ...facts.map((fact) => ({ label: `$(info) ${sanitizeQuickPick(fact)}`, value: "fact" as const })),
      ],
    });
    return chosen === "fact" ? this.askAction(profile) : chosen;
  }
}

function actions(state: SignInState): { action: ProfileAction; icon: string; title: string }[] {
  return [
    { action: "editProfile", icon: "edit", title: vscode.l10n.t("Edit Profile…") },
    { action: "testConnection", icon: "plug", title: vscode.l10n.t("Test Connection") },
    state === "signedOut" || state === "refused"
      ? { action: "signIn", icon: "sign-in", title: vscode.l10n.t("Sign In…") }
      : { action: "signOut", icon: "sign-out", title: vscode.l10n.t("Sign Out") },
    { action: "removeProfile", icon: "trash", title: vscode.l10n.t("Remove Profile from This Editor…") },
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
