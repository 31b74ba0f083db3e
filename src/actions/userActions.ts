import type * as vscode from "vscode";
import type { CommandTable } from "../commands";
import { Disposables, type Disposable } from "../disposables";
import type { RealmNames } from "../explorer/realmNames";
import type { RealmQuotas } from "../explorer/realmQuotas";
import type { RecordUpdates } from "../explorer/recordUpdates";
import type { RowActivity } from "../explorer/rowActivity";
import type { TokenOwners } from "../browse/tokenOwners";
import type { ClientTypes } from "../profiles/clientTypes";
import type { Connections } from "../profiles/connections";
import type { ProfileStore } from "../profiles/profileStore";
import type { RecordChange } from "../records/recordSource";
import type { Target } from "../records/target";
import type { Comparisons } from "../ui/comparisons";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import type { Form } from "../ui/form";
import type { QuickInput } from "../ui/quickInput";
import type { ActionParts } from "./actionParts";
import { AliasUser } from "./aliasUser";
import { Announcer } from "./announcer";
import { ChangeRealmQuota } from "./changeRealmQuota";
import { CreateUser } from "./createUser";
import { DeleteUser } from "./deleteUser";
import { EditUser } from "./editUser";
import { GiveTemporaryToken } from "./giveTemporaryToken";
import { NewToken } from "./newToken";
import { ConflictCheck } from "./conflictCheck";
import { SwitchUser } from "./switchUser";
import { TakeTemporaryToken } from "./takeTemporaryToken";
import { Undo } from "./undo";
import type { userSwitches } from "./userSwitches";
import { UserTargets } from "./userTargets";
import { UserRepository } from "./userRepository";
import { WritableProfiles } from "./writableProfiles";
import { WriteQueue } from "./writeQueue";

/** A command for one user or several. */
export type SelectionCommand = keyof typeof userSwitches | "newToken" | "deleteUser";

export interface UserActionParts {
  readonly profiles: Pick<ProfileStore, "get" | "list" | "onDidChange">;
  readonly connections: Connections;
  readonly clientTypes: Pick<ClientTypes, "get">;
  readonly dialogs: Dialogs;
  readonly quickInput: QuickInput;
  readonly form: Form;
  readonly errors: ErrorReporter;
  readonly activity: RowActivity;
  readonly records: Pick<RecordUpdates, "insert" | "replace" | "remove" | "reload">;
  readonly realms: RealmNames;
  readonly quotas: RealmQuotas;
  readonly owners: TokenOwners;
  readonly comparisons: Pick<Comparisons, "show">;
}

/** The commands that change users and the quotas of realms. */
export class UserActions implements Disposable {
  private readonly disposables = new Disposables();
  private readonly table: CommandTable<Target>;
  /** What the commands that can be run on several users do with one; it can be undone, except a deletion and a new token. */
  readonly ofOneUser: Readonly<Record<SelectionCommand, (target: Target) => Promise<void>>>;
  readonly undo: Undo;
  /** This window created, changed or deleted a user. */
  readonly onDidChangeRecord: vscode.Event<RecordChange>;

  constructor(parts: UserActionParts) {
    const { profiles, connections, clientTypes, dialogs, quickInput, form, errors, activity, records, realms } = parts;
    const writable = new WritableProfiles(profiles, clientTypes, quickInput);
    const targets = new UserTargets({ profiles: writable, connections, dialogs, quickInput });
    const writes = new WriteQueue(connections, activity, errors);
    const users = this.disposables.add(new UserRepository(writes, records));
    const announcer = new Announcer(dialogs, errors);
    const conflicts = new ConflictCheck({ targets, records, dialogs, comparisons: parts.comparisons });
    const undo = (this.undo = this.disposables.add(new Undo({ profiles, dialogs, quickInput, announcer })));
    const shared = { profiles: writable, connections, realms, conflicts, dialogs, undo, announcer };
    const actionParts: ActionParts = { ...shared, form, owners: parts.owners, targets, users };
    const createUser = new CreateUser(actionParts);
    const editUser = new EditUser(actionParts);
    const switchUser = new SwitchUser(actionParts);
    const newToken = new NewToken(actionParts);
    const deleteUser = new DeleteUser(actionParts);
    const aliasUser = new AliasUser(actionParts);
    const giveToken = new GiveTemporaryToken(actionParts);
    const takeToken = new TakeTemporaryToken(actionParts);
    const changeQuota = new ChangeRealmQuota({ ...shared, quotas: parts.quotas, records, writes, quickInput });
    this.onDidChangeRecord = users.onDidChangeRecord;
    this.ofOneUser = {
      enableUser: (target) => switchUser.run("enableUser", target),
      disableUser: (target) => switchUser.run("disableUser", target),
      lockUser: (target) => switchUser.run("lockUser", target),
      unlockUser: (target) => switchUser.run("unlockUser", target),
      bypassOn: (target) => switchUser.run("bypassOn", target),
      bypassOff: (target) => switchUser.run("bypassOff", target),
      newToken: (target) => newToken.run(target),
      deleteUser: (target) => deleteUser.run(target),
    };
    this.table = {
      "forticloud.createUser": (target: Target) => createUser.run(target),
      "forticloud.editUser": (target: Target) => editUser.run(target),
      "forticloud.aliasUser": (target: Target) => aliasUser.run(target),
      "forticloud.giveTemporaryToken": (target: Target) => giveToken.run(target),
      "forticloud.takeTemporaryToken": (target: Target) => takeToken.run(target),
      "forticloud.changeRealmQuota": (target: Target) => changeQuota.run(target),
      "forticloud.undo": () => undo.last(),
    };
  }

  commands(): CommandTable<Target> {
    return this.table;
  }

  dispose(): void {
    this.disposables.dispose();
  }
}
