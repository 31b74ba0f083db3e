import type { BaseUser, User } from "../../contract";
import { isNoInstant } from "../../instants";
import { readBoolean, readText } from "../readers";

/** The current state of a user [FTC 3.4]. */
export interface UserState {
  readonly enabled: boolean;
  readonly locked: boolean;
  readonly bypass: boolean;
  /** Has a temporary token. Only management applications see it; otherwise undefined. */
  readonly temporary: boolean | undefined;
}

/** A user without `active` is enabled. A lock or bypass is active when its time is set. */
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

/** Id of the base user of a user, which is the owner's id in tokens [FTC 2.3]. */
export function baseUserId({ user_id, id }: Readonly<User>): string {
  return readText(user_id) || id;
}
