import * as vscode from "vscode";
import { UserFacingError } from "../personError";
import { parseHost } from "../services/http/address";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import type { Form } from "../ui/form";
import type { QuickInput } from "../ui/quickInput";
import { pickCompany } from "./addProfile";
import type { Connections } from "./connections";
import { requirePlace } from "./place";
import { serviceNames, type Profile } from "./profile";
import { changeLines, mergedValues, valuesOf, type ProfileValues } from "./profileChanges";
import { clientIdField, hostField, labelField, readOnlyField, secretField } from "./profileFields";
import type { ProfileKeeper } from "./profileKeeper";
import type { ProfileStore } from "./profileStore";
import { ownCompany, type SignInCheck } from "./signInCheck";

interface Values extends ProfileValues {
  secret: string;
}

/** Value of the company field that asks for another one. */
const anotherCompany = "";

/** Changes a profile or signs it in again; what the sign-in depends on is checked with the service before it is kept. */
export class EditProfile {
  constructor(
    private readonly store: ProfileStore,
    private readonly keeper: ProfileKeeper,
    private readonly connections: Connections,
    private readonly check: SignInCheck,
    private readonly form: Form,
    private readonly quickInput: QuickInput,
    private readonly dialogs: Pick<Dialogs, "confirm">,
    private readonly errors: Pick<ErrorReporter, "describe">,
  ) {}

  /** @returns whether the profile was saved. */
  async edit(profile: Profile): Promise<boolean> {
    const others = this.store.list().filter(({ id }) => id !== profile.id);
    const values = await this.form.run<Values>({
      title: vscode.l10n.t("Edit Profile {0}", profile.label),
      submitLabel: vscode.l10n.t("Save Profile"),
      progress: vscode.l10n.t("Saving profile {0}…", profile.label),
      fields: [
        labelField(others.map(({ label }) => label)),
        hostField(profile.service, this.errors),
        ...(profile.service === "fortitoken" ? [clientIdField()] : []),
        secretField(profile.service, false),
        ...(profile.service === "forticnp" ? [companyField(profile)] : []),
        readOnlyField(),
      ],
      values: valuesOf(profile),
      submit: async (entered, signal) => {
        const now = await this.agree(profile, entered);
        await this.save(now, mergedValues(profile, now, entered), signal);
      },
    });
    return values !== undefined;
  }

  /** Asks for the secret alone. @returns whether the profile is signed in now. */
  async signIn(profile: Profile): Promise<boolean> {
    const values = await this.form.run<{ secret: string }>({
      title: vscode.l10n.t("Sign In to {0}", profile.label),
      submitLabel: vscode.l10n.t("Sign In to {0}", profile.label),
      progress: vscode.l10n.t("Checking the sign-in with {0}…", serviceNames[profile.service]),
      fields: [secretField(profile.service, true)],
      submit: ({ secret }, signal) => {
        const now = this.store.get(profile.id) ?? profile;
        // The person typed the secret of the place that the profile had then.
        requirePlace(now, profile);
        return this.keepChecked(now, secret, signal);
      },
    });
    return values !== undefined;
  }

  /**
   * The profile as it is saved by now: where that is not what the form began with, the person agrees to save beside it.
   * @throws CancellationError when not; the form stays open
   */
  private async agree(began: Profile, entered: Values): Promise<Profile> {
    const now = this.store.get(began.id);
    const lines = now ? changeLines(began, now, entered) : [];
    if (now && lines.length === 0) return now;
    const agreed = await this.dialogs.confirm(
      now
        ? {
            message: vscode.l10n.t('The profile "{0}" was changed in another window while you edited it.', began.label),
            detail: [
              ...lines,
              vscode.l10n.t("Where you changed the same, yours is saved. The rest stays as it is now."),
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

  private async save(old: Profile, entered: Values, signal: AbortSignal): Promise<void> {
    const host = parseHost(entered.host, old.service);
    const profile: Profile = {
      ...old,
      label: entered.label.trim(),
      readOnly: entered.readOnly,
      host,
      sandbox: old.sandbox && host === old.host,
      ...(old.service === "fortitoken" ? { clientId: entered.clientId } : {}),
    };
    const choosesCompany = old.service === "forticnp" && entered.company === anotherCompany;
    const isSame = host === old.host && profile.clientId === old.clientId && entered.secret === "";
    if (isSame && !choosesCompany) return this.keeper.keep(profile);
    await this.keepChecked(profile, entered.secret || undefined, signal, choosesCompany);
  }

  /** @param typed the secret as typed now; absent checks with the kept one. */
  private async keepChecked(
    profile: Profile,
    typed: string | undefined,
    signal: AbortSignal,
    choosesCompany = false,
  ): Promise<void> {
    const secret = typed ?? (await this.connections.secret(profile));
    if (secret === undefined) {
      throw new UserFacingError(
        vscode.l10n.t(
          "No secret is kept for {0} in this profile, and a secret goes only where it was entered for. Enter it as well, so that it can be checked.",
          [new URL(profile.host).host, ...(profile.clientId ? [profile.clientId] : [])].join(", "),
        ),
      );
    }
    const { companies } = await this.check.run(profile, secret, signal);
    if (profile.service === "fortitoken") return this.keeper.keep(profile, typed);
    const own = choosesCompany ? undefined : ownCompany(profile, companies);
    const company = own ?? (companies.length === 1 ? companies[0] : await pickCompany(this.quickInput, companies));
    if (!company) throw new vscode.CancellationError();
    await this.keeper.keep({ ...profile, ...company }, typed);
  }
}

function companyField({ company }: Profile) {
  return {
    key: "company",
    label: vscode.l10n.t("Company"),
    type: "choice",
    choices: [
      ...(company ? [{ value: company.id, label: company.name }] : []),
      { value: anotherCompany, label: vscode.l10n.t("Choose again when saving…") },
    ],
  } as const;
}
