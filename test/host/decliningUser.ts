import * as vscode from "vscode";
import type { CheckInput, QuickInput } from "../../src/ui/quickInput";
import { FakeDialogs } from "../unit/profiles/fakeDialogs";

/** A user who answers No to every question and closes every dialog. */
export class DecliningDialogs extends FakeDialogs {
  override answer = false;

  override warn(message: string): Promise<void> {
    return this.info(message);
  }

  saveTarget(): Promise<undefined> {
    this.infos.push("where to save");
    return Promise.resolve(undefined);
  }

  openFile(): Promise<undefined> {
    this.infos.push("which file");
    return Promise.resolve(undefined);
  }

  quickPick<T extends vscode.QuickPickItem>(): vscode.QuickPick<T> {
    const pick = vscode.window.createQuickPick<T>();
    const show = pick.show.bind(pick);
    pick.show = () => {
      show();
      pick.hide();
    };
    return pick;
  }

  /** All messages and questions that the user saw. */
  said(): string {
    return JSON.stringify([this.infos, this.errors, this.questions]);
  }

  clear(): void {
    for (const list of [this.infos, this.errors, this.questions]) list.length = 0;
  }
}

/** Cancels every quick input with Esc. */
export class DecliningInput implements QuickInput, CheckInput {
  asked = 0;

  input(): Promise<undefined> {
    return this.esc();
  }

  pick(): Promise<undefined> {
    return this.esc();
  }

  pickMany(): Promise<undefined> {
    return this.esc();
  }

  private esc(): Promise<undefined> {
    this.asked += 1;
    return Promise.resolve(undefined);
  }
}
