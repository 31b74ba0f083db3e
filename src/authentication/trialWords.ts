import * as vscode from "vscode";
import type { AuthPreview } from "../contract";
import { readBoolean, readText } from "../services/readers";
import type { TrialState } from "./authenticationTrial";
import type { TrialOutcome } from "./trialOutcome";

/** The state of a trial as an icon and a short text. @param now epoch ms */
export function headline(state: TrialState, now: number): { readonly icon: string; readonly words: string } {
  if (state.busy) return { icon: "loading~spin", words: busyWords[state.busy]() };
  if (state.outcome && !state.push) return outcomeHeadline(state.outcome);
  const refusal = state.outcome ? `${outcomeHeadline(state.outcome).words} · ` : "";
  if (state.push) {
    const left = Math.max(0, Math.ceil((state.push.until - now) / 1000));
    return { icon: "loading~spin", words: refusal + vscode.l10n.t("Push sent, waiting for the user… {0} s", left) };
  }
  if (state.codeSent) return { icon: "mail", words: vscode.l10n.t("Code sent; enter it above") };
  return { icon: "key", words: vscode.l10n.t("Enter a Code") };
}

const busyWords: Readonly<Record<NonNullable<TrialState["busy"]>, () => string>> = {
  preview: () => vscode.l10n.t("Reading the preview…"),
  begin: () => vscode.l10n.t("Sending…"),
  verify: () => vscode.l10n.t("Checking the code…"),
};

function outcomeHeadline(outcome: TrialOutcome): { icon: string; words: string } {
  switch (outcome.type) {
    case "accepted":
      return {
        icon: "pass-filled",
        words: outcome.by === "push" ? vscode.l10n.t("Accepted by push") : vscode.l10n.t("Accepted by code"),
      };
    case "bypass":
      return { icon: "debug-step-over", words: vscode.l10n.t("Bypass: no second factor is required") };
    case "blocked":
      return { icon: "circle-slash", words: vscode.l10n.t("Blocked by the policy") };
    case "rejected":
      return { icon: "error", words: vscode.l10n.t("Rejected by the user") };
    case "unanswered":
      return { icon: "clock", words: vscode.l10n.t("The push timed out") };
    case "refused":
      return { icon: "error", words: vscode.l10n.t("Code rejected") };
    case "locked":
      return { icon: "lock", words: vscode.l10n.t("The user is locked") };
    case "unknownUser":
      return { icon: "error", words: vscode.l10n.t("Unknown user or realm") };
    case "notConfigured":
      return { icon: "warning", words: vscode.l10n.t("Not possible for this user or application") };
    case "unavailable":
      return { icon: "warning", words: vscode.l10n.t("No subscription, account disabled or no SMS credits left") };
    case "unseen":
      return { icon: "warning", words: vscode.l10n.t("Push sent; the user's response is unknown") };
    case "failed":
      return { icon: "warning", words: vscode.l10n.t("No result") };
  }
}

/** The outcome as a sentence with user, profile and remedy. @param describe describes an error */
export function outcomeSentence(
  outcome: TrialOutcome,
  user: string,
  profile: string,
  describe: (error: unknown) => string,
): string {
  switch (outcome.type) {
    case "accepted":
      return outcome.by === "push"
        ? vscode.l10n.t("{0} of {1} is accepted: the push was approved.", user, profile)
        : vscode.l10n.t("{0} of {1} is accepted: the code is right.", user, profile);
    case "bypass":
      return vscode.l10n.t("{0} of {1} signs in without a second factor: the action is Bypass.", user, profile);
    case "blocked":
      return withServiceMessage(vscode.l10n.t("{0} of {1} is blocked by the policy.", user, profile), outcome.said);
    case "rejected":
      return vscode.l10n.t("{0} of {1} rejected the push.", user, profile);
    case "unanswered":
      return withServiceMessage(
        vscode.l10n.t("{0} of {1} did not respond to the push in time.", user, profile),
        outcome.said ?? "",
      );
    case "unseen":
      return [
        vscode.l10n.t("A push was sent to {0} of {1}. The response is unknown.", user, profile),
        reason(outcome, describe),
      ].join(" ");
    default:
      return `${vscode.l10n.t("{0} of {1} is not accepted.", user, profile)} ${reason(outcome, describe)}`;
  }
}

/** Why a user was not accepted, and the remedy; empty if the headline is sufficient. */
export function reason(outcome: TrialOutcome, describe: (error: unknown) => string): string {
  switch (outcome.type) {
    case "refused":
      return withServiceMessage(vscode.l10n.t("The code is wrong or expired. Try the next one."), outcome.said);
    case "locked":
      return withServiceMessage(vscode.l10n.t("Wait until the lockout ends, or unlock the user."), outcome.said);
    case "unknownUser":
      return withServiceMessage(vscode.l10n.t("Check the name and the realm."), outcome.said);
    case "notConfigured":
      return withServiceMessage(
        vscode.l10n.t("Check that the application has the realm assigned and that the user has an active token."),
        outcome.said,
      );
    case "unavailable":
      return withServiceMessage(
        vscode.l10n.t("Check the licence and the SMS credits in the service's portal."),
        outcome.said,
      );
    case "blocked":
      return withServiceMessage("", outcome.said);
    case "unanswered":
      return withServiceMessage("", outcome.said ?? "");
    case "unseen":
    case "failed":
      return describe(outcome.error);
    default:
      return "";
  }
}

/** The result of the last status request of a pending push: its error, or an undocumented status. */
export function pushWords({ push }: TrialState, describe: (error: unknown) => string): string {
  if (push?.error !== undefined)
    return vscode.l10n.t("The last status request failed and is being retried. {0}", describe(push.error));
  return push?.status === undefined ? "" : withServiceMessage("", push.status);
}

/** The preview as text: "MFA · FTM · push possible". */
export function previewWords({ action, auth_method, push_enabled, temp_token }: AuthPreview): string {
  const push =
    readBoolean(push_enabled) === undefined
      ? ""
      : push_enabled
        ? vscode.l10n.t("push possible")
        : vscode.l10n.t("no push");
  const temporary = readBoolean(temp_token) ? vscode.l10n.t("temporary token") : "";
  return [readText(action), readText(auth_method), push, temporary].filter(Boolean).join(" · ");
}

function withServiceMessage(words: string, said: string): string {
  const quoted = said === "" ? "" : vscode.l10n.t('Service message: "{0}"', said);
  return [words, quoted].filter(Boolean).join(" ");
}
