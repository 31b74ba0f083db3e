import { homedir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { Disposable } from "../disposables";
import type { Explorer } from "../explorer/explorer";
import { factsOf, viewNames, type ViewName } from "../manifest/views";
import type { Target } from "../records/target";
import type { Dialogs } from "../ui/dialogs";
import { isCancelled, type ErrorReporter } from "../ui/errorReporter";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type PickRow, type QuickInput } from "../ui/quickInput";
import { type MessageButton, UserFacingError } from "../userFacingError";
import type { ExportSource, ExportSources } from "./exportSource";
import { openSink } from "./fileSink";
import { type Format, writerOf } from "./formats";
import { countWords, exportName, exportWord } from "./kindWords";
import { writeRecords, type WrittenRecords } from "./writeRecords";

type Choice = PickRow<() => Promise<void>>;

export interface ExportCommandsParts {
  readonly explorer: Pick<Explorer, "views" | "viewOf" | "listsOf">;
  readonly sources: ExportSources;
  readonly dialogs: Pick<Dialogs, "saveTarget" | "confirm" | "withProgress" | "info" | "warn">;
  readonly quickInput: Pick<QuickInput, "pick">;
  readonly errors: Pick<ErrorReporter, "describe" | "remedyButtons">;
  readonly hideSecrets: (text: string) => string;
}

/** The formats by the extension of the file, with the words of the save dialog. The first is proposed. */
const formats: Readonly<Record<string, { readonly format: Format; readonly words: () => string }>> = {
  csv: { format: "csv", words: () => vscode.l10n.t("CSV for Spreadsheets") },
  json: { format: "json", words: () => "JSON" },
  jsonl: { format: "jsonl", words: () => "JSON Lines" },
  ndjson: { format: "jsonl", words: () => "JSON Lines" },
};

/** Exports the list of a view or of a row, or the selected rows, to a file. */
export class ExportCommands implements Disposable {
  private readonly closing = new AbortController();
  /** The folder of the last export of this window. */
  private folder: vscode.Uri | undefined;

  constructor(private readonly parts: ExportCommandsParts) {}

  commands(): CommandTable<Target> {
    return {
      "forticloud.export": (target) => this.choose(this.saving(this.sourcesOf(target))),
      "forticloud.exportList": (target) => this.exportList(target),
    };
  }

  dispose(): void {
    this.closing.abort();
  }

  /**
   * The list of a view. The title of a view passes its focused row and nothing else. Without one, the user chooses one of
   * the views whose title is visible.
   */
  private async exportList({ row, words: [name] }: Target): Promise<void> {
    const { explorer } = this.parts;
    const view = viewNames.find((known) => known === name) ?? explorer.viewOf(row);
    if (view) return this.exportView(view);
    const visible = viewNames.filter((known) => explorer.views[known].tree.visible);
    await this.choose(this.exporting(visible.length > 0 ? visible : viewNames));
  }

  private async exportView(view: ViewName): Promise<void> {
    const { profiles } = this.parts.explorer.views[view];
    const ids = profiles.map(({ profileId }) => profileId);
    const chosen = await this.pick(factsOf(view).title, vscode.l10n.t("Select a profile"), [
      ...(ids.length > 1 ? [{ label: vscode.l10n.t("All Profiles"), value: ids }] : []),
      ...profiles.map(({ profile: { id, label } }) => ({ label: sanitizeQuickPick(label), value: [id] })),
    ]);
    if (!chosen) return;
    const nodes = profiles.filter(({ profileId }) => chosen.includes(profileId));
    await this.choose(this.saving(this.parts.sources.ofLists(nodes.flatMap(({ content }) => content.lists()))));
  }

  /** The lists under the rows, and the records that the rows show. Several records are meant without what is under them. */
  private sourcesOf(target: Target): readonly ExportSource[] {
    const { explorer, sources } = this.parts;
    const rows = target.rows.length > 0 ? target.rows : [target];
    const records = rows.some(({ snapshot }) => snapshot) ? sources.recordsOf(rows) : undefined;
    const lists = records && rows.length > 1 ? [] : rows.flatMap(({ row }) => explorer.listsOf(row));
    return [...sources.ofLists(lists), ...(records ? [sources.ofRecords(records)] : [])];
  }

  private saving(sources: readonly ExportSource[]): readonly Choice[] {
    return sources.map((source) => ({
      label: sanitizeQuickPick(source.title),
      description: sanitizeQuickPick(source.filter),
      value: () => this.save(source),
    }));
  }

  private exporting(views: readonly ViewName[]): readonly Choice[] {
    const filled = views.filter((view) => this.parts.explorer.views[view].profiles.length > 0);
    return filled.map((view) => ({ label: factsOf(view).title, value: () => this.exportView(view) }));
  }

