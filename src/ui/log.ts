import * as vscode from "vscode";
import type { Disposable } from "../disposables";
import { type KnownSecrets, redact } from "../services/http/redact";
import { formatRequestLine, logLine, type RequestEvent, type RequestLog } from "../services/http/requestLog";

/** The longest logged program error, in characters. */
const longestFault = 20_000;

/** The extension's output channel. Its log level selects what is logged of a request: a line, also headers, also bodies; never a secret. */
export class Log implements RequestLog, Disposable {
  /** @param secrets hidden in every line */
  constructor(
    private readonly secrets: KnownSecrets,
    private readonly channel: vscode.LogOutputChannel = vscode.window.createOutputChannel("FortiCloud Explorer", {
      log: true,
    }),
  ) {}

  request(event: RequestEvent): void {
    const line = formatRequestLine(event, this.secrets);
    if (event.failure !== undefined || (event.status ?? 0) >= 400) this.channel.warn(line);
    else this.channel.info(line);
    const { Debug, Trace, Off } = vscode.LogLevel;
    const { logLevel } = this.channel;
    if (!event.details || logLevel === Off || logLevel > Debug) return;
    this.channel.debug(event.details.headers());
    const bodies = logLevel === Trace ? event.details.bodies() : "";
    if (bodies !== "") this.channel.trace(bodies);
  }

  debug(message: string): void {
    this.channel.debug(logLine(message, this.secrets));
  }

  info(message: string): void {
    this.channel.info(logLine(message, this.secrets));
  }

  warn(message: string): void {
    this.channel.warn(logLine(message, this.secrets));
  }

  error(message: string): void {
    this.channel.error(logLine(message, this.secrets));
  }

  /** Logs a program error with its stack and those of its causes. */
  fault(error: unknown): void {
    this.channel.error(this.redact(stackOf(error), longestFault));
  }

  /** Redacts a text that is shown elsewhere, such as in a notification. */
  redact(text: string, longest?: number): string {
    return redact(text, this.secrets, longest);
  }

  /** Shows the channel and keeps the focus. */
  show(): void {
    this.channel.show(true);
  }

  dispose(): void {
    this.channel.dispose();
  }
}

/** @param depth how many causes are followed */
function stackOf(error: unknown, depth = 4): string {
  if (!(error instanceof Error)) return `A value that is not an Error was thrown: ${String(error)}`;
  const stack = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined || depth === 0 ? stack : `${stack}\nCaused by ${stackOf(error.cause, depth - 1)}`;
}
