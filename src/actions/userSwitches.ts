import * as vscode from "vscode";
import type { UserUpdate } from "../contract";

/** A command that turns a property of a user on or off. */
export interface UserSwitch {
  readonly change: UserUpdate;
  readonly inverse: UserUpdate;
  title(): string;
  /** The change in progress, for the row. */
  doing(): string;
  progress(user: string, profile: string): string;
  done(user: string, profile: string): string;
  /** The question before the change, and the effect on the user; absent if the command does not ask. */
  readonly ask?: {
    question(user: string, profile: string): string;
    meaning(user: string): string;
  };
}

/** All switches by command. A lock and a bypass are written as booleans [FTC 2.3.3]. */
export const userSwitches = {
  enableUser: {
    change: { active: true },
    inverse: { active: false },
    title: () => vscode.l10n.t("Enable User"),
    doing: () => vscode.l10n.t("Enabling…"),
    progress: (user, profile) => vscode.l10n.t("Enabling user {0} in {1}…", user, profile),
    done: (user, profile) => vscode.l10n.t("Enabled user {0} in {1}.", user, profile),
  },
  disableUser: {
    change: { active: false },
    inverse: { active: true },
    title: () => vscode.l10n.t("Disable User"),
    doing: () => vscode.l10n.t("Disabling…"),
    progress: (user, profile) => vscode.l10n.t("Disabling user {0} in {1}…", user, profile),
    done: (user, profile) => vscode.l10n.t("Disabled user {0} in {1}.", user, profile),
    ask: {
      question: (user, profile) => vscode.l10n.t("Disable user {0} in {1}?", user, profile),
      meaning: (user) => vscode.l10n.t("{0} can no longer sign in with a second factor until enabled again.", user),
    },
  },
  lockUser: {
    change: { lockout: true },
    inverse: { lockout: false },
    title: () => vscode.l10n.t("Lock User"),
    doing: () => vscode.l10n.t("Locking…"),
    progress: (user, profile) => vscode.l10n.t("Locking user {0} in {1}…", user, profile),
    done: (user, profile) => vscode.l10n.t("Locked user {0} in {1}.", user, profile),
    ask: {
      question: (user, profile) => vscode.l10n.t("Lock user {0} in {1}?", user, profile),
      meaning: (user) =>
        vscode.l10n.t("{0} cannot sign in until unlocked, or until the realm's lockout period ends.", user),
    },
  },
  unlockUser: {
    change: { lockout: false },
    inverse: { lockout: true },
    title: () => vscode.l10n.t("Unlock User"),
    doing: () => vscode.l10n.t("Unlocking…"),
    progress: (user, profile) => vscode.l10n.t("Unlocking user {0} in {1}…", user, profile),
    done: (user, profile) => vscode.l10n.t("Unlocked user {0} in {1}.", user, profile),
  },
  bypassOn: {
    change: { bypass: true },
    inverse: { bypass: false },
    title: () => vscode.l10n.t("Turn Bypass On"),
    doing: () => vscode.l10n.t("Turning bypass on…"),
    progress: (user, profile) => vscode.l10n.t("Turning bypass on for user {0} in {1}…", user, profile),
    done: (user, profile) => vscode.l10n.t("Turned bypass on for user {0} in {1}.", user, profile),
    ask: {
      question: (user, profile) => vscode.l10n.t("Turn bypass on for user {0} in {1}?", user, profile),
      meaning: (user) => vscode.l10n.t("While bypass is on, {0} signs in without a second factor.", user),
    },
  },
  bypassOff: {
    change: { bypass: false },
    inverse: { bypass: true },
    title: () => vscode.l10n.t("Turn Bypass Off"),
    doing: () => vscode.l10n.t("Turning bypass off…"),
    progress: (user, profile) => vscode.l10n.t("Turning bypass off for user {0} in {1}…", user, profile),
    done: (user, profile) => vscode.l10n.t("Turned bypass off for user {0} in {1}.", user, profile),
  },
} satisfies Readonly<Record<string, UserSwitch>>;
