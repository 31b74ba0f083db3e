import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { Disposables } from "../disposables";
import { jsonText } from "../services/jsonText";
import { sanitizeLine } from "../ui/plainText";
import { fireAndForget } from "../fireAndForget";
import { parsePageMessage, type PageMessage, type PanelMessage } from "./messages";
import { recordHtml } from "./recordHtml";
import { recordFacts } from "./recordKinds";
import { sameRecord, type RecordRef } from "./recordRef";
import type { Members } from "./kindFacts";
import { pageSummary, type PageSummaryParts, type SummaryWithLinks } from "./summary/pageSummary";
import type { RowTarget } from "./target";
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
  readonly summaries: PageSummaryParts;
  readonly openAsJson: (ref: RecordRef, title: string) => unknown;
  readonly copyAsCurl: (ref: RecordRef) => unknown;
}

/** The folder with the page's files, the only one that a page may load from. */
export function webviewRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, "dist", "webview");
}

/** How a page begins. */
export interface RecordPanelStart {
  /** Shown until the record is read. */
  readonly title: string;
  /** Whether the next record that the user looks at replaces this one. */
  readonly preview: boolean;
  /** The record as it was read before; it is shown at once, and read again only if it is stale. */
  readonly known?: KnownRecord | undefined;
}

/**
 * One record in one webview panel. Reads the record, keeps the last good one and handles the page's messages. A preview
 * shows one record after another, until it is kept open.
 */
