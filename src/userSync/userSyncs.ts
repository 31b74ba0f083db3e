import type { WritableProfiles } from "../actions/writableProfiles";
import { RunFolder } from "../bulk/engine/runFolder";
import type { Target } from "../records/target";
import type { CommandTable } from "../commands";
import { Disposables, type Disposable } from "../disposables";
import type { RowActivity } from "../explorer/rowActivity";
import type { Connections } from "../profiles/connections";
import type { RequestGates } from "../profiles/requestGates";
import type { ProfileStore } from "../profiles/profileStore";
import { systemTiming } from "../timing";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import type { QuickInput } from "../ui/quickInput";
import type { StatusBar } from "../ui/statusBar";
import type { FileUsers } from "../userFile/fileUsers";
import type { PlanPages } from "../userFile/planPages";
import { StartSync } from "./startSync";
import type { SyncFolder } from "./syncJournal";
import { SyncProgress } from "./syncProgress";
import { SyncUsers } from "./syncUsers";

export interface UserSyncParts {
  /** Folder of the journals. */
  readonly folder: string;
  readonly profiles: ProfileStore;
  readonly writable: WritableProfiles;
  readonly connections: Connections;
  readonly gates: RequestGates;
  readonly activity: RowActivity;
  readonly dialogs: Dialogs;
  readonly quickInput: QuickInput;
  readonly files: FileUsers;
  readonly planPages: PlanPages;
  readonly statusBar: StatusBar;
  readonly errors: ErrorReporter;
  readonly refreshUsers: (profileId: string) => void;
}

/** The command that syncs users, and the running syncs. */
export class UserSyncs implements Disposable {
  private readonly disposables = new Disposables();
  private readonly progress: SyncProgress;
  private readonly table: CommandTable<Target>;

  constructor({ writable, ...parts }: UserSyncParts) {
    const timing = systemTiming;
    const folder: SyncFolder = new RunFolder(parts.folder, "sync");
    const progress = (this.progress = this.disposables.add(new SyncProgress({ ...parts, folder, timing })));
    const start = new StartSync({ ...parts, folder, progress });
    const syncUsers = new SyncUsers({ ...parts, profiles: writable, start });
    this.table = {
      "forticloud.syncUsers": (target: Target) => syncUsers.run(target),
    };
  }

  commands(): CommandTable<Target> {
    return this.table;
  }

  /** Follows unfinished syncs of earlier windows. */
  resume(): Promise<void> {
    return this.progress.resume();
  }

  dispose(): void {
    this.disposables.dispose();
  }
}
