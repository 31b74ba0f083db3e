import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { Disposables } from "../disposables";
import { jsonText } from "../services/jsonText";
import { sanitizeLine } from "../ui/plainText";
import { fireAndForget } from "../fireAndForget";
import { parsePageMessage, type PageMessage, type PanelMessage } from "./messages";
import { recordHtml } from "./recordHtml";
import { sameRecord, type RecordRef } from "./recordRef";
import type { KnownRecord, RecordChange, RecordSource, ShownRecord } from "./recordSource";
import { copiedText, recordTexts } from "./recordTexts";

export interface RecordPanelDependencies {
  readonly extensionUri: vscode.Uri;
  readonly source: RecordSource;
  /** Describes an error and its remedy to the user. */
  readonly describeError: (error: unknown) => string;
  /** Shows and logs the error of a button of the page. */
  readonly report: (error: unknown, profileId: string) => void;
  readonly showLog: () => unknown;
  readonly openAsJson: (ref: RecordRef, title: string) => unknown;
  readonly copyAsCurl: (ref: RecordRef) => unknown;
}

/** The folder with the page's files, the only one that a page may load from. */
export function webviewRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, "dist", "webview");
}

/** One record in one webview panel. Reads the record, keeps the last good one and handles the page's messages. */
export class RecordPanel implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private reading: AbortController | undefined;
  private shown: Extract<PanelMessage, { type: "record" }> | undefined;
  private failure: string | undefined;
  private outdated = false;

  /**
   * Takes over the panel: draws its page; disposing one disposes both.
   * @param known the record as it was read before; it is shown at once, and read again only if it is stale
   */
  constructor(
    readonly ref: RecordRef,
    private readonly panel: vscode.WebviewPanel,
    private readonly dependencies: RecordPanelDependencies,
    known?: KnownRecord,
  ) {
    this.disposables.add(panel);
    this.disposables.add(
      panel.webview.onDidReceiveMessage((message: unknown) =>
        fireAndForget(this.receive(parsePageMessage(message)), (error) =>
          this.dependencies.report(error, ref.profileId),
        ),
      ),
    );
    this.disposables.add(panel.onDidChangeViewState(() => this.refreshIfOutdated()));
    const { source } = dependencies;
    this.disposables.add(source.onDidChange((change) => this.recordChanged(change)));
    this.draw();
    if (known) this.show(known);
    if (!known || source.isOutdated(ref, known)) fireAndForget(this.load((signal) => source.find(ref, signal)));
  }

  get onDidDispose(): vscode.Event<void> {
    return this.panel.onDidDispose;
  }

  /** @param known the record of a row, which may be newer than the shown one */
  reveal(known?: KnownRecord): void {
    this.panel.reveal();
    const { source } = this.dependencies;
    const isNewer = known && known.readAt > (this.shown?.readAt ?? 0) && !source.isOutdated(this.ref, known);
    if (isNewer) this.show(known);
  }

  /** Reads the record again. After an error the old content stays, with the error above it. */
  refresh(): Promise<void> {
    return this.load((signal) => this.dependencies.source.read(this.ref, signal));
  }

  private async load(read: (signal: AbortSignal) => Promise<ShownRecord>): Promise<void> {
    this.reading?.abort();
    const reading = new AbortController();
    this.reading = reading;
    this.outdated = false;
    this.post({ type: "loading" });
    try {
      const record = await read(reading.signal);
      if (reading.signal.aborted) return;
      this.put(record);
    } catch (error) {
      if (reading.signal.aborted) return;
      this.failure = sanitizeLine(this.dependencies.describeError(error));
    }
    this.reading = undefined;
    this.sendContent();
  }

  /** Shows a record that was already read, and cancels a running read. */
  private show(known: KnownRecord): void {
    this.reading?.abort();
    this.reading = undefined;
    this.outdated = false;
    this.put(this.dependencies.source.show(this.ref, known));
    this.sendContent();
  }

  private put(record: ShownRecord): void {
    const { title, readAt } = record;
    const [subtitle, notes] = [sanitizeLine(record.subtitle), record.notes.map((note) => sanitizeLine(note))];
    this.shown = { type: "record", title, subtitle, notes, readAt, json: jsonText(record.value) };
    this.failure = undefined;
    this.panel.title = title;
  }

  dispose(): void {
    this.reading?.abort();
    this.disposables.dispose();
  }

  private recordChanged(change: RecordChange): void {
    if (!sameRecord(change, this.ref)) return;
    if (change.record) {
      this.show({ record: change.record, readAt: Date.now() });
      return;
    }
    this.outdated = true;
    this.refreshIfOutdated();
  }

  private refreshIfOutdated(): void {
    if (this.outdated && this.panel.visible) fireAndForget(this.refresh());
  }

  private async receive(message: PageMessage | undefined): Promise<void> {
    switch (message?.type) {
      case "ready":
        this.post({ type: "start", ref: this.ref, title: this.panel.title, texts: recordTexts() });
        this.sendContent();
        return;
      case "refresh":
        return this.refresh();
      case "openAsJson":
        await this.dependencies.openAsJson(this.ref, this.panel.title);
        return;
      case "copyAsCurl":
        await this.dependencies.copyAsCurl(this.ref);
        return;
      case "showLog":
        await this.dependencies.showLog();
        return;
      case "copy":
        return this.copy(message);
      case undefined:
        return;
    }
  }

  private async copy(message: Extract<PageMessage, { type: "copy" }>): Promise<void> {
    try {
      await vscode.env.clipboard.writeText(message.text);
      this.post({ type: "announce", text: copiedText(message.what) });
    } catch (error) {
      this.post({ type: "announce", text: this.dependencies.describeError(error) });
    }
  }

  private sendContent(): void {
    if (this.shown) this.post(this.shown);
    if (this.failure !== undefined) this.post({ type: "failed", message: this.failure });
    if (this.reading) this.post({ type: "loading" });
  }

  private post(message: PanelMessage): void {
    fireAndForget(this.panel.webview.postMessage(message));
  }

  private draw(): void {
    const { webview } = this.panel;
    const root = webviewRoot(this.dependencies.extensionUri);
    const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(root, name)).toString();
    const media = vscode.Uri.joinPath(this.dependencies.extensionUri, "media");
    this.panel.iconPath = {
      light: vscode.Uri.joinPath(media, "record-light.svg"),
      dark: vscode.Uri.joinPath(media, "record-dark.svg"),
    };
    webview.html = recordHtml({
      title: this.panel.title,
      language: vscode.env.language,
      nonce: randomBytes(16).toString("base64url"),
      cspSource: webview.cspSource,
      script: file("record.js"),
      styles: [file("codicon.css"), file("record.css")],
    });
  }
}
