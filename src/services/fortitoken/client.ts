import { operations, type Realm, type User, type UserCreate, type UserUpdate } from "../../contract";
import { schemas } from "../../contract/generated/validators";
import { decodeOne, decodeRecords, type RecordShape } from "../decode";
import { ServiceError } from "../errors";
import type { ApiAnswer, ApiRequest, Transport } from "../http/transport";
import type { ServiceRecord } from "../model";
import { linkCursor } from "../pageSources";
import { type FetchPage, PagedList } from "../paging";
import { text } from "../readers";
import type { FortiTokenSession } from "./session";

/** Exact filters of the user lists (contract: FortiToken Cloud 2.3.1); an absent member is no filter. */
export interface UserFilter {
  readonly realm_id?: string;
  readonly username?: string;
  readonly email?: string;
  readonly mobile_number?: string;
  readonly active?: boolean;
  readonly auth_method?: string;
  readonly notification_method?: string;
  /** 0 local, 1 remote LDAP. */
  readonly user_data?: number;
  /** Whether usernames compare with case and accents; the service's default is not documented. */
  readonly case_accent_sensitive?: boolean;
}

/** Page sizes the paged lists know (contract: FortiToken Cloud 2.15). */
export type UserPageSize = 20 | 100 | 200 | 500 | 1000;

const realmShape: RecordShape<Realm> = { kind: "realm", validate: schemas.fortitoken.Realm, idOf: (realm) => realm.id };
const userShape: RecordShape<User> = { kind: "user", validate: schemas.fortitoken.User, idOf: (user) => user.id };

/** FortiToken Cloud as one application sees it. Every method throws `ServiceError`. Ids of users are userref ids. */
export class FortiTokenClient {
  /** The service has no paged user list: an edition before 23.4.b, or not for this kind of application. */
  private withoutPages = false;

  constructor(
    private readonly transport: Transport,
    private readonly session: FortiTokenSession,
  ) {}

  /** Makes sure that there is a live token. */
  async signIn(signal?: AbortSignal): Promise<void> {
    await this.session.bearer(signal);
  }

  /** The service's version, such as `26.2.0`. */
  async version(signal?: AbortSignal): Promise<string> {
    const { json } = await this.call({ operation: operations.fortitoken.getVersion }, signal);
    // The member's name differs by edition and has blanks in it.
    const version = Object.values(json ?? {}).find((value) => typeof value === "string");
    if (typeof version === "string") return version;
    throw new ServiceError(json === undefined ? "emptyAnswer" : "unexpected", "The answer names no version.");
  }

  async realms(signal?: AbortSignal): Promise<ServiceRecord<Realm>[]> {
    return decodeRecords(realmShape, (await this.call({ operation: operations.fortitoken.listRealms }, signal)).json);
  }

  async getRealm(id: string, signal?: AbortSignal): Promise<ServiceRecord<Realm>> {
    const request = { operation: operations.fortitoken.getRealm, pathParameters: { id } };
    return decodeOne(realmShape, (await this.call(request, signal)).json);
  }

  /** Users page by page; in one page where the service has no paged list. */
  users(filter: UserFilter, pageSize: UserPageSize = 100): PagedList<ServiceRecord<User>> {
    const paged = linkCursor(async (page, signal) => {
      const query = { ...filter, limit: pageSize, page };
      const { json, headers } = await this.call({ operation: operations.fortitoken.pageUsers, query }, signal);
      return { items: decodeRecords(userShape, json, page ?? ""), link: headers.link };
    });
    const source: FetchPage<ServiceRecord<User>> = async (cursor, signal) => {
      if (this.withoutPages) return { items: await this.findUsers(filter, signal) };
      try {
        return await paged(cursor, signal);
      } catch (error) {
        if (cursor !== undefined || !isMissing(error)) throw error;
        const items = await this.findUsers(filter, signal);
        // A 404 beside no users may be this service's way to say that there are none.
        this.withoutPages = error.kind === "notAllowed" || items.length > 0;
        return { items };
      }
    };
    return new PagedList(source, (user) => user.id);
  }

  /** All users that match exactly, without paging; none is an empty array. */
  async findUsers(filter: UserFilter, signal?: AbortSignal): Promise<ServiceRecord<User>[]> {
    try {
      const { json } = await this.call({ operation: operations.fortitoken.listUsers, query: { ...filter } }, signal);
      return decodeRecords(userShape, json);
    } catch (error) {
      if (ServiceError.is(error) && error.kind === "notFound" && error.answerType !== "html") return [];
      throw error;
    }
  }

  async getUser(id: string, signal?: AbortSignal): Promise<ServiceRecord<User>> {
    const request = { operation: operations.fortitoken.getUser, pathParameters: { id } };
    return decodeOne(userShape, (await this.call(request, signal)).json);
  }

  /** The new user; read back where the service answers without it. */
  async createUser(input: UserCreate & { realm_id?: string }, signal?: AbortSignal): Promise<ServiceRecord<User>> {
    const { json } = await this.call({ operation: operations.fortitoken.createUser, body: input }, signal);
    const created = writtenUser(json);
    if (created) return created;
    const { username, realm_id } = input;
    const found = await this.findUsers({ username, ...(realm_id === undefined ? {} : { realm_id }) }, signal);
    const user = found.find(({ value }) => value.email === input.email) ?? found[0];
    if (user) return user;
    throw new ServiceError("emptyAnswer", "The service accepted the new user but does not show it.");
  }

  /** The changed user as the service answers it, which may be less than all of it; read back where it answers nothing. */
  async updateUser(id: string, change: UserUpdate, signal?: AbortSignal): Promise<ServiceRecord<User>> {
    // The path id could also be read as a base user's.
    const body = { is_refid: true, ...change };
    const request = { operation: operations.fortitoken.updateUser, pathParameters: { id }, body };
    const { json } = await this.call(request, signal);
    return writtenUser(json) ?? this.getUser(id, signal);
  }

  async deleteUser(id: string, signal?: AbortSignal): Promise<void> {
    await this.call({ operation: operations.fortitoken.deleteUser, pathParameters: { id } }, signal);
  }

  /** Ends every running call as cancelled. */
  dispose(): void {
    this.transport.dispose();
  }

  private call(request: Omit<ApiRequest, "authorization">, signal?: AbortSignal): Promise<ApiAnswer> {
    return this.session.authorized(
      (authorization) => this.transport.send({ ...request, authorization }, signal),
      signal,
    );
  }
}

function isMissing(error: unknown): error is ServiceError {
  return ServiceError.is(error) && (error.kind === "notFound" || error.kind === "notAllowed");
}

/** The user a write answered with; undefined for an empty answer or one that says something else. */
function writtenUser(json: unknown): ServiceRecord<User> | undefined {
  const user = json === undefined ? undefined : decodeRecords(userShape, json)[0];
  return user && text(user.value.id) !== undefined ? user : undefined;
}
