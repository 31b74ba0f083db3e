import { operations, type Realm, type User, type UserCreate, type UserUpdate } from "../../contract";
import type { CallRequest } from "../apiCaller";
import { isRefusal, ServiceError } from "../errors";
import type { RawAnswer } from "../http/wire";
import type { ServiceRecord } from "../model";
import { PagedList } from "../paging";
import { Authentication } from "./authentication";
import { BaseUsers } from "./baseUsers";
import type { FortiTokenCaller } from "./caller";
import { type ClientType, isRefused } from "./clientType";
import { Licence } from "./licence";
import type { PageSize } from "./pagedOrWhole";
import { type RealmFilter, Realms } from "./realms";
import { SharedTask } from "../sharedTask";
import type { FortiTokenSession } from "./session";
import { Tokens } from "./tokens";
import type { UserCalls, UserFilter } from "./userCalls";
import { UserRefs } from "./userRefs";
import { UserSync } from "./userSync";
import { defined } from "../../defined";
import { handedRealms } from "../../waiting";

/** Known facts about the service and the application. */
export interface FortiTokenFacts {
  readonly clientType?: ClientType;
  /** The service's version, after `version` succeeded. */
  readonly version?: string;
}

/** The read-only part of a client. */
export type FortiTokenReader = Omit<
  FortiTokenClient,
  | "createUser"
  | "updateUser"
  | "deleteUser"
  | "call"
  | "takeOver"
  | "tokens"
  | "licence"
  | "authentication"
  | "sync"
  | "background"
> & {
  readonly tokens: Omit<Tokens, "giveTemporary" | "takeTemporary">;
  readonly licence: Omit<Licence, "setRealmQuota">;
  readonly authentication: Pick<Authentication, "result" | "results">;
  readonly sync: Pick<UserSync, "task">;
  readonly background: FortiTokenReader;
};

/**
 * FortiToken Cloud as one application sees it. Every method throws `ServiceError`. A web application's users are userrefs, a management
 * application's are base users; each with ids of its own.
 */
export class FortiTokenClient {
  readonly tokens: Tokens;
  readonly licence: Licence;
  readonly authentication: Authentication;
  readonly sync: UserSync;
  private readonly realmCalls: Realms;
  private readonly liveRealms = new SharedTask((signal) => this.realmCalls.all(signal), "cancel");
  private readonly userRefs: UserRefs;
  private readonly baseUsers: BaseUsers;
  private knownVersion: string | undefined;
  private quiet: FortiTokenClient | undefined;
  /** The realms that another client read, and the time until which they are valid, epoch ms. */
  private handed: { readonly realms: ServiceRecord<Realm>[]; until: number } | undefined;

  constructor(
    private readonly caller: FortiTokenCaller,
    private readonly session: FortiTokenSession,
    private readonly clientId: string,
  ) {
    this.tokens = new Tokens(caller);
    this.licence = new Licence(caller);
    this.authentication = new Authentication(caller);
    this.sync = new UserSync(caller, clientId);
    this.realmCalls = new Realms(caller);
    this.userRefs = new UserRefs(caller);
    this.baseUsers = new BaseUsers(caller, this.realmCalls);
  }

  /** The same client for background requests: interactive requests take precedence. */
  get background(): FortiTokenClient {
    return (this.quiet ??= new FortiTokenClient(this.caller.inBackground(), this.session, this.clientId));
  }

  /** The application's type, if known. */
  get clientType(): ClientType | undefined {
    return this.caller.clientType.value;
  }

  get facts(): FortiTokenFacts {
    const { clientType, knownVersion: version } = this;
    return defined({ clientType, version });
  }

  /** Makes sure that there is a live token. */
  async signIn(signal?: AbortSignal): Promise<void> {
    await this.session.bearer(signal);
  }

