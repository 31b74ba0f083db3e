import type * as vscode from "vscode";

/** A message between a window's extension host and the editor, in the order of sending. */
type Message = () => void;

/**
 * The editor's state of one extension as several windows share it, slowed down: every window has a copy of the whole, sends the whole when
 * it changes something, and takes over the whole that another, or it itself a moment ago, has sent. Tests decide when a message arrives.
 */
export class SharedState {
  private text = "{}";
  private readonly copies: WindowMemento[] = [];

  window(): WindowMemento {
    const memento = new WindowMemento(this.text, (text) => this.accept(text));
    this.copies.push(memento);
    return memento;
  }

  /** Windows that are gone hear nothing more; what they sent arrives. */
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

/** What one window sees. */
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
      // What is sent is the whole as it is by then.
      this.sent.push(() => {
        this.send(JSON.stringify(this.values));
        resolve();
      });
    });
  }

  hear(text: string): void {
    this.heard.push(() => (this.values = JSON.parse(text) as Record<string, unknown>));
  }

  /** Lets the oldest message of this direction arrive. @returns whether there was one. */
  deliver(direction: "sent" | "heard"): boolean {
    const message = this[direction].shift();
    message?.();
    return message !== undefined;
  }
}
