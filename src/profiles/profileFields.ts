import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import { walkthroughStep } from "../manifest/walkthrough";
import { type KnownHost, KNOWN_HOSTS, parseHost } from "../services/http/address";
import { defined } from "../defined";
import type { MessageButton } from "../userFacingError";
import type { ErrorReporter } from "../ui/errorReporter";
import type { Choice } from "../ui/form";
import { sanitizeQuickPick } from "../ui/plainText";
import type { PickRow } from "../ui/quickInput";
import type { Profile } from "./profile";
import type { CompanyRole } from "./signInCheck";

/** What a profile of each service has besides host and secret. */
export const profileParts: Readonly<Record<ServiceId, { readonly clientId: boolean; readonly company: boolean }>> = {
  fortitoken: { clientId: true, company: false },
  forticnp: { clientId: false, company: true },
};

/** Fields of the profile forms: adding, editing and signing in use the same words. */

/** @param suggestion the address that is proposed when the field is asked; the user still accepts it */
export function hostField(service: ServiceId, errors: Pick<ErrorReporter, "describe">, suggestion?: string) {
  return {
    key: "host",
    label: vscode.l10n.t("Host"),
    type: "choice",
    required: true,
    choices: KNOWN_HOSTS[service].map((host): Choice => ({
      value: parseHost(host, service),
      label: host,
      description: hostWords[host](),
    })),
    typedChoice: (host: string) => vscode.l10n.t("Use {0}", host),
    placeholder: vscode.l10n.t("Select a host, or enter another one, with :port if it is not the default port"),
    ...defined({ suggestion }),
    validate: (value: string): string | undefined => {
      try {
        parseHost(value, service);
        return undefined;
      } catch (error) {
        return errors.describe(error);
      }
    },
  } as const;
}

export function clientIdField() {
  return {
    key: "clientId",
    label: vscode.l10n.t("Client ID"),
    type: "text",
    required: true,
    prompt: vscode.l10n.t("API client ID, shown once when the application was created in FortiToken Cloud"),
    help: whereToFind("fortitoken"),
    validate: checkSecretText,
  } as const;
}

export function secretField(service: ServiceId, required: boolean) {
  return {
    key: "secret",
    type: "password",
    required,
    validate: checkSecretText,
    help: whereToFind(service),
    ...secretWords[service](),
  } as const;
}

const secretWords: Readonly<Record<ServiceId, () => { readonly label: string; readonly prompt: string }>> = {
  fortitoken: () => ({
    label: vscode.l10n.t("Client secret"),
    prompt: vscode.l10n.t("API client secret; kept in the editor's secret storage only"),
  }),
  forticnp: () => ({
    label: vscode.l10n.t("Credential"),
    prompt: vscode.l10n.t("Credential from Global Settings > API Access; kept in the editor's secret storage only"),
  }),
};

/** @param taken labels of the other profiles. */
export function labelField(taken: readonly string[], value = "") {
  return {
    key: "label",
    label: vscode.l10n.t("Label"),
    type: "text",
    required: true,
    value,
    prompt: vscode.l10n.t("The name of this profile in views and confirmations"),
    validate: (label: string): string | undefined => {
      if (label.trim() === "") return vscode.l10n.t("Enter a visible label.");
      return taken.includes(label.trim())
        ? vscode.l10n.t("Another profile has this label. Choose a different name.")
        : undefined;
    },
  } as const;
}

export function readOnlyField() {
  return { key: "readOnly", label: vscode.l10n.t("Read-only (refuse every change)"), type: "flag" } as const;
}

export function companyRows(companies: readonly CompanyRole[]): PickRow<string>[] {
  return companies.map((entry) => ({
    value: companyKey(entry),
    label: sanitizeQuickPick(entry.company.name),
    description: sanitizeQuickPick(vscode.l10n.t("company {0}, role {1}", entry.company.id, entry.roleId)),
  }));
}

/** Identifies a company and role in a resource map. */
export function companyKey({ company, roleId }: CompanyRole): string {
  return `${company.id}/${roleId}`;
}

/** The wish, with a number if another profile has this label. */
export function uniqueLabel(wish: string, profiles: readonly Profile[]): string {
  const taken = new Set(profiles.map(({ label }) => label));
  let label = wish;
  for (let number = 2; taken.has(label); number++) label = `${wish} (${number})`;
  return label;
}

/** Opens the step of the walkthrough that says where the service shows the values. */
function whereToFind(service: ServiceId): MessageButton {
  return {
    title: vscode.l10n.t("Where do I find these?"),
    run: () => vscode.commands.executeCommand("workbench.action.openWalkthrough", walkthroughStep(service)),
  };
}

const hostWords: Readonly<Record<KnownHost, () => string>> = {
  "ftc.fortinet.com": () => vscode.l10n.t("FortiToken Cloud"),
  "fic.fortinet.com": () => vscode.l10n.t("FortiIdentity Cloud, the newer name of FortiToken Cloud"),
  "www.forticnp.com": () => vscode.l10n.t("Global: all companies outside the EU"),
  "eu.forticnp.com": () => vscode.l10n.t("EU"),
};

function checkSecretText(value: string): string | undefined {
  return /^[\x21-\x7e]+$/.test(value)
    ? undefined
    : vscode.l10n.t("The value contains a space or an invalid character. Copy it again.");
}
