import type { User, UserUpdate } from "../../contract";
import type { ServiceRecord } from "../model";
import type { FetchPage } from "../paging";
import type { PageSize } from "./pagedOrWhole";

/** Exact filters of the user lists [FTC 2.3.1]; an absent member is no filter. */
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
  /** The moment as the user shows it; how the service compares is not documented. */
  readonly bypass_at?: string;
  readonly lockout_at?: string;
  /** Whether usernames compare with case and accents; the service's default is not documented. */
  readonly case_accent_sensitive?: boolean;
  /** Only the members of the brief form. */
  readonly brief?: boolean;
}

/** The calls on users that both kinds of application have, each its own. Every method throws `ServiceError`. */
export interface UserCalls {
  pages(filter: UserFilter, pageSize: PageSize): FetchPage<ServiceRecord<User>>;
  /** All that match exactly; none is an empty array. */
  find(filter: UserFilter, signal?: AbortSignal): Promise<ServiceRecord<User>[]>;
  get(id: string, signal?: AbortSignal): Promise<ServiceRecord<User>>;
  /** The changed user as the service answers it, which may be less than all of it; read back where it answers nothing. */
  update(id: string, change: UserUpdate, signal?: AbortSignal): Promise<ServiceRecord<User>>;
  delete(id: string, signal?: AbortSignal): Promise<void>;
}
