import type { User } from "../../contract";
import { text } from "../readers";

/** Whether a user is the one of this name and e-mail; the service may keep either in another case. */
export function isSameUser(user: Readonly<User>, { username, email }: Pick<User, "username" | "email">): boolean {
  return folded(user.username) === folded(username) && folded(user.email) === folded(email);
}

function folded(value: unknown): string {
  return (text(value) ?? "").toLowerCase();
}
