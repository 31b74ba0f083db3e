import { fortitokenCredentials } from "../../credentials";
import { booleanOf } from "../../values";
import { Refusal, type Answer, type OperationCall } from "../../service";
import { pageOf } from "../paging";
import type { StoredUser } from "../state/records";
import type { FortitokenState } from "../state/state";
import { conditionTests, exactTests, nameTests, type UserTest } from "./userFilter";
import { userToWire } from "./userWire";

const exactFields = ["id", "realm_id", "email", "mobile_number", "auth_method", "notification_method"] as const;

/** Reading users [FTC 2.3.1, 2.15]. */
export class UserHandlers {
  constructor(private readonly state: FortitokenState) {}

  readonly listUsers = (call: OperationCall): Answer => ({
    status: 200,
    body: this.matching(call).map(this.wireOf(call)),
  });

  readonly pageUsers = (call: OperationCall): Answer =>
    pageOf(call, this.matching(call), (user) => this.state.users.place(user), this.wireOf(call));

  readonly getUser = (call: OperationCall): Answer => {
    const user = this.state.users.find(call.path["id"] ?? "");
    if (!user) {
      throw new Refusal(404, "The user does not exist.");
    }
    return { status: 200, body: this.wireOf(call)(user) };
  };

  private wireOf({ query }: OperationCall): (user: StoredUser) => unknown {
    const brief = booleanOf(query, "brief") ?? false;
    return (user) => userToWire(this.state, user, brief);
  }

  private matching({ query }: OperationCall): readonly StoredUser[] {
    const tests = [
      ...exactTests(query, exactFields),
      ...nameTests(query),
      ...conditionTests(query),
      ...this.realmTests(query),
    ];
    return this.state.users.all.filter((user) => tests.every((test) => test(user)));
  }

  /** A web application sends its client id as `sn`, which matches every realm. */
  private realmTests({ realm: name, sn, vdom }: OperationCall["query"]): UserTest[] {
    const device = sn === fortitokenCredentials.webApp.clientId ? undefined : sn;
    if (!name && !device && !vdom) {
      return [];
    }
    const realmIds = new Set(
      this.state.realms
        .filter(
          (realm) =>
            (!name || realm.name === name) &&
            (!device || realm.device?.sn === device) &&
            (!vdom || realm.device?.vdom === vdom),
        )
        .map((realm) => realm.id),
    );
    return [(user) => realmIds.has(user.realm_id)];
  }
}
