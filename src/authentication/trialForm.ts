import { isIP } from "node:net";
import * as vscode from "vscode";
import { authMethods } from "../actions/userFields";
import type { Field } from "../ui/form";

/** The values of the form; an empty value is not sent. */
export interface TrialForm {
  username: string;
  realm_id: string;
  auth_method: string;
  user_ip: string;
  location: string;
}

/** @param realms realm id -> name */
export function trialFields(realms: ReadonlyMap<string, string>): readonly Field<TrialForm>[] {
  return [
    { key: "username", label: vscode.l10n.t("Username"), type: "text", required: true },
    {
      key: "realm_id",
      label: vscode.l10n.t("Realm"),
      type: "choice",
      choices: [
        { value: "", label: vscode.l10n.t("The application's realm") },
        ...[...realms].map(([value, label]) => ({ value, label })),
      ],
    },
    {
      key: "auth_method",
      label: vscode.l10n.t("Authentication method"),
      type: "choice",
      choices: [{ value: "", label: vscode.l10n.t("The user's method") }, ...authMethods()],
    },
    {
      key: "user_ip",
      label: vscode.l10n.t("User's IP address"),
      type: "text",
      placeholder: "192.0.2.40",
      prompt: vscode.l10n.t("For subnet policies"),
      validate: (value) =>
        isIP(value) === 0 ? vscode.l10n.t("Enter an address such as 192.0.2.40 or 2001:db8::1.") : undefined,
    },
    {
      key: "location",
      label: vscode.l10n.t("Location"),
      type: "text",
      placeholder: "CA",
      prompt: vscode.l10n.t("Country code, for location policies"),
    },
  ];
}
