import * as vscode from "vscode";
import type { User } from "../contract";
import { type MessageButton, UserFacingError } from "../userFacingError";
import type { Connections } from "../profiles/connections";
import type { Profile } from "../profiles/profile";
import type { ServiceRecord } from "../services/model";
import type { Dialogs } from "../ui/dialogs";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";
import type { FileProblems } from "./fileProblems";
import { FileRealm, type TargetRealm } from "./fileRealm";
import { unusualWords, unicodeText, windows1252Text } from "./fileText";
import { possibleMeanings, memberOf, type ColumnMeaning } from "./columns";
import { readUserFile, type UserFile } from "./userFile";
import { problemsText, UserFileError, type FileProblem } from "./userFileError";

/** A file's users with the users of their realm. */
export interface ReadUsers {
  readonly profile: Profile;
  readonly realm: TargetRealm;
  readonly uri: vscode.Uri;
  readonly fileName: string;
  readonly file: UserFile;
  /** Number of the file's users that belong to other realms. */
  readonly others: number;
  /** The realm's users from the service. */
  readonly users: readonly ServiceRecord<User>[];
}

/** Continues without the rows that have problems. */
export interface GoOn {
  /** The button's label. @param rows number of rows without problems */
  title(rows: number): string;
  run(): Promise<void>;
}

type ColumnAnswer = "leave" | { readonly column: string; readonly meaning: ColumnMeaning };

/** More problems are shown only in the Problems panel. */
const mostInMessage = 2;

const largestFile = 10 * 1024 * 1024;

export interface FileUsersParts {
  readonly connections: Pick<Connections, "fortitoken">;
  readonly dialogs: Pick<Dialogs, "openFile" | "withProgress" | "confirm">;
  readonly quickInput: QuickInput;
  readonly problems: FileProblems;
}

/** Reads a user file and the users of its realm. */
export class FileUsers {
  constructor(private readonly parts: FileUsersParts) {}

  /** Asks for the file; undefined when cancelled. */
  ask(title: string): Promise<vscode.Uri | undefined> {
    return this.parts.dialogs.openFile(title, { [vscode.l10n.t("Users (CSV, JSON)")]: ["csv", "tsv", "txt", "json"] });
  }

  /**
   * @param realmId of the target realm, if known
   * @param title of the questions about realm and columns, by the file's name
   * @returns undefined when cancelled. @throws UserFileError when no row can be used, ServiceError, UserFacingError
   */
  async read(
    profile: Profile,
    realmId: string | undefined,
    uri: vscode.Uri,
    title: (fileName: string) => string,
  ): Promise<ReadUsers | undefined> {
    const { dialogs, connections, quickInput } = this.parts;
    const fileName = uri.path.split("/").at(-1) ?? "";
    const read = await this.fileOf(uri, fileName, title(fileName));
    if (!read) return undefined;
    const client = await connections.fortitoken(profile);
    const realms = await dialogs.withProgress(vscode.l10n.t("Reading realms of {0}…", profile.label), (signal) =>
      client.realms(signal),
    );
    const chosen = await new FileRealm(read.users, realms, quickInput, title(fileName)).choose(realmId);
    if (!chosen) return undefined;
    const { realm } = chosen;
    const users = await dialogs.withProgress(
      vscode.l10n.t("Reading users of realm {0} of {1}", realm.name, profile.label),
      async (signal, report) => {
        const list = client.users({ realm_id: realm.id }, 1000);
        while (!list.complete) {
          await list.loadMore(signal);
          report(vscode.l10n.t("{0} users", list.items.length));
        }
        return list.items;
      },
    );
    const others = read.users.length - chosen.users.length;
    return { profile, realm, uri, fileName, file: { ...read, users: chosen.users }, others, users };
  }

  /**
   * Shows all problems of the file's rows in the Problems panel.
   * @param planned problems of the requested changes. @throws UserFileError when there are problems; its button continues without them
   */
  refuseProblems({ uri, fileName, file }: ReadUsers, planned: readonly FileProblem[], goOn: GoOn): void {
    const all = [...file.problems, ...planned];
    this.parts.problems.show(uri, all, file.spanOf);
    if (all.length === 0) return;
    const unplanned = new Set(planned.map(({ place }) => place));
    const left = file.users.filter(({ place }) => !unplanned.has(place)).length;
    const buttons = left === 0 ? [] : [{ title: goOn.title(left), run: () => goOn.run() }];
    throw rowsError(uri, fileName, all, left, buttons);
  }

