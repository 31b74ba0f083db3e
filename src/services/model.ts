/** What a record is; the same words as in record ids. */
export type RecordKind = FortitokenKind | FortiCnpKind;

type FortitokenKind = "realm" | "user" | "token" | "balance" | "count" | "quota" | "task";

type FortiCnpKind =
  | "alert"
  | "country"
  | "severity"
  | "event"
  | "policy"
  | "policyViolation"
  | "severityCount"
  | "resource"
  | "finding"
  | "resourcePolicy"
  | "cloudAccount"
  | "document"
  | "documentActivity"
  | "documentPermission"
  | "documentViolation"
  | "company";

/** One realm, user, alert ... as the service sent it. */
export interface ServiceRecord<T> {
  readonly kind: RecordKind;
  /** The service's own id as text; `#3` (position in the answer) where the service sent none. */
  readonly id: string;
  /** As sent: a member may be missing or of another type than the contract says; see `notes`. */
  readonly value: Readonly<T>;
  /** What did not fit the contract, such as "active: must be boolean". */
  readonly notes: readonly string[];
}
