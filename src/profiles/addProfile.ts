import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import { parseHost } from "../services/http/address";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import type { Form } from "../ui/form";
import { back, type QuickInput } from "../ui/quickInput";
import { serviceNames, type Profile } from "./profile";
import {
  clientIdField,
  companyKey,
  companyRows,
  hostField,
  labelField,
  readOnlyField,
  secretField,
  uniqueLabel,
} from "./profileFields";
import type { ProfileKeeper } from "./profileKeeper";
import type { ProfileStore } from "./profileStore";
import type { CompanyRole, SignInCheck } from "./signInCheck";

/** A profile that signed in, before it has a name and is kept. */
interface Candidate {
  readonly profile: Profile;
  readonly secret: string;
  readonly companies: readonly CompanyRole[];
}

/** Adds a profile: asks, checks with the service, and only then keeps. Cancelling anywhere leaves everything as it was. */
export class AddProfile {
  constructor(
    private readonly store: ProfileStore,
    private readonly keeper: ProfileKeeper,
    private readonly check: SignInCheck,
    private readonly form: Form,
    private readonly quickInput: QuickInput,
    private readonly dialogs: Pick<Dialogs, "confirm">,
    private readonly errors: Pick<ErrorReporter, "describe">,
  ) {}

  /** @returns the profile that was added, undefined when cancelled. @param service asked for when absent. */
  async run(service?: ServiceId): Promise<Profile | undefined> {
    const chosen = service ?? (await this.askService());
    const candidate = chosen && (await this.askSignIn(chosen));
    return candidate && this.askName(candidate);
  }

  private async askService(): Promise<ServiceId | undefined> {
    const answer = await this.quickInput.pick<ServiceId>({
      title: vscode.l10n.t("Add Profile"),
      placeholder: vscode.l10n.t("Which service is the profile for?"),
      rows: [
        { label: serviceNames.fortitoken, description: vscode.l10n.t("MFA realms and users"), value: "fortitoken" },
        { label: serviceNames.forticnp, description: vscode.l10n.t("cloud security alerts"), value: "forticnp" },
      ],
    });
    return answer === back ? undefined : answer;
  }

  private async askSignIn(service: ServiceId): Promise<Candidate | undefined> {
    let candidate: Candidate | undefined;
    await this.form.run<{ host: string; clientId: string; secret: string }>({
      title: vscode.l10n.t("Add {0} Profile", serviceNames[service]),
      submitLabel: vscode.l10n.t("Check Sign-In and Continue"),
      progress: vscode.l10n.t("Checking the sign-in with {0}…", serviceNames[service]),
      fields: [
        hostField(service, this.errors),
        ...(service === "fortitoken" ? [clientIdField()] : []),
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
          ...(service === "fortitoken" ? { clientId } : {}),
        };
        const { companies } = await this.check.run(profile, secret, signal);
        candidate = { profile, secret, companies };
      },
    });
    return candidate;
  }

  private async askName({ profile, secret, companies }: Candidate): Promise<Profile | undefined> {
    const { service } = profile;
    let added: Profile | undefined;
    const company = await this.askCompany(service, companies);
    if (service === "forticnp" && !company) return undefined;
    const host = new URL(profile.host).hostname;
    const wish = company?.company.name ?? `${serviceNames[service]} (${host})`;
    await this.form.run<{ label: string; readOnly: boolean }>({
      title: vscode.l10n.t("Add {0} Profile", serviceNames[service]),
      submitLabel: vscode.l10n.t("Add Profile"),
      fields: [
        labelField(
          this.store.list().map(({ label }) => label),
          uniqueLabel(wish, this.store.list()),
        ),
        readOnlyField(),
      ],
      submit: async ({ label, readOnly }) => {
        const complete: Profile = { ...profile, ...company, label: label.trim(), readOnly };
        if (!(await this.confirmDuplicate(complete))) throw new vscode.CancellationError();
        await this.keeper.keep(complete, secret);
        added = complete;
      },
    });
    return added;
  }

  private async askCompany(service: ServiceId, companies: readonly CompanyRole[]): Promise<CompanyRole | undefined> {
    if (service === "fortitoken" || companies.length === 1) return companies[0];
    return pickCompany(this.quickInput, companies);
  }

  private async confirmDuplicate(profile: Profile): Promise<boolean> {
    const twin = this.store
      .list(profile.service)
      .find(
        ({ host, clientId, company }) =>
          host === profile.host && clientId === profile.clientId && company?.id === profile.company?.id,
      );
    if (!twin) return true;
    return this.dialogs.confirm({
      message: vscode.l10n.t('The profile "{0}" already signs in to the same place.', twin.label),
      detail: vscode.l10n.t("A second one would show the same data twice."),
      action: vscode.l10n.t("Add Anyway"),
    });
  }
}

/** Asks for one of several companies. @returns undefined when cancelled. */
export async function pickCompany(
  quickInput: QuickInput,
  companies: readonly CompanyRole[],
): Promise<CompanyRole | undefined> {
  const answer = await quickInput.pick<string>({
    title: vscode.l10n.t("FortiCNP Company"),
    placeholder: vscode.l10n.t("The credential sees several companies. Which one is this profile for?"),
    rows: companyRows(companies),
  });
  return companies.find((entry) => companyKey(entry) === answer);
}
