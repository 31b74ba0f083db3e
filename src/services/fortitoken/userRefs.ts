import { defined } from "../../defined";
import { operations, type User, type UserCreate, type UserUpdate } from "../../contract";
import { schemas } from "../../contract/generated/validators";
import { decodeOne, decodeRecords, type RecordShape } from "../decode";
import { ServiceError } from "../errors";
import type { ServiceRecord } from "../model";
import type { FetchPage } from "../paging";
import { readText } from "../readers";
import type { FortiTokenCaller } from "./caller";
import { noneWhenNotFound, PagedOrWhole, type PageSize } from "./pagedOrWhole";
import { isSameUser } from "./sameUser";
import type { UserCalls, UserFilter } from "./userCalls";
import { readBack } from "../writes/unclear";

const shape: RecordShape<User> = { kind: "user", validate: schemas.fortitoken.User, idOf: (user) => user.id };

/** A web application's users; their ids are userref ids [FTC 2.3]. */
export class UserRefs implements UserCalls {
  private readonly list = new PagedOrWhole<UserFilter, User>(
    async (filter, page, signal) => {
      const request = { operation: operations.fortitoken.pageUsers, query: { ...filter, ...page } };
      const { json, headers } = await this.caller.send(request, signal);
      return { items: decodeRecords(shape, json, page.page), link: headers.link };
    },
    (filter, signal) => this.find(filter, signal),
  );

  constructor(private readonly caller: FortiTokenCaller) {}

  pages(filter: UserFilter, pageSize: PageSize): FetchPage<ServiceRecord<User>> {
    return this.list.pages(filter, pageSize);
  }

  find(filter: UserFilter, signal?: AbortSignal): Promise<ServiceRecord<User>[]> {
    const request = { operation: operations.fortitoken.listUsers, query: { ...filter } };
    return noneWhenNotFound(this.caller.json(request, signal).then((json) => decodeRecords(shape, json)));
  }

  async get(id: string, signal?: AbortSignal): Promise<ServiceRecord<User>> {
    const request = { operation: operations.fortitoken.getUser, pathParameters: { id } };
    return decodeOne(shape, await this.caller.json(request, signal));
  }

  /** @returns the new user; read back if the response does not contain it */
  async create(input: UserCreate, signal?: AbortSignal): Promise<ServiceRecord<User>> {
    const json = await this.caller.json({ operation: operations.fortitoken.createUser, body: input }, signal);
    const created = writtenUser(shape, json);
    if (created) return created;
    const { username, realm_id } = input;
    return readBack(async () => {
      const found = await this.find(defined({ username, realm_id }), signal);
      const user = found.find(({ value }) => isSameUser(value, input));
      if (user) return user;
      throw new ServiceError("emptyAnswer", "The service accepted the new user but does not show it.");
    });
  }

  async update(id: string, change: UserUpdate, signal?: AbortSignal): Promise<ServiceRecord<User>> {
    // Without it, the service may take the path's id for a base user's.
    const body = { is_refid: true, ...change };
    const request = { operation: operations.fortitoken.updateUser, pathParameters: { id }, body };
    const user = writtenUser(shape, await this.caller.json(request, signal));
    return user ?? readBack(() => this.get(id, signal));
  }

  async delete(id: string, signal?: AbortSignal): Promise<void> {
    await this.caller.send({ operation: operations.fortitoken.deleteUser, pathParameters: { id } }, signal);
  }
}

/** The user in the response of a write; undefined for an empty response or another content. */
export function writtenUser(shape: RecordShape<User>, json: unknown): ServiceRecord<User> | undefined {
  const user = json === undefined ? undefined : decodeRecords(shape, json)[0];
  return user && readText(user.value.id) !== undefined ? user : undefined;
}
