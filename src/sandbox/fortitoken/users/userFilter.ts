import { booleanOf } from "../../values";
import type { OperationCall } from "../../service";
import { foldCaseAndAccents, type StoredUser } from "../state/records";

type Query = OperationCall["query"];
export type UserTest = (user: StoredUser) => boolean;
type TextField = "id" | "user_id" | "realm_id" | "email" | "mobile_number" | "auth_method" | "notification_method";

/** A test for each of these fields in the query. */
export function exactTests(query: Query, fields: readonly TextField[]): UserTest[] {
  return fields.flatMap((field) => {
    const wanted = query[field];
    return wanted ? [(user: StoredUser) => user[field] === wanted] : [];
  });
}

/** The test for `username`, which ignores case and accents unless `case_accent_sensitive` is true. */
export function nameTests(query: Query): UserTest[] {
  const wanted = query["username"];
  if (!wanted) {
    return [];
  }
  const sensitive = booleanOf(query, "case_accent_sensitive") ?? false;
  return [(user) => isNamed(user, wanted, sensitive)];
}

export function isNamed({ username }: StoredUser, wanted: string, caseAccentSensitive: boolean): boolean {
  return caseAccentSensitive
    ? username.normalize("NFC") === wanted.normalize("NFC")
    : foldCaseAndAccents(username) === foldCaseAndAccents(wanted);
}

/** Tests for `active`, `user_data`, `bypass_at` and `lockout_at`. */
export function conditionTests(query: Query): UserTest[] {
  const tests: UserTest[] = [];
  const active = booleanOf(query, "active");
  if (active !== undefined) {
    tests.push((user) => user.active === active);
  }
  const userData = query["user_data"];
  if (userData) {
    tests.push((user) => String(user.user_data) === userData);
  }
  // The comparison is not documented; the sandbox compares "since".
  for (const name of ["bypass_at", "lockout_at"] as const) {
    const since = query[name];
    if (since) {
      tests.push((user) => (user[name] ?? "") >= since.slice(0, 19));
    }
  }
  return tests;
}
