import * as vscode from "vscode";
import type { SelectionCommand } from "../actions/userActions";
import { userSwitches } from "../actions/userSwitches";
import type { UserUpdate } from "../contract";

/** A change of every user of a selection. */
export interface SelectionAction {
  /** Undefined for a deletion. */
  readonly change?: UserUpdate;
  /** It cannot be undone. */
  readonly isFinal?: true;
  /** "Disable Users", for the button and the run's name. */
  title(): string;
  question(count: number, profile: string): string;
  /** The effect on the users. */
  readonly meaning?: () => string;
  /** "Disabled 9 users in Lab". @param users their number in words */
  done(users: string, profile: string): string;
  /** How the result calls a user that needed no change: "already disabled". */
  readonly already?: () => string;
}

/** All of them, by their command. */
export const selectionActions: Readonly<Record<SelectionCommand, SelectionAction>> = {
  enableUser: {
    change: userSwitches.enableUser.change,
    title: () => vscode.l10n.t("Enable Users"),
    question: (count, profile) => vscode.l10n.t("Enable {0} users in {1}?", count, profile),
    done: (users, profile) => vscode.l10n.t("Enabled {0} in {1}", users, profile),
    already: () => vscode.l10n.t("already enabled"),
  },
  disableUser: {
    change: userSwitches.disableUser.change,
    title: () => vscode.l10n.t("Disable Users"),
    question: (count, profile) => vscode.l10n.t("Disable {0} users in {1}?", count, profile),
    meaning: () => vscode.l10n.t("They can no longer sign in with a second factor until enabled again."),
    done: (users, profile) => vscode.l10n.t("Disabled {0} in {1}", users, profile),
    already: () => vscode.l10n.t("already disabled"),
  },
  lockUser: {
    change: userSwitches.lockUser.change,
    title: () => vscode.l10n.t("Lock Users"),
    question: (count, profile) => vscode.l10n.t("Lock {0} users in {1}?", count, profile),
    meaning: () => vscode.l10n.t("They cannot sign in until unlocked, or until the realm's lockout period ends."),
    done: (users, profile) => vscode.l10n.t("Locked {0} in {1}", users, profile),
    already: () => vscode.l10n.t("already locked"),
  },
  unlockUser: {
    change: userSwitches.unlockUser.change,
    title: () => vscode.l10n.t("Unlock Users"),
    question: (count, profile) => vscode.l10n.t("Unlock {0} users in {1}?", count, profile),
    done: (users, profile) => vscode.l10n.t("Unlocked {0} in {1}", users, profile),
    already: () => vscode.l10n.t("already unlocked"),
  },
  bypassOn: {
    change: userSwitches.bypassOn.change,
    title: () => vscode.l10n.t("Turn Bypass On"),
    question: (count, profile) => vscode.l10n.t("Turn bypass on for {0} users in {1}?", count, profile),
    meaning: () => vscode.l10n.t("While bypass is on, they sign in without a second factor."),
    done: (users, profile) => vscode.l10n.t("Turned bypass on for {0} in {1}", users, profile),
    already: () => vscode.l10n.t("already on bypass"),
  },
  bypassOff: {
    change: userSwitches.bypassOff.change,
    title: () => vscode.l10n.t("Turn Bypass Off"),
    question: (count, profile) => vscode.l10n.t("Turn bypass off for {0} users in {1}?", count, profile),
    done: (users, profile) => vscode.l10n.t("Turned bypass off for {0} in {1}", users, profile),
    already: () => vscode.l10n.t("already without bypass"),
  },
  newToken: {
    change: { change_token: true },
    isFinal: true,
    title: () => vscode.l10n.t("Issue New Tokens"),
    question: (count, profile) => vscode.l10n.t("Issue new tokens to {0} users in {1}?", count, profile),
    meaning: () =>
      vscode.l10n.t("Their current tokens stop working; users of FortiToken Mobile receive a new activation code."),
    done: (users, profile) => vscode.l10n.t("Issued new tokens to {0} in {1}", users, profile),
  },
  deleteUser: {
    isFinal: true,
    title: () => vscode.l10n.t("Delete Users"),
    question: (count, profile) => vscode.l10n.t("Delete {0} users in {1}?", count, profile),
    meaning: () => vscode.l10n.t("They can no longer sign in with a second factor."),
    done: (users, profile) => vscode.l10n.t("Deleted {0} in {1}", users, profile),
    already: () => vscode.l10n.t("already deleted"),
  },
};
