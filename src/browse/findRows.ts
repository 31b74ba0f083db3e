import * as vscode from "vscode";
import type { Profile } from "../profiles/profile";
import { readText } from "../services/readers";
import { sanitizeQuickPick } from "../ui/plainText";
import { joinParts } from "../explorer/rows/rowLook";
import { userLook } from "../explorer/rows/userLook";
import type { TokenState } from "../explorer/userTokens";
import { userState } from "../services/fortitoken/userState";
import type { FoundUser } from "../explorer/views/usersView";

/** The action of a search row. */
type FindAction =
  | { readonly show: FoundUser }
  | { readonly searchAll: Profile }
  | { readonly retry: true }
  | { readonly nothing: true };

/** A search row is always shown: the search decides what matches, not the quick pick. */
export interface FindRow extends vscode.QuickPickItem {
  readonly alwaysShow: true;
  readonly buttons?: readonly UserButton[];
  readonly action: FindAction;
}

/** A button of a user's row, which runs a command on the user. */
export interface UserButton extends vscode.QuickInputButton {
  readonly command: "forticloud.unlockUser" | "forticloud.editUser" | "forticloud.newToken";
}

const unlock = button("forticloud.unlockUser", "unlock", vscode.l10n.t("Unlock User"));
const edit = button("forticloud.editUser", "edit", vscode.l10n.t("Edit User…"));
const newToken = button("forticloud.newToken", "key", vscode.l10n.t("New Token…"));

/** What is known of a found user beside its record. */
export interface FoundUserFacts {
  /** Name of the user's realm, if known. */
  readonly realm: string | undefined;
  readonly token: TokenState | undefined;
}

/** A user with its state, as its row in Users shows it. */
export function userRow(found: FoundUser, { realm, token }: FoundUserFacts): FindRow {
  const user = found.record.value;
  const { icon, words } = userLook(user, token);
  const changes = userState(user).locked ? [unlock, edit, newToken] : [edit, newToken];
  return {
    label: `$(${icon}) ${sanitizeQuickPick(readText(user.username) || found.record.id)}`,
    description: sanitizeQuickPick(joinParts(...words, readText(user.email), readText(user.mobile_number))),
    detail: sanitizeQuickPick(joinParts(realm, found.profile.label)),
    alwaysShow: true,
    buttons: found.profile.readOnly ? [] : changes,
    action: { show: found },
  };
}

function button(command: UserButton["command"], icon: string, tooltip: string): UserButton {
  return { command, iconPath: new vscode.ThemeIcon(icon), tooltip };
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
