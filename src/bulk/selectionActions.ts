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
  /** "Disable users", for the run's name. */
  title(): string;
  question(count: number, profile: string): string;
  /** The effect on the users. */
  readonly meaning?: () => string;
}

/** All of them, by their command. */
export const selectionActions: Readonly<Record<SelectionCommand, SelectionAction>> = {
  enableUser: {
    change: userSwitches.enableUser.change,
    title: () => vscode.l10n.t("Enable users"),
    question: (count, profile) => vscode.l10n.t("Enable {0} users in {1}?", count, profile),
  },
  disableUser: {
    change: userSwitches.disableUser.change,
    title: () => vscode.l10n.t("Disable users"),
    question: (count, profile) => vscode.l10n.t("Disable {0} users in {1}?", count, profile),
    meaning: () => vscode.l10n.t("They can no longer sign in with a second factor until enabled again."),
  },
  lockUser: {
    change: userSwitches.lockUser.change,
    title: () => vscode.l10n.t("Lock users"),
    question: (count, profile) => vscode.l10n.t("Lock {0} users in {1}?", count, profile),
    meaning: () => vscode.l10n.t("They cannot sign in until unlocked, or until the realm's lockout period ends."),
  },
  unlockUser: {
    change: userSwitches.unlockUser.change,
    title: () => vscode.l10n.t("Unlock users"),
    question: (count, profile) => vscode.l10n.t("Unlock {0} users in {1}?", count, profile),
  },
  bypassOn: {
    change: userSwitches.bypassOn.change,
    title: () => vscode.l10n.t("Turn bypass on"),
    question: (count, profile) => vscode.l10n.t("Turn bypass on for {0} users in {1}?", count, profile),
    meaning: () => vscode.l10n.t("While bypass is on, they sign in without a second factor."),
  },
  bypassOff: {
    change: userSwitches.bypassOff.change,
    title: () => vscode.l10n.t("Turn bypass off"),
    question: (count, profile) => vscode.l10n.t("Turn bypass off for {0} users in {1}?", count, profile),
  },
  newToken: {
    change: { change_token: true },
    isFinal: true,
    title: () => vscode.l10n.t("New tokens"),
    question: (count, profile) => vscode.l10n.t("Issue new tokens to {0} users in {1}?", count, profile),
    meaning: () =>
      vscode.l10n.t("Their current tokens stop working; users of FortiToken Mobile receive a new activation code."),
  },
  deleteUser: {
    isFinal: true,
    title: () => vscode.l10n.t("Delete users"),
    question: (count, profile) => vscode.l10n.t("Delete {0} users in {1}?", count, profile),
    meaning: () => vscode.l10n.t("They can no longer sign in with a second factor."),
  },
};
