import * as vscode from "vscode";
import type { Undo } from "../actions/undo";
import type { SelectionCommand, UserActions } from "../actions/userActions";
import type { WritableProfiles } from "../actions/writableProfiles";
import type { CommandTable } from "../commands";
import { Disposables, type Disposable } from "../disposables";
import type { RecordUpdates } from "../explorer/recordUpdates";
import type { RowActivity } from "../explorer/rowActivity";
import type { Connections } from "../profiles/connections";
import type { RequestGates } from "../profiles/requestGates";
import type { Target } from "../records/target";
import type { RecordRef } from "../records/recordRef";
import { systemTiming } from "../timing";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import type { QuickInput } from "../ui/quickInput";
import type { StatusBar } from "../ui/statusBar";
import { TextDocuments } from "../ui/textDocuments";
import type { FileUsers } from "../userFile/fileUsers";
import type { PlanPages } from "../userFile/planPages";
import { ChangeSelection } from "./changeSelection";
import { RunFolder } from "./engine/runFolder";
import type { RunEntry, UserRun } from "./engine/userRun";
import { ImportUsers } from "./importUsers";
import { LastReports } from "./lastReports";
import { Runs } from "./runs";
import { selectionActions } from "./selectionActions";
import { UnfinishedRuns } from "./unfinishedRuns";

export interface BulkRunParts {
  /** Folder of the journals. */
  readonly folder: string;
  readonly writable: WritableProfiles;
  readonly connections: Connections;
  readonly gates: RequestGates;
  readonly activity: RowActivity;
  readonly records: RecordUpdates;
  readonly dialogs: Dialogs;
  readonly quickInput: QuickInput;
  readonly errors: ErrorReporter;
  readonly files: FileUsers;
  readonly planPages: PlanPages;
  readonly statusBar: StatusBar;
  readonly ofOneUser: UserActions["ofOneUser"];
  readonly undo: Pick<Undo, "remember" | "rememberFinal">;
  readonly refreshUsers: (profileId: string) => void;
}

/** The commands that change many users, row by row. */
export class BulkRuns implements Disposable {
  private readonly disposables = new Disposables();
  private readonly table: CommandTable<Target>;
  private readonly unfinished: UnfinishedRuns;
  /** Fires when a run of this window changes or deletes a user. */
  readonly onDidChangeRecord: vscode.Event<RecordRef>;

  constructor({ folder, writable, ...parts }: BulkRunParts) {
    const { dialogs, quickInput, errors } = parts;
    const reports = this.disposables.add(
      new TextDocuments("forticloud-report", () =>
        vscode.l10n.t("This report is no longer available. Run Show Last Report to open it again."),
      ),
    );
    const runs = this.disposables.add(
      new Runs({
        ...parts,
        profiles: writable,
        folder: new RunFolder<UserRun, RunEntry>(folder, "users"),
        // Beside the other folder, in which every journal is a run to resume.
        ended: new RunFolder<UserRun, RunEntry>(`${folder}-ended`, "users"),
        reports,
        clock: systemTiming,
      }),
    );
    const importUsers = new ImportUsers({ ...parts, profiles: writable, runs });
    const selection = new ChangeSelection({ ...parts, profiles: writable, runs });
    const unfinished = (this.unfinished = new UnfinishedRuns({ runs, dialogs, quickInput, errors }));
    const lastReports = new LastReports({ runs, dialogs, quickInput });
    this.onDidChangeRecord = runs.onDidChangeRecord;
    this.table = {
      "forticloud.importUsers": (target: Target) => importUsers.run(target),
      "forticloud.showLastReport": () => lastReports.choose(),
      "forticloud.resumeRun": () => unfinished.choose(),
      ...Object.fromEntries(
        (Object.keys(selectionActions) as SelectionCommand[]).map((command) => [
          `forticloud.${command}`,
          (target: Target) => selection.run(command, target),
        ]),
      ),
    };
  }

  commands(): CommandTable<Target> {
    return this.table;
  }

  /** Shows a message about unfinished runs of earlier windows. */
  showUnfinished(): Promise<void> {
    return this.unfinished.showMessage();
  }

  dispose(): void {
    this.disposables.dispose();
  }
}
