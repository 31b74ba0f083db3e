import type { BaseUser, User, UserUpdate } from "../../contract";
import { normalizedMember } from "../fortitoken/sameValue";
import { readText } from "../readers";
import { isChangeVisible } from "./userChange";

/** Members whose change by another administrator always matters: identity and sign-in of the user. */
const alwaysMatters = [
  "username",
  "email",
  "mobile_number",
  "auth_method",
  "notification_method",
  "user_id",
  "realm_id",
] as const;
/** Members that matter only if they are written. */
const mattersWhenWritten = ["active", "lockout", "bypass", "temp_token"] as const;

export type ComparedMember = (typeof alwaysMatters)[number] | (typeof mattersWhenWritten)[number];

/** A member that changed since it was read. Flags are "true" or "false", no value is "". */
export interface Difference {
  readonly member: ComparedMember;
  readonly before: string;
  readonly after: string;
}

/** The planned write; `temp_token` is undefined if another temporary token is given. */
export type PlannedChange = UserUpdate & { readonly temp_token?: boolean | undefined };

/**
 * The differences between two reads of a user that matter to a change. A member that is missing in one of them is ignored, as is one that
 * already has the wanted value.
 */
export function differencesOf(
  seen: Readonly<User & Partial<BaseUser>>,
  now: Readonly<User & Partial<BaseUser>>,
  change: PlannedChange = {},
): readonly Difference[] {
  const members = [...alwaysMatters, ...mattersWhenWritten.filter((member) => member in change)];
  return members.flatMap((member) => {
    const [before, after] = [comparedValue(seen, member), comparedValue(now, member)];
    if (before === undefined || after === undefined) return [];
    if (normalizedMember(seen, member) === normalizedMember(now, member)) return [];
    const isWanted = change[member] !== undefined && isChangeVisible(now, { [member]: change[member] }) === true;
    return isWanted ? [] : [{ member, before, after }];
  });
}

/** The value to show. */
function comparedValue(user: Readonly<User & Partial<BaseUser>>, member: ComparedMember): string | undefined {
  const comparing = normalizedMember(user, member);
  return comparing === undefined || isSwitch(member) ? comparing : (readText(user[member]) ?? "");
}

function isSwitch(member: ComparedMember): member is (typeof mattersWhenWritten)[number] {
  return (mattersWhenWritten as readonly string[]).includes(member);
}
