/** The kinds of record that FortiToken Cloud has. */
export const fortitokenKinds = ["realm", "user", "token", "balance", "count", "quota", "task"] as const;

/** The kinds of record that FortiCNP has. */
export const forticnpKinds = [
  "alert",
  "country",
  "severity",
  "event",
  "policy",
  "policyViolation",
  "severityCount",
  "resource",
  "finding",
  "resourcePolicy",
  "cloudAccount",
  "document",
  "documentActivity",
  "documentPermission",
  "documentViolation",
] as const;

export type FortitokenKind = (typeof fortitokenKinds)[number];
export type ForticnpKind = (typeof forticnpKinds)[number];

/** What a record is, in the services' words; the same words as in record ids. */
export type RecordKind = FortitokenKind | ForticnpKind;

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
