import * as vscode from "vscode";
import { UserFacingError } from "../userFacingError";
import { parseHost } from "../services/http/address";
import { type AddProfileParts, pickCompany } from "./addProfile";
import type { Connections } from "./connections";
import { requirePlace } from "./place";
import { serviceNames, type Profile } from "./profile";
import { changeLines, mergedValues, valuesOf, type ProfileValues } from "./profileChanges";
import { clientIdField, hostField, labelField, profileParts, readOnlyField, secretField } from "./profileFields";
import { ownCompany } from "./signInCheck";

interface Values extends ProfileValues {
  secret: string;
}

/** Value of the company field to choose another company. */
const anotherCompany = "";

export interface EditProfileParts extends AddProfileParts {
  readonly connections: Connections;
}

/** Changes a profile or signs it in again. A changed sign-in is checked with the service before it is saved. */
export class EditProfile {
  constructor(private readonly parts: EditProfileParts) {}

  /** @returns whether the profile was saved. */
  async edit(profile: Profile): Promise<boolean> {
    const { store, form, errors } = this.parts;
    const { service } = profile;
    const others = store.list().filter(({ id }) => id !== profile.id);
    const values = await form.run<Values>({
      title: vscode.l10n.t("Edit Profile {0}", profile.label),
      submitLabel: vscode.l10n.t("Save Profile"),
      progress: vscode.l10n.t("Saving profile {0}…", profile.label),
      fields: [
        labelField(others.map(({ label }) => label)),
        hostField(service, errors),
        ...(profileParts[service].clientId ? [clientIdField()] : []),
        secretField(service, false),
        ...(profileParts[service].company ? [companyField(profile)] : []),
        readOnlyField(),
      ],
      values: valuesOf(profile),
      submit: async (entered, signal) => {
        const now = await this.confirmMerge(profile, entered);
        await this.save(now, mergedValues(profile, now, entered), signal);
      },
    });
    return values !== undefined;
  }

  /** Asks for the secret alone. @returns whether the profile is signed in now. */
  async signIn(profile: Profile): Promise<boolean> {
    const values = await this.parts.form.run<{ secret: string }>({
      title: vscode.l10n.t("Sign In to {0}", profile.label),
      submitLabel: vscode.l10n.t("Sign In to {0}", profile.label),
      progress: vscode.l10n.t("Checking the sign-in with {0}…", serviceNames[profile.service]),
      fields: [secretField(profile.service, true)],
      submit: ({ secret }, signal) => {
        const now = this.parts.store.get(profile.id) ?? profile;
        // The typed secret is for the place that the profile had when the form opened.
        requirePlace(now, profile);
        return this.keepChecked(now, secret, signal);
      },
    });
    return values !== undefined;
  }

  /**
   * The profile as it is saved now. If another window changed it while the form was open, the user confirms the merge.
   * @throws CancellationError if the user does not; the form stays open
   */
  private async confirmMerge(began: Profile, entered: Values): Promise<Profile> {
    const now = this.parts.store.get(began.id);
    const lines = now ? changeLines(began, now, entered) : [];
    if (now && lines.length === 0) return now;
    const agreed = await this.parts.dialogs.confirm(
      now
        ? {
            message: vscode.l10n.t('The profile "{0}" was changed in another window while you edited it.', began.label),
            detail: [
              ...lines,
              vscode.l10n.t(
                "If both changed the same field, your value is saved. The other fields keep their current values.",
              ),
            ].join("\n"),
            action: vscode.l10n.t("Save Profile"),
          }
        : {
            message: vscode.l10n.t('The profile "{0}" was removed in another window while you edited it.', began.label),
            detail: vscode.l10n.t("Its secret was removed as well: enter it, or sign in later."),
            action: vscode.l10n.t("Add It Again"),
          },
    );
    if (!agreed) throw new vscode.CancellationError();
    return now ?? began;
  }

  private async save(before: Profile, entered: Values, signal: AbortSignal): Promise<void> {
    const parts = profileParts[before.service];
    const host = parseHost(entered.host, before.service);
    const profile: Profile = {
      ...before,
      label: entered.label.trim(),
      readOnly: entered.readOnly,
      host,
      sandbox: before.sandbox && host === before.host,
      ...(parts.clientId ? { clientId: entered.clientId } : {}),
    };
    const choosesCompany = parts.company && entered.company === anotherCompany;
    const isSame = host === before.host && profile.clientId === before.clientId && entered.secret === "";
    if (isSame && !choosesCompany) return this.parts.keeper.keep(profile);
    await this.keepChecked(profile, entered.secret || undefined, signal, choosesCompany);
  }

  /** @param typed the new secret; when absent, the saved one is checked. */
  private async keepChecked(
    profile: Profile,
    typed: string | undefined,
    signal: AbortSignal,
    choosesCompany = false,
  ): Promise<void> {
    const { connections, check, keeper, quickInput } = this.parts;
    const secret = typed ?? (await connections.secret(profile));
    if (secret === undefined) {
      throw new UserFacingError(
        vscode.l10n.t(
          "No secret is saved for {0}. A secret is sent only to the host and client ID that it was entered for. Enter the secret.",
          [new URL(profile.host).host, ...(profile.clientId ? [profile.clientId] : [])].join(", "),
        ),
      );
    }
    const { companies } = await check.run(profile, secret, signal);
    if (!profileParts[profile.service].company) return keeper.keep(profile, typed);
    const own = choosesCompany ? undefined : ownCompany(profile, companies);
    const company = own ?? (companies.length === 1 ? companies[0] : await pickCompany(quickInput, companies));
    if (!company) throw new vscode.CancellationError();
    await keeper.keep({ ...profile, ...company }, typed);
  }
}

function companyField({ company }: Profile) {
  return {
    key: "company",
    label: vscode.l10n.t("Company"),
    type: "choice",
    choices: [
      ...(company ? [{ value: company.id, label: company.name }] : []),
      { value: anotherCompany, label: vscode.l10n.t("Select when saving…") },
    ],
  } as const;
}
