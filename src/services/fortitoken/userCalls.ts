import type { User, UserUpdate } from "../../contract";
import type { ServiceRecord } from "../model";
import type { FetchPage } from "../paging";
import type { PageSize } from "./pagedOrWhole";

/** Exact filters of the user lists [FTC 2.3.1]; an absent member does not filter. */
export interface UserFilter {
  readonly id?: string;
  readonly realm_id?: string;
  readonly username?: string;
  readonly email?: string;
  readonly mobile_number?: string;
  readonly active?: boolean;
  readonly auth_method?: string;
  readonly notification_method?: string;
  /** 0 local, 1 remote LDAP. */
  readonly user_data?: number;
  /** The time in the user's spelling; how the service compares it is not documented. */
  readonly bypass_at?: string;
  readonly lockout_at?: string;
  /** Compare usernames with case and accents; the default is not documented. */
  readonly case_accent_sensitive?: boolean;
  /** Return only the members of the brief form. */
  readonly brief?: boolean;
}

/** The user calls that both types of application have in their own form. Every method throws `ServiceError`. */
export interface UserCalls {
  pages(filter: UserFilter, pageSize: PageSize): FetchPage<ServiceRecord<User>>;
  /** All exact matches; possibly none. */
  find(filter: UserFilter, signal?: AbortSignal): Promise<ServiceRecord<User>[]>;
  get(id: string, signal?: AbortSignal): Promise<ServiceRecord<User>>;
  /** @returns the changed user from the response, possibly incomplete; read back if the response is empty */
  update(id: string, change: UserUpdate, signal?: AbortSignal): Promise<ServiceRecord<User>>;
  delete(id: string, signal?: AbortSignal): Promise<void>;
}
