import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { Disposable } from "../disposables";
import { formatRequestLine, type RequestEvent, type RequestLog } from "../services/http/requestLog";

/** The extension's output channel. A request is one line of it: no headers, no bodies, no secret. */
export class Log implements RequestLog, Disposable {
  private readonly channel = vscode.window.createOutputChannel("FortiCloud Explorer", { log: true });

  commands(): CommandTable {
    return { "forticloud.showLog": () => this.show() };
  }

  request(event: RequestEvent): void {
    const line = formatRequestLine(event);
    if (event.failure !== undefined || (event.status ?? 0) >= 400) this.channel.warn(line);
    else this.channel.info(line);
  }

  info(message: string): void {
    this.channel.info(message);
  }

  warn(message: string): void {
    this.channel.warn(message);
  }

  error(message: string): void {
    this.channel.error(message);
  }

  /** Brings the channel to the front without taking the keyboard. */
  show(): void {
    this.channel.show(true);
  }

  dispose(): void {
    this.channel.dispose();
  }
}
