import * as vscode from "vscode";
import type { Disposable } from "../disposables";
import { TextDocuments } from "../ui/textDocuments";
import type { PlanUser, UserPlan } from "./userPlan";

/** A plan as a comparison in the editor: on the left the users concerned as they are, on the right as they will be. */
export class PlanDocuments implements Disposable {
  private readonly documents = new TextDocuments("forticloud-plan", () =>
    vscode.l10n.t("This plan is over. Start again to see a new one."),
  );

  async show(plan: UserPlan, title: string): Promise<void> {
    const { before, after } = planLines(plan);
    const [left, right] = this.documents.add({
      "before.csv": `${before.join("\n")}\n`,
      "after.csv": `${after.join("\n")}\n`,
    });
    await vscode.commands.executeCommand("vscode.diff", left, right, title, { preview: true });
  }

  dispose(): void {
    this.documents.dispose();
  }
}

/** One line per user, by name; what is created or deleted stands on one side alone. */
export function planLines({ steps }: UserPlan): { readonly before: string[]; readonly after: string[] } {
  const sorted = [...steps].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const side = (users: readonly (PlanUser | undefined)[]): string[] => [
    "username, email, mobile_number, auth_method, notification_method",
    ...users.flatMap((user) => (user ? [lineOf(user)] : [])),
  ];
  return { before: side(sorted.map(({ before }) => before)), after: side(sorted.map(({ after }) => after)) };
}

function nameOf({ before, after }: UserPlan["steps"][number]): string {
  return (before ?? after)?.username ?? "";
}

function lineOf({ username, email, mobile_number, auth_method, notification_method }: PlanUser): string {
  return [username, email, mobile_number, auth_method, notification_method].map((value) => value ?? "").join(", ");
}
