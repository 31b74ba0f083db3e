import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import { Disposables, type Disposable } from "../disposables";
import type { Comparison } from "../ui/comparisons";
import { TextDocuments } from "../ui/textDocuments";

/** `closed`: the page was closed without an answer. */
type PlanAnswer = "start" | "cancel" | "closed";

/** The page that a command was called on. */
interface PageTarget {
  readonly file?: vscode.Uri;
}

/** Plans as comparisons with Start and Cancel in their title, so that no picker lies over the plan. */
export class PlanPages implements Disposable {
  private readonly disposables = new Disposables();
  private readonly documents = this.disposables.add(
    new TextDocuments("forticloud-plan", () =>
      vscode.l10n.t("This plan is no longer available. Run the import or synchronization again."),
    ),
  );
  /** By the address of the shown page. */
  private readonly waiting = new Map<string, (answer: PlanAnswer) => void>();

  constructor() {
    this.disposables.add(
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const tab of closed) this.waiting.get(pageOf(tab) ?? "")?.("closed");
      }),
    );
  }

  /** Shows the plan until it is answered or closed. */
  async ask({ title, name, before, after }: Comparison): Promise<PlanAnswer> {
    const [left, right] = this.documents.add({ [`before/${name}`]: before, [`after/${name}`]: after });
    const page = String(right);
    const answered = new Promise<PlanAnswer>((resolve) => this.waiting.set(page, resolve));
    await vscode.commands.executeCommand("vscode.diff", left, right, title, { preview: false });
    const answer = await answered;
    this.waiting.delete(page);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await vscode.window.tabGroups.close(tabs.filter((tab) => pageOf(tab) === page));
    return answer;
  }

  commands(): CommandTable<PageTarget> {
    return {
      "forticloud.startPlan": ({ file }: PageTarget) => this.answer(file, "start"),
      "forticloud.cancelPlan": ({ file }: PageTarget) => this.answer(file, "cancel"),
    };
  }

  dispose(): void {
    for (const answer of this.waiting.values()) answer("cancel");
    this.disposables.dispose();
  }

  /** From the command palette, the plan is the page in front. */
  private answer(page = vscode.window.activeTextEditor?.document.uri, answer: PlanAnswer): void {
    this.waiting.get(page?.toString() ?? "")?.(answer);
  }
}

function pageOf({ input }: vscode.Tab): string | undefined {
  return input instanceof vscode.TabInputTextDiff ? input.modified.toString() : undefined;
}
