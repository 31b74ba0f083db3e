import * as vscode from "vscode";
import type { Disposable } from "../disposables";
import { sanitizeMessage } from "../ui/plainText";
import type { Span } from "./csv";
import type { FileProblem } from "./userFileError";

/** Shows the problems of user files in the Problems panel, until a file is read without problems, or closed. */
export class FileProblems implements Disposable {
  private readonly shown = vscode.languages.createDiagnosticCollection("forticloud-users");
  private readonly closing = vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
    for (const { input } of closed) if (input instanceof vscode.TabInputText) this.shown.delete(input.uri);
  });

  /** Replaces the file's problems. @param spanOf finds a problem's position */
  show(uri: vscode.Uri, problems: readonly FileProblem[], spanOf: (problem: FileProblem) => Span | undefined): void {
    const diagnostics = problems.map((problem) => {
      const { member, words } = problem;
      const { line, column, endLine, endColumn } = spanOf(problem) ?? { line: 0, column: 0, endLine: 0, endColumn: 0 };
      const text = member === undefined ? words : vscode.l10n.t("{0}: {1}", member, words);
      const range = new vscode.Range(line, column, endLine, endColumn);
      const diagnostic = new vscode.Diagnostic(range, sanitizeMessage(text), vscode.DiagnosticSeverity.Error);
      diagnostic.source = vscode.l10n.t("Users");
      return diagnostic;
    });
    this.shown.set(uri, diagnostics);
  }

  dispose(): void {
    this.closing.dispose();
    this.shown.dispose();
  }
}
