import type { User } from "../../contract";
import { flag, text } from "../readers";

/** What a user can do right now (contract: FortiToken Cloud 3.4). */
export interface UserState {
  readonly enabled: boolean;
  readonly locked: boolean;
  readonly bypass: boolean;
}

/** A user without an `active` member counts as enabled; a lock or a bypass is there when its moment is. */
export function userState({ active, lockout_at, bypass_at }: Readonly<User>): UserState {
  return { enabled: flag(active) ?? true, locked: Boolean(text(lockout_at)), bypass: Boolean(text(bypass_at)) };
}
