import * as vscode from "vscode";
import type { User } from "../contract";
import { alikeBy, type AlikeBy } from "../services/fortitoken/userNames";
import type { ServiceRecord } from "../services/model";
import { readText } from "../services/readers";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type PickRow, type QuickInput } from "../ui/quickInput";
import type { NameAnswer, NameDecisions, NameDoubt } from "./nameDecisions";

/** More rows make a quick pick slow; the rest can be decided all at once. */
const mostRows = 500;

type Chosen = { readonly all: "same" | "other" | "skip" } | { readonly doubt: NameDoubt };

/** Asks who is meant by similar names. */
export class NameQuestions {
  constructor(private readonly quickInput: QuickInput) {}

  /** Lists the doubts until all are answered, or the user goes back. */
  async decide(title: string, doubts: readonly NameDoubt[], decisions: NameDecisions): Promise<void> {
    for (;;) {
      const chosen = await this.quickInput.pick<Chosen>({
        title,
        canGoBack: true,
        placeholder: vscode.l10n.t(
          "Some names are similar, but not equal, to existing users. Decide for all names or for each one ({0} undecided).",
          openOf(doubts, decisions).length,
        ),
        rows: [
          { separator: vscode.l10n.t("all names") },
          {
            label: vscode.l10n.t("Same user: change the existing user"),
            value: { all: "same" },
          },
          {
            label: vscode.l10n.t("Another user: create a new user"),
            value: { all: "other" },
          },
          { label: vscode.l10n.t("Skip these rows"), value: { all: "skip" } },
          { separator: vscode.l10n.t("one by one") },
          ...doubts.slice(0, mostRows).map((doubt): PickRow<Chosen> => ({
            label: sanitizeQuickPick(doubt.wanted.username),
            description: sanitizeQuickPick(
              `${doubt.wanted.place} · ${answerText(doubt, decisions.answer(doubt.wanted))}`,
            ),
            detail: sanitizeQuickPick(doubt.candidates.map((user) => candidateWords(user, doubt)).join("; ")),
            value: { doubt },
          })),
        ],
      });
      if (chosen === undefined || chosen === back) return;
      if ("all" in chosen) {
        decisions.decideAll(doubts, chosen.all);
      } else {
        const answer = await this.ask(title, chosen.doubt);
        if (answer !== undefined) decisions.decide(chosen.doubt, answer);
      }
      if (openOf(doubts, decisions).length === 0) return;
    }
  }

  /** Asks which users with a name similar to one in the file count as missing. */
  async release(title: string, kept: readonly ServiceRecord<User>[], decisions: NameDecisions): Promise<void> {
    for (;;) {
      const chosen = await this.quickInput.pick<"all" | ServiceRecord<User>>({
        title,
        canGoBack: true,
        placeholder: vscode.l10n.t("The file has similar names for other users. Select the users to delete."),
        rows: [
          { label: vscode.l10n.t("Delete all of them"), value: "all" },
          ...kept.slice(0, mostRows).map((user) => ({
            label: `${decisions.isReleased(user) ? "$(check)" : "$(circle-large-outline)"} ${sanitizeQuickPick(nameOf(user))}`,
            description: sanitizeQuickPick(
              [
                readText(user.value.email) ?? "",
                decisions.isReleased(user) ? vscode.l10n.t("delete") : vscode.l10n.t("keep"),
              ]
                .filter(Boolean)
                .join(" · "),
            ),
            value: user,
          })),
        ],
      });
      if (chosen === undefined || chosen === back) return;
      if (chosen === "all") {
        for (const user of kept) decisions.release(user, true);
        return;
      }
      decisions.release(chosen, !decisions.isReleased(chosen));
    }
  }

  private async ask(title: string, doubt: NameDoubt): Promise<NameAnswer | undefined> {
    const { wanted, candidates, maybeSame, maybeOther } = doubt;
    const answer = await this.quickInput.pick<NameAnswer>({
      title,
      canGoBack: true,
      placeholder: vscode.l10n.t("{0}: select the user that “{1}” refers to", wanted.place, wanted.username),
      rows: [
        ...(maybeSame
          ? candidates.map((user) => ({
              label: sanitizeQuickPick(vscode.l10n.t("Same user: {0}", nameOf(user))),
              description: sanitizeQuickPick(candidateWords(user, doubt)),
              value: { same: user.id },
            }))
          : []),
        ...(maybeOther ? [{ label: vscode.l10n.t("Another user"), value: "other" as const }] : []),
        { label: vscode.l10n.t("Skip this row"), value: "skip" as const },
      ],
    });
    return answer === back ? undefined : answer;
  }
}

function openOf(doubts: readonly NameDoubt[], decisions: NameDecisions): readonly NameDoubt[] {
  return doubts.filter(({ wanted }) => decisions.answer(wanted) === undefined);
}

function answerText({ candidates }: NameDoubt, answer: NameAnswer | undefined): string {
  if (answer === undefined) return vscode.l10n.t("undecided");
  if (answer === "skip") return vscode.l10n.t("skip");
  if (answer === "other") return vscode.l10n.t("another user");
  const user = candidates.find(({ id }) => id === answer.same);
  return vscode.l10n.t("same as {0}", user ? nameOf(user) : answer.same);
}

/** "JSmith (j.smith@example.net): differs in upper and lower case". */
function candidateWords(user: ServiceRecord<User>, { wanted }: NameDoubt): string {
  const email = readText(user.value.email);
  const who = email ? `${nameOf(user)} (${email})` : nameOf(user);
  if (nameOf(user) === wanted.username) return `${who}, ID ${user.id}`;
  return vscode.l10n.t("{0}: differs in {1}", who, differenceName(alikeBy(nameOf(user), wanted.username)));
}

function differenceName(by: AlikeBy): string {
  switch (by) {
    case "composition":
      return vscode.l10n.t("how accents are stored");
    case "hidden":
      return vscode.l10n.t("spaces or invisible characters");
    case "case":
      return vscode.l10n.t("upper and lower case");
    case "accents":
      return vscode.l10n.t("accents");
    case "other":
      return vscode.l10n.t("spelling");
  }
}

function nameOf({ id, value }: ServiceRecord<User>): string {
  return readText(value.username) ?? id;
}
