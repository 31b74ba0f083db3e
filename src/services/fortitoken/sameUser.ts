import type { User } from "../../contract";
import { readText } from "../readers";
import { isSameValue } from "./sameValue";

/** Whether a user has this name and e-mail. Similar names are different users: two creations may differ only in case. */
export function isSameUser(user: Readonly<User>, { username, email }: Pick<User, "username" | "email">): boolean {
  return readText(user.username) === username && isSameValue("email", user.email, email);
}
