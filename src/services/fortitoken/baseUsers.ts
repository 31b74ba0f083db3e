import {
  type BaseUserQuery,
  operations,
  type PagedBaseUserQuery,
  type PagedUserQuery,
  type User,
  type UserQuery,
  type UserUpdate,
} from "../../contract";
import { schemas } from "../../contract/generated/validators";
import { decodeOne, decodeRecords, type RecordShape } from "../decode";
import type { ServiceRecord } from "../model";
import { type FetchPage, ListBound } from "../paging";
import type { FortiTokenCaller } from "./caller";
import { eachInTurn } from "../eachInTurn";
import { normalizedMember, normalizeValue } from "./sameValue";
import { defined } from "../../defined";
import { noneWhenNotFound, PagedOrWhole, type PageSize } from "./pagedOrWhole";
import type { Realms } from "./realms";
import type { UserCalls, UserFilter } from "./userCalls";
import { writtenUser } from "./userRefs";
import { readBack } from "../writes/unclear";

/** Base users have the members of users except `user_data`, and also `temp_token`. */
const shape: RecordShape<User> = { kind: "user", validate: schemas.fortitoken.BaseUser, idOf: (user) => user.id };

type RealmFilter = UserFilter & { readonly realm_id: string };

/** A management application's users: base users, which are listed per realm [FTC 2.12]. Without a realm filter, all realms are listed in turn. */
export class BaseUsers implements UserCalls {
  private readonly list = new PagedOrWhole<RealmFilter, User>(
    async (filter, page, signal) => {
      const request = {
        operation: operations.fortitoken.pageBaseUsers,
        query: { ...documentedFilters(filter), ...page },
      };
      const { json, headers } = await this.caller.send(request, signal);
      return { items: filterUsers(filter, decodeRecords(shape, json, page.page)), link: headers.link };
    },
    (filter, signal) => this.inRealm(filter, signal),
  );

  constructor(
    private readonly caller: FortiTokenCaller,
    private readonly realms: Pick<Realms, "all">,
  ) {}

  pages(filter: UserFilter, pageSize: PageSize): FetchPage<ServiceRecord<User>> {
    return eachInTurn(
      (signal) => this.realmIds(filter, signal),
      (realm_id) => this.list.pages({ ...filter, realm_id }, pageSize),
    );
  }

  async find(filter: UserFilter, signal?: AbortSignal): Promise<ServiceRecord<User>[]> {
    const found: ServiceRecord<User>[][] = [];
    const bound = new ListBound();
    for (const realm_id of await this.realmIds(filter, signal)) {
      const users = await this.inRealm({ ...filter, realm_id }, signal);
      bound.add(users);
      found.push(users);
    }
    return found.flat();
  }

  async get(id: string, signal?: AbortSignal): Promise<ServiceRecord<User>> {
    const request = { operation: operations.fortitoken.getBaseUser, pathParameters: { id } };
    return decodeOne(shape, await this.caller.json(request, signal));
  }

  async update(id: string, change: UserUpdate, signal?: AbortSignal): Promise<ServiceRecord<User>> {
    const request = { operation: operations.fortitoken.updateBaseUser, pathParameters: { id }, body: change };
    const user = writtenUser(shape, await this.caller.json(request, signal));
    return user ?? readBack(() => this.get(id, signal));
  }

  async delete(id: string, signal?: AbortSignal): Promise<void> {
    await this.caller.send({ operation: operations.fortitoken.deleteBaseUser, pathParameters: { id } }, signal);
  }

  private async realmIds({ realm_id }: UserFilter, signal?: AbortSignal): Promise<string[]> {
    return realm_id === undefined ? (await this.realms.all(signal)).map(({ id }) => id) : [realm_id];
  }

  private async inRealm(filter: RealmFilter, signal?: AbortSignal): Promise<ServiceRecord<User>[]> {
    const request = { operation: operations.fortitoken.listBaseUsers, query: documentedFilters(filter) };
    const list = this.caller.json(request, signal).then((json) => decodeRecords(shape, json));
    return filterUsers(filter, await noneWhenNotFound(list));
  }
}

/** What can apply a filter. The contract must have the filter for the whole list and for its pages. */
type Appliers<Name> = Name extends keyof BaseUserQuery & keyof PagedBaseUserQuery
  ? "service"
  : Name extends keyof UserQuery & keyof PagedUserQuery
    ? "client" | "nothing"
    : never;

/** Who applies each filter of a base user list: a filter that is missing here, or in the contract, does not compile. */
const appliedBy: { readonly [Name in keyof UserFilter]-?: Appliers<Name> } = {
  realm_id: "service",
  id: "service",
  username: "service",
  email: "service",
  mobile_number: "service",
  case_accent_sensitive: "service",
  active: "client",
  auth_method: "client",
  notification_method: "client",
  user_data: "client",
  bypass_at: "client",
  lockout_at: "client",
  brief: "nothing",
};

/** The filters that base user lists know. */
function documentedFilters(filter: UserFilter): Partial<Record<keyof UserFilter, string | number | boolean>> {
  const names = (Object.keys(appliedBy) as (keyof UserFilter)[]).filter((name) => appliedBy[name] === "service");
  return defined(Object.fromEntries(names.map((name) => [name, filter[name]])));
}

/** The users that pass the other filters; a user without the compared member passes. */
function filterUsers(filter: UserFilter, users: ServiceRecord<User>[]): ServiceRecord<User>[] {
  const entries = Object.entries(filter) as [keyof UserFilter, unknown][];
  const filters = entries.filter(([name, wanted]) => appliedBy[name] === "client" && wanted !== undefined);
  return users.filter(({ value }) =>
    filters.every(([name, wanted]) => {
      const own = normalizedMember(value, name);
      return own === undefined || own === normalizeValue(name, wanted);
    }),
  );
}
