import * as vscode from "vscode";
import type { Connections } from "../profiles/connections";
import { readRoom, type Room } from "../services/fortitoken/freeUsers";
import type { Dialogs } from "../ui/dialogs";
import { sanitizeQuickPick } from "../ui/plainText";
import type { back, PickRow, QuickInput } from "../ui/quickInput";
import type { ReadUsers } from "./fileUsers";
import { NameDecisions } from "./nameDecisions";
import { matchNames, type NameMatches } from "./nameMatches";
import { NameQuestions } from "./nameQuestions";
import { planComparison } from "./planComparison";
import type { PlanPages } from "./planPages";
import { nothingToDo, planSummary, planTitle, roomWords, plannedWords } from "./planWords";
import type { FileUser } from "./fileUser";
import type { FileProblem } from "./userFileError";
import { countsOf, planUsers, type SettableMember, type UserPlan } from "./userPlan";

export interface PlanDialogParts {
  readonly connections: Pick<Connections, "fortitoken">;
  readonly dialogs: Pick<Dialogs, "info" | "withProgress">;
  readonly quickInput: QuickInput;
  readonly planPages: Pick<PlanPages, "ask">;
}

/** A confirmed plan. */
export interface AgreedPlan {
  readonly plan: UserPlan;
  /** Whether the free quota is enough for the new users, in words; empty when there are none. */
  readonly room: string;
}

/** A file's users, matched by name. */
export interface NamedUsers {
  readonly read: ReadUsers;
  readonly matches: NameMatches;
  /** Problems of the requested changes that do not depend on decisions about names. */
  readonly problems: readonly FileProblem[];
  readonly members: readonly SettableMember[];
}

/** @param wanted the users of the file to plan. @param members that can be set */
export async function namesOf(
  read: ReadUsers,
  wanted: readonly FileUser[],
  members: readonly SettableMember[],
): Promise<NamedUsers> {
  const matches = await matchNames(wanted, read.users);
  const { problems } = await planUsers(matches, new NameDecisions(), { deleteMissing: false });
  return { read, matches, problems, members };
}

type Answer = "show" | "start" | "missing" | "names" | "kept";

/** Shows a file's plan for a realm, and asks for the decisions it needs. */
export class PlanDialog {
  private readonly questions: NameQuestions;

  constructor(private readonly parts: PlanDialogParts) {
    this.questions = new NameQuestions(parts.quickInput);
  }

  /**
   * @param canDelete whether users that the file does not name may be deleted
   * @returns undefined when cancelled, or when there is nothing to do
   */
  async decide(
    { read, matches, members }: NamedUsers,
    title: string,
    canDelete: boolean,
  ): Promise<AgreedPlan | undefined> {
    const { dialogs, quickInput, planPages } = this.parts;
    const decisions = new NameDecisions();
    let deleteMissing = false;
    let room: Room | undefined;
    for (let last: Answer = "show"; ;) {
      const plan = await planUsers(matches, decisions, { deleteMissing, members });
      const counts = countsOf(plan);
      const hasMissing = canDelete && plan.missing + plan.kept.length > 0;
      const doubts = decisions.apply(matches).openDoubts();
      if (plan.steps.length === 0 && !hasMissing && doubts.length === 0) {
        await dialogs.info(nothingToDo(read, plan));
        return undefined;
      }
      if (counts.create > 0) room ??= await this.roomOf(read);
      const enough = room ? roomWords(room, counts.create) : "";
      const rows: readonly PickRow<Answer>[] = [
        ...(doubts.length === 0 ? [] : [namesRow(doubts.length, plan.open.length)]),
        ...(plan.steps.length === 0 ? [] : [showRow()]),
        ...(plan.steps.length === 0 || plan.open.length > 0 ? [] : [startRow(plannedWords(counts))]),
        ...(hasMissing ? [missingRow(plan.missing, deleteMissing)] : []),
        ...(deleteMissing && plan.kept.length > 0 ? [keptRow(plan.kept.length)] : []),
      ];
      const active: Answer = plan.open.length > 0 ? "names" : last;
      const chosen: Answer | typeof back | undefined = await quickInput.pick<Answer>({
        title,
        placeholder: [planSummary(read, plan), enough].filter(Boolean).join(" · "),
        active: rows.some(({ value }) => value === active) ? active : "start",
        rows,
      });
      switch (chosen) {
        case "start":
          return { plan, room: enough };
        case "show": {
          const answer = await planPages.ask(await planComparison(plan, planTitle(read)));
          if (answer === "cancel") return undefined;
          if (answer === "start" && plan.open.length === 0) return { plan, room: enough };
          break;
        }
        case "missing":
          deleteMissing = !deleteMissing;
          break;
        case "names":
          await this.questions.decide(title, doubts, decisions);
          break;
        case "kept":
          await this.questions.release(title, plan.kept, decisions);
          break;
        default:
          return undefined;
      }
      last = chosen === "show" || chosen === "names" ? "start" : chosen;
    }
  }

  private roomOf({ profile, realm, users }: ReadUsers): Promise<Room> {
    return this.parts.dialogs.withProgress(
      vscode.l10n.t("Reading the free quota of {0}…", profile.label),
      async (signal) => readRoom(await this.parts.connections.fortitoken(profile), realm.id, users, signal),
      profile.id,
    );
  }
}

function namesRow(all: number, open: number): PickRow<Answer> {
  return {
    label: `$(question) ${vscode.l10n.t("Similar Names…")}`,
    description:
      open > 0
        ? vscode.l10n.t("{0} of {1} undecided: same user or another one?", open, all)
        : vscode.l10n.t("all decided"),
    value: "names",
  };
}

function showRow(): PickRow<Answer> {
  return { label: `$(diff) ${vscode.l10n.t("Show Plan")}`, value: "show" };
}

function startRow(counts: string): PickRow<Answer> {
  return {
    label: `$(cloud-upload) ${vscode.l10n.t("Start…")}`,
    description: sanitizeQuickPick(counts),
    value: "start",
  };
}

function missingRow(missing: number, deleteMissing: boolean): PickRow<Answer> {
  return {
    label: deleteMissing
      ? `$(check) ${vscode.l10n.t("Users missing in the file are deleted: {0}", missing)}`
      : `$(circle-large-outline) ${vscode.l10n.t("Users missing in the file are kept: {0}", missing)}`,
    description: deleteMissing ? vscode.l10n.t("select to keep them") : vscode.l10n.t("select to delete them"),
    value: "missing",
  };
}

function keptRow(kept: number): PickRow<Answer> {
  return {
    label: `$(question) ${vscode.l10n.t("Unnamed Users with Similar Names…")}`,
    description: vscode.l10n.t("{0} with a name similar to another user's in the file", kept),
    value: "kept",
  };
}
