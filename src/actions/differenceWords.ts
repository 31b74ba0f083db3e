import * as vscode from "vscode";
import type { ComparedMember, Difference } from "../services/writes/differences";
import { sanitizeLine } from "../ui/plainText";

const longestValue = 80;

/** One line for a difference: `E-mail: a@example.net → b@example.net (yours: c@example.net)`. */
export function differenceWords({ member, before: seen, after: now }: Difference, yours?: string): string {
  const [before, after] = [valueWords(member, seen), valueWords(member, now)];
  const label = labels[member]();
  return yours === undefined
    ? vscode.l10n.t("{0}: {1} \u2192 {2}", label, before, after)
    : vscode.l10n.t("{0}: {1} \u2192 {2} (yours: {3})", label, before, after, valueWords(member, yours));
}

function valueWords(member: ComparedMember, value: string): string {
  if (switches.has(member)) return value === "true" ? vscode.l10n.t("yes") : vscode.l10n.t("no");
  if (value === "") return vscode.l10n.t("none");
  return sanitizeLine(value, longestValue);
}

const switches: ReadonlySet<ComparedMember> = new Set(["active", "lockout", "bypass", "temp_token"]);

const labels: Readonly<Record<ComparedMember, () => string>> = {
  username: () => vscode.l10n.t("Username"),
  email: () => vscode.l10n.t("E-mail"),
  mobile_number: () => vscode.l10n.t("Phone"),
  auth_method: () => vscode.l10n.t("Authentication method"),
  notification_method: () => vscode.l10n.t("Notification method"),
  user_id: () => vscode.l10n.t("Base user"),
  realm_id: () => vscode.l10n.t("Realm"),
  active: () => vscode.l10n.t("Enabled"),
  lockout: () => vscode.l10n.t("Locked"),
  bypass: () => vscode.l10n.t("Bypass"),
  temp_token: () => vscode.l10n.t("Temporary token"),
};
