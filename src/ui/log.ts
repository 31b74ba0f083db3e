import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { Disposable } from "../disposables";
import { formatRequestLine, oneLine, type RequestEvent, type RequestLog } from "../services/http/requestLog";

/** The extension's output channel. Its log level says how much of a request is told: a line, also headers, also bodies; never a secret. */
export class Log implements RequestLog, Disposable {
  constructor(
    private readonly channel: vscode.LogOutputChannel = vscode.window.createOutputChannel("FortiCloud Explorer", {
      log: true,
    }),
  ) {}

  commands(): CommandTable {
    return { "forticloud.showLog": () => this.show() };
  }

  request(event: RequestEvent): void {
    const line = formatRequestLine(event);
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
    this.channel.debug(message);
  }

  info(message: string): void {
    this.channel.info(oneLine(message));
  }

  warn(message: string): void {
    this.channel.warn(oneLine(message));
  }

  error(message: string): void {
    this.channel.error(oneLine(message));
  }

  /** Brings the channel to the front without taking the keyboard. */
  show(): void {
    this.channel.show(true);
  }

  dispose(): void {
    this.channel.dispose();
  }
}
