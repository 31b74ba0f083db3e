import * as vscode from "vscode";
import { App } from "./app";

/** Builds the extension. Only tests get the App back: no other extension may reach into it. */
export async function activate(context: vscode.ExtensionContext): Promise<App | undefined> {
  const app = new App(context);
  context.subscriptions.push(app);
  await app.start();
  return context.extensionMode === vscode.ExtensionMode.Test ? app : undefined;
}
