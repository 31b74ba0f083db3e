import * as vscode from "vscode";
import type { Disposable } from "../disposables";
import { recordKey, type RecordRef } from "../records/recordRef";

/** Running actions on records. Every row of such a record shows the action with a spinner. */
export class RowActivity implements Disposable {
  private readonly running = new Map<string, string[]>();
  private readonly changed = new vscode.EventEmitter<RecordRef>();
  readonly onDidChange = this.changed.event;

  /** @param text short and in progress: "Deleting…" */
  async run<T>(ref: RecordRef, text: string, work: () => Promise<T>): Promise<T> {
    const key = recordKey(ref);
    this.running.set(key, [...(this.running.get(key) ?? []), text]);
    this.changed.fire(ref);
    try {
      return await work();
    } finally {
      const left = this.running.get(key) ?? [];
      left.splice(left.indexOf(text), 1);
      if (left.length === 0) this.running.delete(key);
      this.changed.fire(ref);
    }
  }

  /** The text of the latest action that is running on the record. */
  textOf(ref: RecordRef): string | undefined {
    return this.running.get(recordKey(ref))?.at(-1);
  }

  dispose(): void {
    this.changed.dispose();
  }
}
