import * as vscode from "vscode";
import type { Disposable } from "../disposables";
import { Disposables } from "../disposables";
import type { PlanUser, UserPlan } from "./userPlan";

const scheme = "forticloud-plan";

/** A plan as a comparison in the editor: on the left the users concerned as they are, on the right as they will be. */
export class PlanDocuments implements vscode.TextDocumentContentProvider, Disposable {
  private readonly disposables = new Disposables();
  private readonly texts = new Map<string, string>();
  private shown = 0;

  constructor() {
    this.disposables.add(vscode.workspace.registerTextDocumentContentProvider(scheme, this));
    this.disposables.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => uri.scheme === scheme && this.texts.delete(uri.toString())),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? vscode.l10n.t("This plan is over. Start the sync again to see a new one.");
  }

  async show(plan: UserPlan, title: string): Promise<void> {
    const lines = planLines(plan);
    this.shown += 1;
    const [before, after] = (["before", "after"] as const).map((side) => {
      const uri = vscode.Uri.from({ scheme, path: `/${this.shown}/${side}.csv` });
      this.texts.set(uri.toString(), `${lines[side].join("\n")}\n`);
      return uri;
    });
    await vscode.commands.executeCommand("vscode.diff", before, after, title, { preview: true });
  }

  dispose(): void {
    this.disposables.dispose();
    this.texts.clear();
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
