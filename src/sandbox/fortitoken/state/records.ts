export type AuthMethod = "FTM" | "Email" | "SMS" | "FTK";
export type NotificationMethod = "Email" | "SMS";

export interface StoredRealm {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly is_default: boolean;
  /** Null in a live realm, or the text "None" as in one documented sample. */
  readonly deleted_at: string | null;
  /** The appliance behind a realm named `<serial>-<vdom>`. */
  readonly device?: { readonly sn: string; readonly vdom: string };
  readonly allowsBypass: boolean;
}

/** A userref: one username in one realm. Timestamps are UTC without zone. */
export interface StoredUser {
  readonly id: string;
  /** Base user; shared by aliases. */
  user_id: string;
  readonly client_id: string;
  readonly realm_id: string;
  username: string;
  email: string;
  mobile_number: string;
  auth_method: AuthMethod;
  notification_method: NotificationMethod;
  active: boolean;
  readonly created_at: string;
  updated_at: string | null;
  bypass_at: string | null;
  lockout_at: string | null;
  /** End of a temporary lock, in epoch milliseconds; null for any other. */
  lockedUntil: number | null;
  fail_times: number;
  user_data: number;
}

export type TokenType = "soft" | "hard" | "temp";
type TokenStatus = "enable" | "disable" | "transfer" | "others";

export interface StoredToken {
  readonly sn: string;
  readonly type: TokenType;
  status: TokenStatus;
  /** Base user, or null while unassigned. */
  user_id: string | null;
  platform: "iOS" | "Android" | "Windows" | "unknown";
  /** Null until a device activates the token. */
  registration_id: string | null;
  /** Temporary tokens only. */
  readonly temporary?: { readonly auth_method: NotificationMethod; readonly expired_at: string | null };
}

/** FortiToken Cloud's timestamp form: `YYYY-MM-DDTHH:MM:SS`, UTC, no zone. */
export function timestamp(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 19);
}

/** The time of a {@link timestamp}, in epoch milliseconds; undefined for any other text. */
export function momentOf(text: string): number | undefined {
  const moment = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?$/.test(text)
    ? Date.parse(`${text.replace(" ", "T").slice(0, 19)}Z`)
    : NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

/** The text without case and accents, for comparisons that ignore both. */
export function foldCaseAndAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
