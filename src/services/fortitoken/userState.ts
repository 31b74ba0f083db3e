import type { BaseUser, User } from "../../contract";
import { isNoInstant } from "../../instants";
import { readBoolean, readText } from "../readers";

/** What a user can do right now [FTC 3.4]. */
export interface UserState {
  readonly enabled: boolean;
  readonly locked: boolean;
  readonly bypass: boolean;
  /** Has a temporary token; undefined where that is not told: only management applications see it. */
  readonly temporary: boolean | undefined;
}

/** A user without an `active` member counts as enabled; a lock or a bypass is there when its moment is. */
export function userState({
  active,
  lockout_at,
  bypass_at,
  temp_token,
}: Readonly<User & Partial<BaseUser>>): UserState {
  return {
    enabled: readBoolean(active) ?? true,
    locked: !isNoInstant(lockout_at),
    bypass: !isNoInstant(bypass_at),
    temporary: readBoolean(temp_token),
  };
}

/** Id of the person behind a user, by which tokens know their owner; a base user's own id is that [FTC 2.3]. */
export function baseUserId({ user_id, id }: Readonly<User>): string {
  return readText(user_id) || id;
}
