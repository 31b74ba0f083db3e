import * as vscode from "vscode";
import type { Profile } from "../profiles/profile";
import { readText } from "../services/readers";
import { sanitizeQuickPick } from "../ui/plainText";
import { joinParts } from "../explorer/rows/rowLook";
import type { FoundUser } from "../explorer/views/usersView";

/** The action of a search row. */
type FindAction =
  | { readonly open: FoundUser }
  | { readonly searchAll: Profile }
  | { readonly retry: true }
  | { readonly nothing: true };

/** A search row is always shown: the search decides what matches, not the quick pick. */
export interface FindRow extends vscode.QuickPickItem {
  readonly alwaysShow: true;
  readonly action: FindAction;
}

const revealButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon("target"),
  tooltip: vscode.l10n.t("Reveal in Users"),
};

/** @param realm name of the user's realm, if known */
export function userRow(found: FoundUser, realm: string | undefined): FindRow {
  const user = found.record.value;
  return {
    label: `$(account) ${sanitizeQuickPick(readText(user.username) || found.record.id)}`,
    description: sanitizeQuickPick(joinParts(readText(user.email), readText(user.mobile_number))),
    detail: sanitizeQuickPick(joinParts(realm, found.profile.label)),
    alwaysShow: true,
    buttons: [revealButton],
    action: { open: found },
  };
}

export function errorRow(profile: Profile, problem: string): FindRow {
  return {
    label: `$(error) ${sanitizeQuickPick(vscode.l10n.t("{0} could not be searched", profile.label))}`,
    detail: sanitizeQuickPick(problem),
    alwaysShow: true,
    action: { retry: true },
  };
}

/** A warning that the profile's users are shown without realm names. */
export function namelessRow(profile: Profile, problem: string): FindRow {
  return {
    label: `$(warning) ${sanitizeQuickPick(vscode.l10n.t("Realm names of {0} not loaded", profile.label))}`,
    detail: sanitizeQuickPick(problem),
    alwaysShow: true,
    action: { retry: true },
  };
}

export function noneRow(): FindRow {
  return { label: `$(info) ${vscode.l10n.t("No user found")}`, alwaysShow: true, action: { nothing: true } };
}

/** The query is in the description, because the quick pick sorts rows with the query in their label to the top. */
export function searchAllRow(profile: Profile, query: string): FindRow {
  return {
    label: `$(search) ${sanitizeQuickPick(vscode.l10n.t("Search all users of {0}", profile.label))}`,
    description: sanitizeQuickPick(vscode.l10n.t("for “{0}”", query)),
    alwaysShow: true,
    action: { searchAll: profile },
  };
}
