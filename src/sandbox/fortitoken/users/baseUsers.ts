import { Refusal, type Answer, type JsonObject, type OperationCall } from "../../service";
import { pageOf } from "../paging";
import type { StoredUser } from "../state/records";
import type { FortitokenState } from "../state/state";
import { exactTests, nameTests } from "./userFilter";
import { baseUserToWire } from "./userWire";
import type { UserWriter } from "./userWriter";

/**
 * Base users, which own the userrefs [FTC 2.12]. A base user's name and realm are those of its first userref.
 */
export class BaseUserHandlers {
  constructor(
    private readonly state: FortitokenState,
    private readonly writer: UserWriter,
  ) {}

  readonly listBaseUsers = (call: OperationCall): Answer => ({
    status: 200,
    body: this.matching(call).map((user) => this.toWire(user)),
  });

  readonly pageBaseUsers = (call: OperationCall): Answer =>
    pageOf(
      call,
      this.matching(call),
      (user) => this.state.users.place(user),
      (user) => this.toWire(user),
    );

  readonly getBaseUser = ({ path }: OperationCall): Answer => ({
    status: 200,
    body: this.toWire(this.aliasesOf(path)[0]),
  });

  /** Changes every userref of the base user; a new name applies to the first one only. */
  readonly updateBaseUser = ({ path, body }: OperationCall): Answer => {
    const [first, ...others] = this.aliasesOf(path);
    const { username: _, ...shared } = body;
    const changed = this.writer.plan(first, body);
    const followers = others.map((user) => ({ user, changed: this.writer.plan(user, shared) }));
    this.writer.carryOut(first, changed, this.writer.needsToken(first, changed, body));
    for (const follower of followers) {
      this.writer.carryOut(follower.user, follower.changed, false);
    }
    return { status: 202, body: this.toWire(first) };
  };

  readonly deleteBaseUser = ({ path }: OperationCall): Answer => {
    for (const user of this.aliasesOf(path)) {
      this.state.removeUser(user);
    }
    return { status: 204 };
  };

  private matching({ query }: OperationCall): readonly StoredUser[] {
    const { id, ...rest } = query;
    const wanted = id ? { ...rest, user_id: id } : rest;
    const tests = [...exactTests(wanted, ["user_id", "realm_id", "email", "mobile_number"]), ...nameTests(wanted)];
    const { users } = this.state;
    return users.baseUsers
      .filter(({ user_id }) => users.aliases(user_id).some((user) => tests.every((test) => test(user))))
      .sort((a, b) => users.place(a) - users.place(b));
  }

  private aliasesOf(path: OperationCall["path"]): readonly [StoredUser, ...StoredUser[]] {
    const [first, ...others] = this.state.users.aliases(path["id"] ?? "");
    if (!first) {
      throw new Refusal(404, "The user does not exist.");
    }
    return [first, ...others];
  }

  private toWire(user: StoredUser): JsonObject {
    return baseUserToWire(this.state, user);
  }
}