  private async choose(choices: readonly Choice[]): Promise<void> {
    if (choices.length === 0) {
      throw new UserFacingError(vscode.l10n.t("There is no list to export here. Select rows, then try again."));
    }
    const run = await this.pick(vscode.l10n.t("Export"), vscode.l10n.t("Select the list to export"), choices);
    await run?.();
  }

  private async save(source: ExportSource): Promise<void> {
    const target = await this.askTarget(source);
    if (!target) return;
    const { dialogs, errors, hideSecrets } = this.parts;
    const { kind, title, profile } = source;
    const writer = writerOf(formatOf(target) ?? "csv", kind);
    const written = await dialogs.withProgress(
      vscode.l10n.t("Exporting {0}", title),
      async (signal, show) => {
        const either = AbortSignal.any([signal, this.closing.signal]);
        const report = ({ read, total }: { read: number; total?: number | undefined }): void =>
          show(
            total === undefined
              ? countWords(kind, read)
              : vscode.l10n.t("{0} of {1}", read.toLocaleString(), countWords(kind, total)),
          );
        try {
          const sink = await openSink(target);
          return await writeRecords(source.parts(either), { writer, sink, hideSecrets, report, signal: either });
        } catch (error) {
          if (either.aborted) return undefined;
          const cause = isCancelled(error)
            ? vscode.l10n.t("The profile changed.")
            : errors.describe(error, profile?.id);
          throw new UserFacingError(vscode.l10n.t("The export failed; no file was written. {0}", cause), {
            cause: error,
            buttons: errors.remedyButtons(error, profile?.id),
          });
        }
      },
      profile?.id,
    );
    if (written) await this.tell(source, target, written);
  }

  /** @returns undefined if the user cancelled */
  private async askTarget({ kind, title, filter, profile }: ExportSource): Promise<vscode.Uri | undefined> {
    const folder = this.folder ?? vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
    const proposal = vscode.Uri.joinPath(
      folder,
      `${exportName([exportWord(kind), filter, profile?.label], Date.now())}.csv`,
    );
    const filters: Record<string, string[]> = {};
    for (const [extension, { words }] of Object.entries(formats)) (filters[words()] ??= []).push(extension);
    const chosen = await this.parts.dialogs.saveTarget(proposal, {
      title: vscode.l10n.t("Export {0} as .csv, .json or .jsonl", filter ? `${title} (${filter})` : title),
      filters,
    });
    if (!chosen) return undefined;
    this.folder = vscode.Uri.joinPath(chosen, "..");
    if (formatOf(chosen)) return chosen;
    const target = chosen.with({ path: `${chosen.path}.csv` });
    // The dialog has asked about the name without the extension.
    return !(await exists(target)) || (await this.mayReplace(target)) ? target : undefined;
  }

  private mayReplace(target: vscode.Uri): Promise<boolean> {
    return this.parts.dialogs.confirm({
      message: vscode.l10n.t("Replace the file {0}?", path.posix.basename(target.path)),
      detail: vscode.l10n.t("A file with this name exists in the folder."),
      action: vscode.l10n.t("Replace"),
    });
  }

  private tell({ kind }: ExportSource, target: vscode.Uri, { count, moved }: WrittenRecords): Promise<void> {
    const { dialogs } = this.parts;
    const words = vscode.l10n.t("Exported {0} to {1}.", countWords(kind, count), path.posix.basename(target.path));
    const buttons = [
      { title: vscode.l10n.t("Open"), run: () => vscode.commands.executeCommand("vscode.open", target) },
      ...revealButtons(target),
    ];
    if (!moved) return dialogs.info(words, ...buttons);
    const warning = vscode.l10n.t(
      "The list changed while it was read, so some rows may be missing. Export again to get all.",
    );
    return dialogs.warn(`${words} ${warning}`, ...buttons);
  }

  /** The only row without a question; undefined if the user cancelled. */
  private async pick<T>(title: string, placeholder: string, rows: readonly PickRow<T>[]): Promise<T | undefined> {
    const [only, ...others] = rows;
    if (only && others.length === 0) return only.value;
    const answer = await this.parts.quickInput.pick<T>({ title, placeholder, rows });
    return answer === back ? undefined : answer;
  }
}

/** By the file's extension; undefined for any other extension. */
function formatOf({ path: name }: vscode.Uri): Format | undefined {
  const extension = path.posix.extname(name).slice(1).toLowerCase();
  return Object.hasOwn(formats, extension) ? formats[extension]?.format : undefined;
}

function exists(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
}

/** In the Explorer if the file is in the workspace; in the system's file manager if the editor runs beside it. */
function revealButtons(target: vscode.Uri): readonly MessageButton[] {
  const isLocal = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  const command = vscode.workspace.getWorkspaceFolder(target)
    ? "revealInExplorer"
    : isLocal
      ? "revealFileInOS"
      : undefined;
  if (command === undefined) return [];
  return [{ title: vscode.l10n.t("Reveal"), run: () => vscode.commands.executeCommand(command, target) }];
}
