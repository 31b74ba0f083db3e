import type * as vscode from "vscode";

/** A message between a window's extension host and the editor, delivered in order. */
type Message = () => void;

/**
 * The editor's state of one extension, shared by several windows and slowed down. Every window has a copy of the whole
 * state, sends it after each change, and adopts every state that arrives, even its own earlier one. Tests deliver the
 * messages.
 */
export class SharedState {
  private text = "{}";
  private readonly copies: WindowMemento[] = [];

  window(): WindowMemento {
    const memento = new WindowMemento(this.text, (text) => this.accept(text));
    this.copies.push(memento);
    return memento;
  }

  /** A closed window receives nothing more; the messages it sent still arrive. */
  close(memento: WindowMemento): void {
    while (memento.deliver("sent"));
    this.copies.splice(this.copies.indexOf(memento), 1);
  }

  private accept(text: string): void {
    if (this.text === text) return;
    this.text = text;
    for (const copy of this.copies) copy.hear(text);
  }
}

/** The state as one window sees it. */
export class WindowMemento implements vscode.Memento {
  private values: Record<string, unknown>;
  private readonly sent: Message[] = [];
  private readonly heard: Message[] = [];

  constructor(
    text: string,
    private readonly send: (text: string) => void,
  ) {
    this.values = JSON.parse(text) as Record<string, unknown>;
  }

  keys(): readonly string[] {
    return Object.keys(this.values);
  }

  get(key: string, defaultValue?: unknown) {
    return (this.values[key] ?? defaultValue) as never;
  }

  update(key: string, value: unknown): Promise<void> {
    this.values[key] = value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
    return new Promise((resolve) => {
      // The message contains the state at the time of its delivery.
      this.sent.push(() => {
        this.send(JSON.stringify(this.values));
        resolve();
      });
    });
  }

  hear(text: string): void {
    this.heard.push(() => (this.values = JSON.parse(text) as Record<string, unknown>));
  }

  /** Delivers the oldest message of this direction. @returns whether there was one. */
  deliver(direction: "sent" | "heard"): boolean {
    const message = this[direction].shift();
    message?.();
    return message !== undefined;
  }
}