  /** The file with known column meanings; undefined when cancelled. @throws UserFileError */
  private async fileOf(uri: vscode.Uri, fileName: string, title: string): Promise<UserFile | undefined> {
    try {
      const content = await this.textOf(uri, fileName);
      const chosen = new Map<string, ColumnMeaning | undefined>();
      for (;;) {
        const file = await readUserFile(fileName, content, chosen);
        const answer = file.lookAlikes.length === 0 ? "leave" : await this.askColumns(file, title);
        if (answer === undefined) return undefined;
        if (answer !== "leave") {
          const member = memberOf(answer.meaning);
          for (const [column, meaning] of chosen) if (memberOf(meaning) === member) chosen.delete(column);
          chosen.set(answer.column, answer.meaning);
          continue;
        }
        this.parts.problems.show(uri, file.problems, file.spanOf);
        if (file.users.length > 0) return file;
        throw rowsError(uri, fileName, file.problems, 0, []);
      }
    } catch (error) {
      if (!(error instanceof UserFileError) || error.buttons.length > 0) throw error;
      this.parts.problems.show(uri, error.problems, ({ span }) => span);
      throw new UserFileError(error.problems, undefined, [openFile(uri)]);
    }
  }

  /** Asks what columns with similar names mean; undefined when cancelled. */
  private async askColumns({ lookAlikes }: UserFile, title: string): Promise<ColumnAnswer | undefined> {
    const names = lookAlikes.map(({ column }) => `“${column}”`).join(", ");
    const answer = await this.parts.quickInput.pick<ColumnAnswer>({
      title,
      placeholder: vscode.l10n.t("Columns with names similar to known ones are not used: {0}", names),
      rows: [
        { label: sanitizeQuickPick(vscode.l10n.t("Leave out {0}", names)), value: "leave" },
        ...lookAlikes.flatMap((lookAlike) =>
          possibleMeanings(lookAlike).map((meaning) => ({
            label: sanitizeQuickPick(meaningWords(lookAlike.column, meaning)),
            value: { column: lookAlike.column, meaning },
          })),
        ),
      ],
    });
    return answer === back ? undefined : answer;
  }

  /** @throws UserFileError, UserFacingError */
  private async textOf(uri: vscode.Uri, fileName: string): Promise<string> {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestFile) {
      throw new UserFacingError(vscode.l10n.t("The file is larger than {0} MB. Split it.", largestFile / 1024 / 1024));
    }
    const bytes = await vscode.workspace.fs.readFile(uri);
    const text = unicodeText(bytes);
    if (text !== undefined) return text;
    const western = windows1252Text(bytes);
    const isWestern = await this.parts.dialogs.confirm({
      message: vscode.l10n.t("{0} is not UTF-8. Is it Windows-1252 (Western European)?", fileName),
      detail: vscode.l10n.t(
        "If it is, these words of the file are displayed correctly: {0}",
        unusualWords(western).join(", "),
      ),
      action: vscode.l10n.t("Read as Windows-1252"),
    });
    if (isWestern) return western;
    throw new UserFileError([vscode.l10n.t("The file is not UTF-8. Save it with that encoding.")]);
  }
}

function rowsError(
  uri: vscode.Uri,
  fileName: string,
  problems: readonly FileProblem[],
  left: number,
  buttons: readonly MessageButton[],
): UserFileError {
  const wrong = new Set(problems.map(({ place }) => place)).size;
  const rows = wrong + left;
  const invalid =
    wrong === 1
      ? vscode.l10n.t("1 of {0} rows in {1} is invalid; nothing was sent.", rows, fileName)
      : vscode.l10n.t("{0} of {1} rows in {2} are invalid; nothing was sent.", wrong, rows, fileName);
  const why = problems.length > mostInMessage ? vscode.l10n.t("See the Problems panel.") : problemsText(problems);
  const summary = `${invalid} ${why}`;
  return new UserFileError(problems, summary, [openFile(uri), ...buttons]);
}

function meaningWords(column: string, meaning: ColumnMeaning): string {
  return meaning === "notActive"
    ? vscode.l10n.t("Use “{0}” as the opposite of active: yes means disabled", column)
    : vscode.l10n.t("Use “{0}” as {1}", column, meaning);
}

function openFile(uri: vscode.Uri): MessageButton {
  return { title: vscode.l10n.t("Open File"), run: () => vscode.window.showTextDocument(uri, { preview: false }) };
}
