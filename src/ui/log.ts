import * as vscode from "vscode";
import type { Disposable } from "../disposables";
import { type KnownSecrets, redact } from "../services/http/redact";
import { formatRequestLine, logLine, type RequestEvent, type RequestLog } from "../services/http/requestLog";

/** Characters of a fault that are logged. */
const longestFault = 20_000;

/** The extension's output channel. Its log level says how much of a request is told: a line, also headers, also bodies; never a secret. */
export class Log implements RequestLog, Disposable {
  /** @param secrets what no line shows */
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

  /** What the program itself did wrong, with its stack and those of its causes. */
  fault(error: unknown): void {
    this.channel.error(this.redact(stackOf(error), longestFault));
  }

  /** A text that leaves by another way, such as a notification, as the log would show it. */
  redact(text: string, longest?: number): string {
    return redact(text, this.secrets, longest);
  }

  /** Brings the channel to the front without taking the keyboard. */
  show(): void {
    this.channel.show(true);
  }

  dispose(): void {
    this.channel.dispose();
  }
}

/** @param depth causes of causes that are followed */
function stackOf(error: unknown, depth = 4): string {
  if (!(error instanceof Error)) return `Not an error was thrown, but: ${String(error)}`;
  const stack = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined || depth === 0 ? stack : `${stack}\nCaused by ${stackOf(error.cause, depth - 1)}`;
}
