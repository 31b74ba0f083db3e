import { Refusal, type Answer, type JsonObject, type OperationCall } from "../../service";
import { booleanOf, textOf } from "../../values";
import type { StoredUser } from "../state/records";
import type { FortitokenState } from "../state/state";
import { userToWire } from "./userWire";
import type { UserWriter } from "./userWriter";

/** Creating, changing and deleting users [FTC 2.3.2-2.3.4]. */
export class UserWriteHandlers {
  constructor(
    private readonly state: FortitokenState,
    private readonly writer: UserWriter,
  ) {}

  readonly createUser = ({ body }: OperationCall): Answer => {
    const realm = this.state.realmNamed(body);
    if (!realm) {
      throw new Refusal(404, "The realm does not exist.");
    }
    const user = this.writer.create(realm, body);
    return { status: 201, body: userToWire(this.state, user, isBrief(body)) };
  };

  readonly updateUser = ({ path, body }: OperationCall): Answer => {
    const user = this.findUser(path["id"] ?? "", body);
    const changed = this.writer.plan(user, body);
    this.writer.carryOut(user, changed, this.writer.needsToken(user, changed, body));
    return { status: 202, body: userToWire(this.state, user, isBrief(body)) };
  };

  readonly deleteUser = ({ path, query }: OperationCall): Answer => {
    const user = this.state.users.find(path["id"] ?? "");
    if (!user || (query["username"] && query["username"] !== user.username)) {
      throw new Refusal(404, "The user does not exist.");
    }
    this.state.removeUser(user);
    return { status: 204 };
  };

  /** The path holds a userref id, or a base user's id unless `is_refid` is true. */
  private findUser(id: string, body: JsonObject): StoredUser {
    const { users } = this.state;
    const found = users.find(id) ?? (booleanOf(body, "is_refid") ? undefined : users.aliases(id)[0]);
    if (!found) {
      throw new Refusal(404, "The user does not exist.");
    }
    const repeated = textOf(body, "id");
    if (repeated !== undefined && repeated !== id) {
      throw new Refusal(400, "id differs from the id in the path.");
    }
    return found;
  }
}

function isBrief(body: JsonObject): boolean {
  return booleanOf(body, "brief") ?? false;
}
