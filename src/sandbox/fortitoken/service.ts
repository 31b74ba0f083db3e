import type { SandboxOptions } from "../options";
import type { EmulatedService, Handler, OperationCall } from "../service";
import { Logins } from "./login";
import { RealmHandlers } from "./realms";
import { FortitokenState } from "./state";
import { TokenHandlers } from "./tokens";
import { UserHandlers } from "./users";
import { UserWriteHandlers } from "./userWrites";

const SERVER_VERSION = "26.2.0";
const WITHOUT_TOKEN: readonly string[] = ["login", "getVersion"];

/** FortiToken Cloud. To offer one more operation, add its handler to `handlers` under its operation id. */
export class FortitokenService implements EmulatedService {
  readonly name = "fortitoken";
  readonly handlers: Readonly<Record<string, Handler>>;
  private readonly logins: Logins;
  private state: FortitokenState;

  constructor(private readonly options: SandboxOptions) {
    this.logins = new Logins(options);
    this.state = new FortitokenState(options);
    const state = (): FortitokenState => this.state;
    const realms = new RealmHandlers(state);
    const users = new UserHandlers(state);
    const writes = new UserWriteHandlers(state);
    const tokens = new TokenHandlers(state);
    this.handlers = {
      login: this.logins.login,
      getVersion: () => ({ status: 200, body: { " FIC server": SERVER_VERSION } }),
      listRealms: realms.listRealms,
      getRealm: realms.getRealm,
      pageRealms: realms.pageRealms,
      listUsers: users.listUsers,
      getUser: users.getUser,
      pageUsers: users.pageUsers,
      createUser: writes.createUser,
      updateUser: writes.updateUser,
      deleteUser: writes.deleteUser,
      listTokens: tokens.listTokens,
    };
  }

  authorize(operationId: string, call: OperationCall): void {
    if (!WITHOUT_TOKEN.includes(operationId)) {
      this.logins.authorize(call);
    }
  }

  errorBody(_status: number, message: string): unknown {
    return { message };
  }

  reset(): void {
    this.logins.revokeAll();
    this.state = new FortitokenState(this.options);
  }
}
