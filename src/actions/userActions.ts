import type * as vscode from "vscode";
import type { CommandTable } from "../commands";
import { Disposables, type Disposable } from "../disposables";
import type { RealmNames } from "../explorer/realmNames";
import type { RecordUpdates } from "../explorer/recordUpdates";
import type { RowActivity } from "../explorer/rowActivity";
import type { Connections } from "../profiles/connections";
import type { ProfileStore } from "../profiles/profileStore";
import type { RecordRef } from "../records/recordRef";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import type { Form } from "../ui/form";
import type { QuickInput } from "../ui/quickInput";
import { Announcer } from "./announcer";
import { CreateUser } from "./createUser";
import { DeleteUser } from "./deleteUser";
import { EditUser } from "./editUser";
import { NewToken } from "./newToken";
import { SwitchUser } from "./switchUser";
import { Undo } from "./undo";
import { userSwitches } from "./userSwitches";
import { UserTargets } from "./userTargets";
import { UserWriter } from "./userWriter";
import { WritableProfiles } from "./writableProfiles";

/** What the actions need of the rest. */
export interface UserActionParts {
  readonly profiles: ProfileStore;
  readonly connections: Connections;
  readonly dialogs: Dialogs;
  readonly quickInput: QuickInput;
  readonly form: Form;
  readonly errors: ErrorReporter;
  readonly activity: RowActivity;
  readonly records: Pick<RecordUpdates, "insert" | "replace" | "remove">;
  readonly realms: RealmNames;
}

/** Everything that changes users, as commands. */
export class UserActions implements Disposable {
  private readonly disposables = new Disposables();
  private readonly table: CommandTable;
  /** A user was created, changed or deleted by this window: what shows it reads it anew. */
  readonly onDidChangeRecord: vscode.Event<RecordRef>;

  constructor({
    profiles,
    connections,
    dialogs,
    quickInput,
    form,
    errors,
    activity,
    records,
    realms,
  }: UserActionParts) {
    const writable = new WritableProfiles(profiles, quickInput);
    const targets = new UserTargets(writable, connections, dialogs, quickInput);
    const writer = this.disposables.add(new UserWriter(connections, activity, records, errors));
    const announcer = new Announcer(dialogs, errors);
    const undo = this.disposables.add(new Undo(profiles, targets, writer, dialogs, quickInput, announcer));
    const createUser = new CreateUser(writable, connections, writer, dialogs, form, announcer);
    const editUser = new EditUser(targets, writer, form, undo, announcer);
    const switchUser = new SwitchUser(targets, writer, dialogs, undo, announcer);
    const newToken = new NewToken(targets, writer, dialogs, announcer);
    const deleteUser = new DeleteUser(targets, writer, realms, dialogs, undo, announcer);
    this.onDidChangeRecord = writer.onDidChangeRecord;
    this.table = {
      "forticloud.createUser": (argument?: unknown) => createUser.run(argument),
      "forticloud.editUser": (argument?: unknown) => editUser.run(argument),
      ...Object.fromEntries(
        userSwitches.map((chosen) => [chosen.command, (argument?: unknown) => switchUser.run(chosen, argument)]),
      ),
      "forticloud.newToken": (argument?: unknown) => newToken.run(argument),
      "forticloud.deleteUser": (argument?: unknown) => deleteUser.run(argument),
      "forticloud.undo": () => undo.last(),
    };
  }

  commands(): CommandTable {
    return this.table;
  }

  dispose(): void {
    this.disposables.dispose();
  }
}
