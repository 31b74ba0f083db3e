import * as vscode from "vscode";
import type { User } from "../../contract";
import { userState } from "../../services/fortitoken/userState";
import type { TokenState } from "../userTokens";

/** How a user's state is shown in a row, in Find User and in a tooltip. */
export interface UserLook {
  /** Only what needs attention: "locked · no token"; empty for a user who can sign in as usual. */
  readonly words: readonly string[];
  /** The most important state. Each has its own shape, because a selected row loses its colour. */
  readonly icon: string;
  readonly color?: string;
}

interface StateLook extends Omit<UserLook, "words"> {
  readonly word: string;
}

/** @param token undefined if unknown */
export function userLook(user: Readonly<User>, token: TokenState | undefined): UserLook {
  const { enabled, locked, bypass, temporary } = userState(user);
  const states: readonly (StateLook | false | undefined)[] = [
    !enabled && { word: vscode.l10n.t("disabled"), icon: "circle-slash" },
    locked && { word: vscode.l10n.t("locked"), icon: "lock", color: "list.errorForeground" },
    bypass && { word: vscode.l10n.t("bypass"), icon: "debug-step-over", color: "list.warningForeground" },
    token === "none" && {
      word: vscode.l10n.t("no token"),
      icon: "circle-large-outline",
      color: "list.warningForeground",
    },
    token === "pending" && { word: vscode.l10n.t("pending"), icon: "mail", color: "list.warningForeground" },
    temporary && { word: vscode.l10n.t("temporary token"), icon: "watch" },
  ];
  const shown = states.filter((state) => state !== false && state !== undefined);
  const { word: _word, ...look } = shown[0] ?? { word: "", icon: "account" };
  return { words: shown.map(({ word }) => word), ...look };
}
