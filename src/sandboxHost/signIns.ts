import { l10n } from "vscode";
import type { ServiceId } from "../contract";
import { forticnpCredentials, fortitokenCredentials } from "../sandbox/credentials";

/** A public sign-in of the sandbox. */
export interface SignIn {
  readonly service: ServiceId;
  /** FortiToken Cloud's client id; FortiCNP's credential, which is the secret itself. */
  readonly clientId: string;
  /** FortiToken Cloud only. */
  readonly secret?: string;
  readonly name: string;
  /** What it is for. */
  readonly help: string;
}

export function signIns(): SignIn[] {
  const client = (name: keyof typeof fortitokenCredentials, words: Pick<SignIn, "name" | "help">): SignIn => {
    const { clientId, clientSecret: secret } = fortitokenCredentials[name];
    return { service: "fortitoken", clientId, secret, ...words };
  };
  const credential = (name: keyof typeof forticnpCredentials, words: Pick<SignIn, "name" | "help">): SignIn => ({
    service: "forticnp",
    clientId: forticnpCredentials[name],
    ...words,
  });
  return [
    client("webApp", {
      name: l10n.t("Web application"),
      help: l10n.t("Has access to every realm; reads, writes, authenticates users."),
    }),
    client("management", {
      name: l10n.t("Management application"),
      help: l10n.t(
        "Has access to base users, quotas and temporary tokens of the whole account; cannot authenticate users.",
      ),
    }),
    client("noPermission", {
      name: l10n.t("No permission"),
      help: l10n.t("Can sign in; everything else returns 403."),
    }),
    client("unsubscribed", {
      name: l10n.t("No subscription"),
      help: l10n.t("Can sign in; everything else returns 402."),
    }),
    credential("oneCompany", { name: l10n.t("One company"), help: l10n.t("One role in one company.") }),
    credential("twoCompanies", { name: l10n.t("Two companies"), help: l10n.t("One role in two companies.") }),
    credential("revoked", { name: l10n.t("Revoked"), help: l10n.t("Revoked in the console; returns 401.") }),
  ];
}
