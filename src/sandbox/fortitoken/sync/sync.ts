import { fortitokenCredentials } from "../../credentials";
import { Refusal, type Answer, type JsonObject, type OperationCall } from "../../service";
import { textOf } from "../../values";
import { checkLicence } from "./migration";
import type { StoredRealm, StoredUser } from "../state/records";
import type { FortitokenState } from "../state/state";
import { syncActions, type Tasks, type TaskStep } from "./tasks";
import type { UserWriter } from "../users/userWriter";

/** Operations `syncUsers` and `getTask` [FTC 2.7, 2.8]. */
export class SyncHandlers {
  constructor(
    private readonly state: FortitokenState,
    private readonly writer: UserWriter,
    private readonly tasks: Tasks,
  ) {}

  /** `sn` must be the application's client id or the serial of one of the account's appliances. */
  readonly syncUsers = ({ body }: OperationCall): Answer => {
    const sn = textOf(body, "sn") ?? "";
    const isKnown =
      sn === fortitokenCredentials.webApp.clientId || this.state.realms.some(({ device }) => device?.sn === sn);
    if (!isKnown) {
      throw new Refusal(400, "sn must be the serial of an appliance of the account or the application's client id.");
    }
    const licence = textOf(body, "license");
    if (licence) {
      checkLicence(licence, sn);
    }
    const realm = this.state.realmNamed(body);
    if (!realm) {
      throw new Refusal(400, "The realm does not exist.");
    }
    const items = (body["users"] ?? []) as readonly JsonObject[];
    const steps = items.map((item, index) => this.step(realm, item, index));
    return { status: 201, body: { task_id: this.tasks.start(steps).id } };
  };

  /** A running task has no `msg`. */
  readonly getTask = ({ path }: OperationCall): Answer => {
    const task = this.tasks.find(path["id"] ?? "");
    if (!task) {
      throw new Refusal(404, "The task does not exist.");
    }
    const { status, counters } = task;
    return { status: 200, body: status === "complete" ? { status, msg: counters } : { status } };
  };

  private step(realm: StoredRealm, item: JsonObject, index: number): TaskStep {
    const action = syncActions.find((known) => known === item["action"]);
    switch (action) {
      case "create":
        return { action, run: () => this.writer.create(realm, item) };
      case "modify":
        return { action, run: () => this.modify(this.userOf(realm, item), item) };
      case "delete":
        return { action, run: () => this.state.removeUser(this.userOf(realm, item)) };
      case undefined:
        throw new Refusal(400, `body.users.${index}.action must be one of ${syncActions.join(", ")}.`);
    }
  }

  private modify(user: StoredUser, item: JsonObject): void {
    const changed = this.writer.plan(user, item);
    this.writer.carryOut(user, changed, this.writer.needsToken(user, changed, item));
  }

  /** By `id`, a userref or base user of the realm, else by `username`. */
  private userOf(realm: StoredRealm, item: JsonObject): StoredUser {
    const id = textOf(item, "id");
    const { users } = this.state;
    const candidates = id
      ? [users.find(id), ...users.aliases(id)]
      : [users.findByName(realm.id, textOf(item, "username") ?? "")];
    const found = candidates.find((user) => user?.realm_id === realm.id);
    if (!found) {
      throw new Refusal(404, "The user does not exist.");
    }
    return found;
  }
}
