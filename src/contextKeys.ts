import * as vscode from "vscode";
import { fireAndForget } from "./fireAndForget";

/** Context keys for the `when` clauses of the manifest. Only changes are sent to the editor. */
export class ContextKeys {
  private readonly values = new Map<string, unknown>();

  set(key: string, value: string | boolean): void {
    if (this.values.get(key) === value) return;
    this.values.set(key, value);
    fireAndForget(vscode.commands.executeCommand("setContext", key, value));
  }

  get(key: string): unknown {
    return this.values.get(key);
  }
}