export class RecordPanel implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<void>());
  /** The page came to the front or left it, the user turned to it, or its record changed. */
  readonly onDidChange = this.changed.event;
  private shownRef: RecordRef;
  private title: string;
  private preview: boolean;
  private reading: AbortController | undefined;
  private shown: ShownRecord | undefined;
  /** The row's record, if the list contains only a part of it that a read does not return. */
  private listed: Members | undefined;
  /** When the user last turned to the page; epoch ms. */
  private touched = Date.now();
  private failure: string | undefined;
  private outdated = false;

  /** Takes over the panel: draws its page; disposing one disposes both. */
  constructor(
    ref: RecordRef,
    private readonly panel: vscode.WebviewPanel,
    private readonly dependencies: RecordPanelDependencies,
    { title, preview, known }: RecordPanelStart,
  ) {
    [this.shownRef, this.title, this.preview] = [ref, title, preview];
    this.disposables.add(panel);
    this.disposables.add(
      panel.webview.onDidReceiveMessage((message: unknown) =>
        fireAndForget(this.receive(parsePageMessage(message)), (error) =>
          this.dependencies.report(error, this.ref.profileId),
        ),
      ),
    );
    this.disposables.add(
      panel.onDidChangeViewState(() => {
        if (panel.active) this.touch();
        else this.changed.fire();
        this.refreshIfOutdated();
      }),
    );
    this.disposables.add(dependencies.source.onDidChange((change) => this.recordChanged(change)));
    this.draw();
    this.begin(known);
  }

  get ref(): RecordRef {
    return this.shownRef;
  }

  get isPreview(): boolean {
    return this.preview;
  }

  get onDidDispose(): vscode.Event<void> {
    return this.panel.onDidDispose;
  }

  /** When the user last turned to the page, if it is in front; epoch ms. */
  get frontSince(): number | undefined {
    return this.panel.active ? this.touched : undefined;
  }

  /** The record as a command's target; without a record until it is read. */
  get target(): RowTarget {
    const { ref, shown } = this;
    const snapshot = shown?.place && { record: shown.record, place: shown.place, readAt: shown.readAt };
    return { row: this, profileId: ref.profileId, ref, ...(snapshot && { snapshot }) };
  }

  /** All known members of the record. */
  get members(): Members {
    return { ...this.listed, ...this.shown?.record.value };
  }

  /** Replaces the record of a preview. */
  replace(ref: RecordRef, title: string, known?: KnownRecord): void {
    this.reading?.abort();
    [this.shownRef, this.title] = [ref, title];
    [this.shown, this.listed, this.failure, this.reading, this.outdated] = [
      undefined,
      undefined,
      undefined,
      undefined,
      false,
    ];
    this.touch();
    this.showTab();
    this.sendStart();
    this.begin(known);
    this.panel.reveal(undefined, true);
  }

  /** Ends the preview: the page stays until it is closed. */
  keepOpen(): void {
    if (!this.preview) return;
    this.preview = false;
    this.showTab();
    this.sendStart();
  }

  /** @param known the record of a row, which may be newer than the shown one */
  reveal(known?: KnownRecord, preserveFocus = false, column?: vscode.ViewColumn): void {
    this.touch();
    this.panel.reveal(column, preserveFocus);
    const { source } = this.dependencies;
    const isNewer = known && known.readAt > (this.shown?.readAt ?? 0) && !source.isOutdated(this.ref, known);
    if (isNewer) this.show(known);
  }

  private begin(known: KnownRecord | undefined): void {
    const { ref } = this;
    const { source } = this.dependencies;
    if (known && recordFacts[ref.kind].inList === "part") this.listed = known.record.value;
    if (known) this.show(known);
    if (!known || source.isOutdated(ref, known)) fireAndForget(this.load((signal) => source.find(ref, signal)));
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
    this.shown = record;
    this.failure = undefined;
    this.title = record.title;
    this.showTab();
    this.changed.fire();
  }

  private touch(): void {
    this.touched = Date.now();
    this.changed.fire();
  }

  /** The tab of a webview cannot be in italics, as the editor's own previews are, so a word says it. */
  private showTab(): void {
    this.panel.title = this.preview ? vscode.l10n.t("{0} (preview)", this.title) : this.title;
    const file = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(
        webviewRoot(this.dependencies.extensionUri),
        "icons",
        `${recordFacts[this.ref.kind].icon}-${theme}.svg`,
      );
    this.panel.iconPath = { light: file("light"), dark: file("dark") };
  }

  dispose(): void {
    this.reading?.abort();
    this.disposables.dispose();
  }

  private recordChanged(change: RecordChange): void {
    if (!sameRecord(change, this.ref)) return;
    // As the editor does with a file that is edited.
    this.keepOpen();
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
        this.sendStart();
        this.sendContent();
        return;
      case "keepOpen":
        this.keepOpen();
        return;
      case "refresh":
        return this.refresh();
      case "openAsJson":
        await this.dependencies.openAsJson(this.ref, this.title);
        return;
      case "touched":
        this.touch();
        return;
      case "run":
        return this.run(message);
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

  /**
   * Runs an action of the current summary. A command gets the page, so that it acts on the record that is shown. A
   * button that no longer applies does nothing: for a moment the page may show an older summary, or the record before.
   */
  private async run({ action, ref }: Extract<PageMessage, { type: "run" }>): Promise<void> {
    if (!sameRecord(ref, this.ref)) return;
    const { summary, links } = this.summarize();
    const link = links.get(action);
    if (link) await vscode.commands.executeCommand("forticloud.openRecord", link);
    else if ([...summary.actions, ...summary.related].some(({ id }) => id === action))
      await vscode.commands.executeCommand(`forticloud.${action}`, this);
  }

  private summarize(): SummaryWithLinks {
    return pageSummary(this.ref, this.members, this.dependencies.summaries);
  }

  private sendRecord({ title, subtitle, record, readAt }: ShownRecord): void {
    const notes = record.notes.map((note) => sanitizeLine(note));
    const { summary } = this.summarize();
    const json = jsonText(record.value);
    this.post({ type: "record", title, subtitle: sanitizeLine(subtitle), notes, readAt, json, summary });
  }

  private sendStart(): void {
    const { ref, title, preview } = this;
    this.post({ type: "start", ref, title, preview, texts: recordTexts() });
  }

  private sendContent(): void {
    if (this.shown) this.sendRecord(this.shown);
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
    this.showTab();
    webview.html = recordHtml({
      title: this.title,
      language: vscode.env.language,
      nonce: randomBytes(16).toString("base64url"),
      cspSource: webview.cspSource,
      script: file("record.js"),
      styles: [file("codicon.css"), file("record.css")],
    });
  }
}
