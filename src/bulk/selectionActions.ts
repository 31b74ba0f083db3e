import * as vscode from "vscode";
import type { UserUpdate } from "../contract";

/** Something that is done to every user of a selection. */
export interface SelectionAction {
  readonly command: string;
  /** The command for one user alone: it can be undone. */
  readonly single: string;
  /** Undefined where the users are deleted. */
  readonly change?: UserUpdate;
  /** "Disable users", for the run's name. */
  title(): string;
  question(count: number, profile: string): string;
  /** What it means for the users. */
  readonly meaning?: () => string;
}

/** All of them. A lock and a bypass are written as booleans [FTC 2.3.3]. */
export const selectionActions: readonly SelectionAction[] = [
  {
    command: "forticloud.enableUsers",
    single: "forticloud.enableUser",
    change: { active: true },
    title: () => vscode.l10n.t("Enable users"),
    question: (count, profile) => vscode.l10n.t("Enable {0} users in {1}?", count, profile),
  },
  {
    command: "forticloud.disableUsers",
    single: "forticloud.disableUser",
    change: { active: false },
    title: () => vscode.l10n.t("Disable users"),
    question: (count, profile) => vscode.l10n.t("Disable {0} users in {1}?", count, profile),
    meaning: () => vscode.l10n.t("They can no longer sign in with a second factor until enabled again."),
  },
  {
    command: "forticloud.lockUsers",
    single: "forticloud.lockUser",
    change: { lockout: true },
    title: () => vscode.l10n.t("Lock users"),
    question: (count, profile) => vscode.l10n.t("Lock {0} users in {1}?", count, profile),
    meaning: () => vscode.l10n.t("They cannot sign in until unlocked, or until the realm's lockout period ends."),
  },
  {
    command: "forticloud.unlockUsers",
    single: "forticloud.unlockUser",
    change: { lockout: false },
    title: () => vscode.l10n.t("Unlock users"),
    question: (count, profile) => vscode.l10n.t("Unlock {0} users in {1}?", count, profile),
  },
  {
    command: "forticloud.bypassOnForUsers",
    single: "forticloud.bypassOn",
    change: { bypass: true },
    title: () => vscode.l10n.t("Turn bypass on"),
    question: (count, profile) => vscode.l10n.t("Turn bypass on for {0} users in {1}?", count, profile),
    meaning: () => vscode.l10n.t("While bypass is on, they sign in without a second factor."),
  },
  {
    command: "forticloud.bypassOffForUsers",
    single: "forticloud.bypassOff",
    change: { bypass: false },
    title: () => vscode.l10n.t("Turn bypass off"),
    question: (count, profile) => vscode.l10n.t("Turn bypass off for {0} users in {1}?", count, profile),
  },
  {
    command: "forticloud.newTokens",
    single: "forticloud.newToken",
    change: { change_token: true },
    title: () => vscode.l10n.t("New tokens"),
    question: (count, profile) => vscode.l10n.t("Issue new tokens to {0} users in {1}?", count, profile),
    meaning: () =>
      vscode.l10n.t("Their present tokens stop working; who uses FortiToken Mobile is sent a new activation."),
  },
  {
    command: "forticloud.deleteUsers",
    single: "forticloud.deleteUser",
    title: () => vscode.l10n.t("Delete users"),
    question: (count, profile) => vscode.l10n.t("Delete {0} users in {1}?", count, profile),
    meaning: () => vscode.l10n.t("They can no longer sign in with a second factor."),
  },
];
