import type { BaseUser, User, UserUpdate } from "../../contract";
import { normalizedMember } from "../fortitoken/sameValue";
import { readText } from "../readers";
import { isChangeVisible } from "./userChange";

/** Members whose change by somebody else matters to whatever is done to a user: who it is, and how the user signs in. */
const alwaysMatters = [
  "username",
  "email",
  "mobile_number",
  "auth_method",
  "notification_method",
  "user_id",
  "realm_id",
] as const;
/** Members that matter when they are written. */
const mattersWhenWritten = ["active", "lockout", "bypass", "temp_token"] as const;

export type ComparedMember = (typeof alwaysMatters)[number] | (typeof mattersWhenWritten)[number];

/** A member that somebody changed since it was seen. Switches are "true" or "false", nothing is "". */
export interface Difference {
  readonly member: ComparedMember;
  readonly before: string;
  readonly after: string;
}

/** What is about to be written; `temp_token` without a value when another temporary token is given. */
export type PlannedChange = UserUpdate & { readonly temp_token?: boolean | undefined };

/**
 * What of a user differs from what was seen, as far as it matters to a change. A member that is not told both times does not
 * differ, nor one that became what the change wants.
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

/** As a person may read it. */
function comparedValue(user: Readonly<User & Partial<BaseUser>>, member: ComparedMember): string | undefined {
  const comparing = normalizedMember(user, member);
  return comparing === undefined || isSwitch(member) ? comparing : (readText(user[member]) ?? "");
}

function isSwitch(member: ComparedMember): member is (typeof mattersWhenWritten)[number] {
  return (mattersWhenWritten as readonly string[]).includes(member);
}
