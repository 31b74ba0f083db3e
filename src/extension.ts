import * as vscode from "vscode";
import { App } from "./app";

/** Activates the extension. Only tests receive the `App`, because no other extension may access it. */
export async function activate(context: vscode.ExtensionContext): Promise<App | undefined> {
  const app = new App(context);
  context.subscriptions.push(app);
  await app.start();
  return context.extensionMode === vscode.ExtensionMode.Test ? app : undefined;
}
