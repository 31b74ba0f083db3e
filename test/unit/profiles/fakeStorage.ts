import type * as vscode from "vscode";
import { EventEmitter } from "vscode";

/** A Memento that stores values as JSON, like the editor's. */
export class FakeMemento implements vscode.Memento {
  /** Makes updates fail, like a full or read-only disk. */
  failure: Error | undefined;
  private readonly texts = new Map<string, string>();

  constructor(values: Record<string, unknown> = {}) {
    for (const [key, value] of Object.entries(values)) this.texts.set(key, JSON.stringify(value));
  }

  /** The text that would be on disk. */
  get text(): string {
    return [...this.texts].join("\n");
  }

  keys(): readonly string[] {
    return [...this.texts.keys()];
  }

  get(key: string, defaultValue?: unknown) {
    const text = this.texts.get(key);
    return text === undefined ? defaultValue : (JSON.parse(text) as never);
  }

  update(key: string, value: unknown): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    this.texts.set(key, JSON.stringify(value));
    return Promise.resolve();
  }
}

/** A SecretStorage in memory with a keyring that can be locked. */
export class FakeSecrets implements vscode.SecretStorage {
  readonly values = new Map<string, string>();
  /** Makes every call fail, like a locked keyring. */
  failure: Error | undefined;
  /** Delays every call until it resolves, like a keyring that asks for its password. */
  gate: Promise<void> = Promise.resolve();
  private readonly changed = new EventEmitter<vscode.SecretStorageChangeEvent>();
  readonly onDidChange = this.changed.event;

  keys(): Promise<string[]> {
    return Promise.resolve([...this.values.keys()]);
  }

  async get(key: string): Promise<string | undefined> {
    await this.open();
    return this.values.get(key);
  }

  async store(key: string, value: string): Promise<void> {
    await this.open();
    this.values.set(key, value);
    this.changed.fire({ key });
  }

  async delete(key: string): Promise<void> {
    await this.open();
    if (this.values.delete(key)) this.changed.fire({ key });
  }

  private async open(): Promise<void> {
    await this.gate;
    if (this.failure) throw this.failure;
  }
}
