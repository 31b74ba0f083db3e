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

/** What a record is, in the services' terms. Part of a record's reference. */
export type RecordKind = FortitokenKind | ForticnpKind;

/** One realm, user, alert and so on, as the service sent it. */
export interface ServiceRecord<T> {
  readonly kind: RecordKind;
  /** The service's id as text; `#3` (position in the response) for a record without an id. */
  readonly id: string;
  /** As sent: members may be missing or violate the contract; see `notes`. */
  readonly value: Readonly<T>;
  /** Violations of the contract, such as "active: must be boolean". */
  readonly notes: readonly string[];
}
