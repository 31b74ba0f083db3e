import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import { parseHost } from "../services/http/address";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import type { Form } from "../ui/form";
import { back, type QuickInput } from "../ui/quickInput";
import { serviceIds, serviceNames, type Profile } from "./profile";
import {
  clientIdField,
  companyKey,
  companyRows,
  hostField,
  labelField,
  profileParts,
  readOnlyField,
  secretField,
  uniqueLabel,
} from "./profileFields";
import type { ProfileKeeper } from "./profileKeeper";
import type { ProfileStore } from "./profileStore";
import type { CompanyRole, SignInCheck } from "./signInCheck";

/** A profile that signed in, before it is named and saved. */
interface Candidate {
  readonly profile: Profile;
  readonly secret: string;
  readonly companies: readonly CompanyRole[];
}

export interface AddProfileParts {
  readonly store: ProfileStore;
  readonly keeper: ProfileKeeper;
  readonly check: SignInCheck;
  readonly form: Form;
  readonly quickInput: QuickInput;
  readonly dialogs: Pick<Dialogs, "confirm">;
  readonly errors: Pick<ErrorReporter, "describe">;
}

/** Adds a profile after the service accepted its sign-in. Cancelling changes nothing. */
export class AddProfile {
  constructor(private readonly parts: AddProfileParts) {}

  /**
   * @returns the new profile, undefined when cancelled
   * @param service the user chooses one when absent
   * @param host an address to propose
   */
  async run(service?: ServiceId, host?: string): Promise<Profile | undefined> {
    const chosen = service ?? (await this.askService());
    const candidate = chosen && (await this.askSignIn(chosen, host));
    return candidate && this.askName(candidate);
  }

  private async askService(): Promise<ServiceId | undefined> {
    const answer = await this.parts.quickInput.pick<ServiceId>({
      title: vscode.l10n.t("Add Profile"),
      placeholder: vscode.l10n.t("Select a service"),
      rows: serviceIds.map((value) => ({
        label: serviceNames[value],
        description: serviceDescriptions[value](),
        value,
      })),
    });
    return answer === back ? undefined : answer;
  }

  private async askSignIn(service: ServiceId, proposedHost: string | undefined): Promise<Candidate | undefined> {
    const { check, errors, form } = this.parts;
    const hasClientId = profileParts[service].clientId;
    let candidate: Candidate | undefined;
    await form.run<{ host: string; clientId: string; secret: string }>({
      title: vscode.l10n.t("Connect to {0}", serviceNames[service]),
      submitLabel: vscode.l10n.t("Check Sign-In and Continue"),
      progress: vscode.l10n.t("Checking the sign-in with {0}…", serviceNames[service]),
      fields: [
        hostField(service, errors, proposedHost),
        ...(hasClientId ? [clientIdField()] : []),
        secretField(service, true),
      ],
      submit: async ({ host, clientId, secret }, signal) => {
        const profile: Profile = {
          id: randomUUID(),
          service,
          label: serviceNames[service],
          host: parseHost(host, service),
          readOnly: false,
          sandbox: false,
          ...(hasClientId ? { clientId } : {}),
        };
        const { companies } = await check.run(profile, secret, signal);
        candidate = { profile, secret, companies };
      },
    });
    return candidate;
  }

  private async askName({ profile, secret, companies }: Candidate): Promise<Profile | undefined> {
    const { store, form, keeper } = this.parts;
    const { service } = profile;
    let added: Profile | undefined;
    const hasCompany = profileParts[service].company;
    const company = hasCompany ? await this.askCompany(companies) : undefined;
    if (hasCompany && !company) return undefined;
    const host = new URL(profile.host).hostname;
    const wish = company?.company.name ?? `${serviceNames[service]} (${host})`;
    await form.run<{ label: string; readOnly: boolean }>({
      title: vscode.l10n.t("Connect to {0}", serviceNames[service]),
      submitLabel: vscode.l10n.t("Add Profile"),
      fields: [
        labelField(
          store.list().map(({ label }) => label),
          uniqueLabel(wish, store.list()),
        ),
        readOnlyField(),
      ],
      submit: async ({ label, readOnly }) => {
        const complete: Profile = { ...profile, ...company, label: label.trim(), readOnly };
        if (!(await this.confirmDuplicate(complete))) throw new vscode.CancellationError();
        await keeper.keep(complete, secret);
        added = complete;
      },
    });
    return added;
  }

  private async askCompany(companies: readonly CompanyRole[]): Promise<CompanyRole | undefined> {
    return companies.length === 1 ? companies[0] : pickCompany(this.parts.quickInput, companies);
  }

  private async confirmDuplicate(profile: Profile): Promise<boolean> {
    const { store, dialogs } = this.parts;
    const twin = store
      .list(profile.service)
      .find(
        ({ host, clientId, company }) =>
          host === profile.host && clientId === profile.clientId && company?.id === profile.company?.id,
      );
    if (!twin) return true;
    return dialogs.confirm({
      message: vscode.l10n.t('The profile "{0}" already has the same sign-in.', twin.label),
      detail: vscode.l10n.t("A second profile would show the same data twice."),
      action: vscode.l10n.t("Add Anyway"),
    });
  }
}

const serviceDescriptions: Readonly<Record<ServiceId, () => string>> = {
  fortitoken: () => vscode.l10n.t("MFA realms, users and tokens"),
  forticnp: () => vscode.l10n.t("cloud security alerts and resources"),
};

/** Asks for one of several companies. @returns undefined when cancelled. */
export async function pickCompany(
  quickInput: QuickInput,
  companies: readonly CompanyRole[],
): Promise<CompanyRole | undefined> {
  const answer = await quickInput.pick<string>({
    title: vscode.l10n.t("FortiCNP Company"),
    placeholder: vscode.l10n.t("The credential has access to several companies. Select one for this profile."),
    rows: companyRows(companies),
  });
  return companies.find((entry) => companyKey(entry) === answer);
}
