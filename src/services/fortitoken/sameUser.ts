import type { User } from "../../contract";
import { readText } from "../readers";
import { isSameValue } from "./sameValue";

/** Whether a user is the one of this name and e-mail. An alike name is another user's: two creations may differ in case alone. */
export function isSameUser(user: Readonly<User>, { username, email }: Pick<User, "username" | "email">): boolean {
  return readText(user.username) === username && isSameValue("email", user.email, email);
}
