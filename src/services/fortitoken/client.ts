import type { Realm, User, UserCreate, UserUpdate } from "../../contract";
import type { ServiceRecord } from "../model";
import type { PagedList } from "../paging";

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

export class FortiTokenClient {
  signIn(_signal?: AbortSignal): Promise<void> {
    throw new Error("not yet");
  }
  version(_signal?: AbortSignal): Promise<string> {
    throw new Error("not yet");
  }
  realms(_signal?: AbortSignal): Promise<ServiceRecord<Realm>[]> {
    throw new Error("not yet");
  }
  getRealm(_id: string, _signal?: AbortSignal): Promise<ServiceRecord<Realm>> {
    throw new Error("not yet");
  }
  users(_filter: UserFilter, _pageSize: UserPageSize = 100): PagedList<ServiceRecord<User>> {
    throw new Error("not yet");
  }
  findUsers(_filter: UserFilter, _signal?: AbortSignal): Promise<ServiceRecord<User>[]> {
    throw new Error("not yet");
  }
  getUser(_id: string, _signal?: AbortSignal): Promise<ServiceRecord<User>> {
    throw new Error("not yet");
  }
  createUser(_input: UserCreate & { realm_id?: string }, _signal?: AbortSignal): Promise<ServiceRecord<User>> {
    throw new Error("not yet");
  }
  updateUser(_id: string, _change: UserUpdate, _signal?: AbortSignal): Promise<ServiceRecord<User>> {
    throw new Error("not yet");
  }
  deleteUser(_id: string, _signal?: AbortSignal): Promise<void> {
    throw new Error("not yet");
  }
  dispose(): void {
    throw new Error("not yet");
  }
}
