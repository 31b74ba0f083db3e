import type { SandboxOptions } from "../options";
import type { Handler } from "../service";
import { AuthenticationHandlers } from "./auth/authentication";
import { BaseUserHandlers } from "./users/baseUsers";
import { FortitokenControls } from "./controls";
import { LicenceHandlers } from "./licence";
import { Lockout } from "./auth/lockout";
import { Logins } from "./login";
import { Pushes } from "./auth/pushes";
import { PushResultHandlers } from "./auth/pushResults";
import { RealmHandlers } from "./realms";
import { SentCodes } from "./auth/sentCodes";
import { SmsStock } from "./auth/smsStock";
import { FortitokenState } from "./state/state";
import { SyncHandlers } from "./sync/sync";
import { Tasks } from "./sync/tasks";
import { TempTokenHandlers } from "./tempTokens";
import { TokenHandlers } from "./tokens";
import { TrialLimit } from "./trialLimit";
import { UserHandlers } from "./users/users";
import { UserWriteHandlers } from "./users/userWrites";
import { UserWriter } from "./users/userWriter";

const serverVersion = "26.2.0";

/** One FortiToken Cloud account: its seeded data and its state since. */
export class FortitokenAccount {
  readonly logins: Logins;
  readonly trialLimit: TrialLimit;
  readonly controls: FortitokenControls;
  /** A new operation needs a handler under its operation id. */
  readonly handlers: Readonly<Record<string, Handler>>;
  private readonly state: FortitokenState;
  private readonly tasks: Tasks;

  constructor(options: SandboxOptions) {
    const state = new FortitokenState(options);
    const newId = (): string => state.newId();
    const tasks = new Tasks(options, newId);
    const pushes = new Pushes(options, newId);
    const codes = new SentCodes(options, () => state.newCode());
    const sms = new SmsStock(options);
    const lockout = new Lockout(options);
    this.logins = new Logins(options);
    this.trialLimit = new TrialLimit(options);
    this.controls = new FortitokenControls({ state, options, codes, pushes, tasks, lockout });
    this.state = state;
    this.tasks = tasks;

    const realms = new RealmHandlers(state);
    const users = new UserHandlers(state);
    const writer = new UserWriter(state, options);
    const writes = new UserWriteHandlers(state, writer);
    const baseUsers = new BaseUserHandlers(state, writer);
    const tokens = new TokenHandlers(state);
    const tempTokens = new TempTokenHandlers(state, options);
    const licence = new LicenceHandlers(state, sms, options);
    const sync = new SyncHandlers(state, writer, tasks);
    const authentication = new AuthenticationHandlers({ state, options, sms, lockout, codes, pushes });
    const pushResults = new PushResultHandlers(state, pushes);
    const whileUnlocked =
      (handler: Handler): Handler =>
      (call) => {
        tasks.checkUnlocked();
        return handler(call);
      };
    this.handlers = {
      login: this.logins.login,
      getVersion: () => ({ status: 200, body: { " FIC server": serverVersion } }),
      listRealms: realms.listRealms,
      getRealm: realms.getRealm,
      pageRealms: realms.pageRealms,
      listUsers: users.listUsers,
      getUser: users.getUser,
      pageUsers: users.pageUsers,
      createUser: whileUnlocked(writes.createUser),
      updateUser: whileUnlocked(writes.updateUser),
      deleteUser: whileUnlocked(writes.deleteUser),
      listBaseUsers: baseUsers.listBaseUsers,
      getBaseUser: baseUsers.getBaseUser,
      pageBaseUsers: baseUsers.pageBaseUsers,
      updateBaseUser: whileUnlocked(baseUsers.updateBaseUser),
      deleteBaseUser: whileUnlocked(baseUsers.deleteBaseUser),
      previewAuth: authentication.previewAuth,
      authenticate: authentication.authenticate,
      listAuth: pushResults.listAuth,
      getAuth: pushResults.getAuth,
      syncUsers: whileUnlocked(sync.syncUsers),
      getTask: sync.getTask,
      listTokens: tokens.listTokens,
      createTempToken: tempTokens.createTempToken,
      deleteTempToken: tempTokens.deleteTempToken,
      getCount: (call) => licence.getCount(call, this.logins.clientType(call)),
      getBalance: licence.getBalance,
      getQuota: licence.getQuota,
      updateQuota: licence.updateQuota,
    };
  }

  /** Applies what became due since the last request. */
  catchUp(): void {
    this.tasks.catchUp();
    this.state.catchUp();
  }
}
