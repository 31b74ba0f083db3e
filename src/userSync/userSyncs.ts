import { randomUUID } from "node:crypto";
import type { Memento } from "vscode";
import type { WritableProfiles } from "../actions/writableProfiles";
import type { CommandTable } from "../commands";
import { Disposables, type Disposable } from "../disposables";
import type { RealmNames } from "../explorer/realmNames";
import type { RowActivity } from "../explorer/rowActivity";
import type { Connections } from "../profiles/connections";
import type { ProfileStore } from "../profiles/profileStore";
import { systemTiming } from "../timing";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import type { QuickInput } from "../ui/quickInput";
import { DeleteUsers } from "./deleteUsers";
import type { FileUsers } from "../userFile/fileUsers";
import type { PlanDocuments } from "../userFile/planDocuments";
import { StartSync } from "./startSync";
import { SyncProgress } from "./syncProgress";
import { SyncUsers } from "./syncUsers";
import { UnfinishedSyncs } from "./unfinishedSyncs";

export interface UserSyncParts {
  /** Keeps what is unfinished between windows. */
  readonly memento: Memento;
  readonly profiles: ProfileStore;
  readonly writable: WritableProfiles;
  readonly connections: Connections;
  readonly activity: RowActivity;
  readonly realms: RealmNames;
  readonly dialogs: Dialogs;
  readonly quickInput: QuickInput;
  readonly files: FileUsers;
  readonly plans: PlanDocuments;
  readonly errors: ErrorReporter;
  /** The rows that a command called from the palette is meant for. */
  readonly selectedRows: () => readonly unknown[];
  readonly refreshUsers: (profileId: string) => void;
}

/** The syncing of users, as a command, and the following of what was started. */
export class UserSyncs implements Disposable {
  private readonly disposables = new Disposables();
  private readonly progress: SyncProgress;
  private readonly table: CommandTable;

  constructor({ memento, writable, ...parts }: UserSyncParts) {
    const timing = systemTiming;
    const unfinished = new UnfinishedSyncs(memento, randomUUID(), () => timing.now());
    const progress = (this.progress = this.disposables.add(new SyncProgress({ ...parts, unfinished, timing })));
    const start = new StartSync({ ...parts, unfinished, progress });
    const syncUsers = new SyncUsers({ ...parts, profiles: writable, start });
    const deleteUsers = new DeleteUsers(writable, parts.realms, parts.dialogs, start);
    this.table = {
      "forticloud.syncUsers": (argument?: unknown) => syncUsers.run(argument),
      "forticloud.deleteUsers": (row?: unknown, selected?: readonly unknown[]) =>
        deleteUsers.run(selected ?? (row === undefined ? parts.selectedRows() : [row])),
    };
  }

  commands(): CommandTable {
    return this.table;
  }

  /** Follows what an earlier window left unfinished. */
  resume(): Promise<void> {
    return this.progress.resume();
  }

  dispose(): void {
    this.disposables.dispose();
  }
}