  /** The service's version, such as `26.2.0`. */
  async version(signal?: AbortSignal): Promise<string> {
    const json = await this.caller.json({ operation: operations.fortitoken.getVersion }, signal);
    // The member's name differs by edition and contains blanks.
    const version: unknown = Object.values(json ?? {}).find((value) => typeof value === "string");
    if (typeof version !== "string") {
      throw new ServiceError(json === undefined ? "emptyAnswer" : "unexpected", "The response has no version.");
    }
    this.knownVersion = version;
    return version;
  }

  /**
   * Takes the token and the realms of a client with the same secret, host and client id.
   * @param readAt when the realms were read, epoch ms
   */
  takeOver(other: FortiTokenClient, realms: ServiceRecord<Realm>[], readAt: number): void {
    this.session.takeOver(other.session);
    this.handed = { realms, until: readAt + handedRealms.keptMs };
  }

  /** Calls share one read: while it runs, or shortly after another client handed its realms over. */
  realms(signal?: AbortSignal, filter: RealmFilter = {}): Promise<ServiceRecord<Realm>[]> {
    if (filter.deleted) return this.realmCalls.all(signal, filter);
    return this.handedRealms() ?? this.liveRealms.join(signal);
  }

  /** The next `realms` call reads again, even while a read runs. */
  forgetRealms(): void {
    this.handed = undefined;
    this.liveRealms.renew();
  }

  getRealm(id: string, signal?: AbortSignal): Promise<ServiceRecord<Realm>> {
    return this.realmCalls.get(id, signal);
  }

  /** Users page by page. Without a paged list there is one page (per realm for a management application). */
  users(filter: UserFilter, pageSize: PageSize = 100): PagedList<ServiceRecord<User>> {
    const web = this.userRefs.pages(filter, pageSize);
    const management = this.baseUsers.pages(filter, pageSize);
    const source: typeof web = (cursor, signal) =>
      this.caller.clientType.either(
        () => web(cursor, signal),
        () => management(cursor, signal),
      );
    return new PagedList(source, (user) => user.id);
  }

  /** All exact matches, without paging; possibly none. */
  findUsers(filter: UserFilter, signal?: AbortSignal): Promise<ServiceRecord<User>[]> {
    return this.ofKind((users) => users.find(filter, signal));
  }

  getUser(id: string, signal?: AbortSignal): Promise<ServiceRecord<User>> {
    return this.ofKind((users) => users.get(id, signal));
  }

  /** @returns the new user; read back if the response does not contain it. @throws `notAllowed` for a management application */
  createUser(input: UserCreate, signal?: AbortSignal): Promise<ServiceRecord<User>> {
    return this.userRefs.create(input, signal);
  }

  /** @returns the changed user from the response, possibly incomplete; read back if the response is empty */
  updateUser(id: string, change: UserUpdate, signal?: AbortSignal): Promise<ServiceRecord<User>> {
    return this.caller.clientType.either(
      () => this.userRefs.update(id, change, signal),
      () => this.baseUsers.update(id, change, signal),
      // A management application may make the web application's call, but its ids are not found.
      (error) => isRefused(error) || (ServiceError.is(error) && error.category === "notFound" && isRefusal(error)),
    );
  }

  deleteUser(id: string, signal?: AbortSignal): Promise<void> {
    return this.ofKind((users) => users.delete(id, signal));
  }

  /** Any operation; the response as received, whatever its status. @throws ServiceError without a response */
  call(request: CallRequest, signal?: AbortSignal): Promise<RawAnswer> {
    return this.caller.call(request, signal);
  }

  /** Cancels every running call. */
  dispose(): void {
    this.caller.dispose();
  }

  private handedRealms(): Promise<ServiceRecord<Realm>[]> | undefined {
    const now = Date.now();
    if (!this.handed || now >= this.handed.until) {
      this.handed = undefined;
      return undefined;
    }
    this.handed.until = Math.min(this.handed.until, now + handedRealms.sharedMs);
    return Promise.resolve(this.handed.realms);
  }

  private ofKind<T>(call: (users: UserCalls) => Promise<T>): Promise<T> {
    return this.caller.clientType.either(
      () => call(this.userRefs),
      () => call(this.baseUsers),
    );
  }
}
