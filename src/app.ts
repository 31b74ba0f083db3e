import * as vscode from "vscode";
import { Disposables } from "./disposables";

/** The composition root: every object is made here, by constructor, and disposed in reverse. */
export class App implements vscode.Disposable {
  private readonly disposables = new Disposables();

  constructor(_context: vscode.ExtensionContext) {
    this.disposables.add(
      vscode.window.registerTreeDataProvider("forticloud.realms", {
        getChildren: () => [new vscode.TreeItem("painted")],
        getTreeItem: (item: vscode.TreeItem) => item,
      }),
    );
  }

  dispose(): void {
    this.disposables.dispose();
  }
}
