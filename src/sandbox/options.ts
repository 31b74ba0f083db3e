/** What is fixed when a sandbox starts. */
export interface StartOptions {
  /** TCP port of the FortiToken Cloud emulator; 0 takes any free one. */
  readonly fortitokenPort: number;
  /** TCP port of the FortiCNP emulator; 0 takes any free one. */
  readonly forticnpPort: number;
  /** Same seed and same `now()` at the start give the same data. */
  readonly seed: number;
  /** How many FortiToken Cloud users to make. */
  readonly users: number;
  /** How many FortiCNP alerts the first company has; the second company has a third of it. */
  readonly alerts: number;
  /** The clock, in epoch milliseconds. */
  readonly now: () => number;
  /**
   * Letters and digits that stand in every token, so that one that went astray can be searched for; a secret or credential may end in a
   * hyphen and the same. Empty is none.
   */
  readonly marker: string;
}

/** What can also be changed while the sandbox runs. */
export interface AdjustableOptions {
  /** Shortest pause before every answer of an operation, in milliseconds. */
  readonly latencyMs: number;
  /** How much longer than that a pause may be, in milliseconds; drawn from the seed. */
  readonly latencySpreadMs: number;
  /** Life of a FortiToken Cloud token, in seconds. */
  readonly tokenLifetimeSeconds: number;
  /** Whether the request limit of a FortiToken Cloud trial account holds. */
  readonly trial: boolean;
  /** Requests that a trial account may make per window. */
  readonly trialRequests: number;
  /** Length of the trial's window, in milliseconds. */
  readonly trialWindowMs: number;
  /** How long a user sync runs, in milliseconds. */
  readonly taskDurationMs: number;
  /** How long a push waits for its answer, in milliseconds. */
  readonly pushLifetimeMs: number;
  /** Life of a code sent by e-mail or SMS, in milliseconds. */
  readonly codeLifetimeMs: number;
  /** Wrong codes in a row that lock a user. */
  readonly lockoutAttempts: number;
  /** How long a locked user stays locked, in milliseconds. */
  readonly lockoutPeriodMs: number;
  /** Whether users may be set to bypass. */
  readonly bypassAllowed: boolean;
  /** Whether a new user becomes an alias of the base user with the same e-mail address. */
  readonly autoAlias: boolean;
  /** SMS credits of the account. */
  readonly smsLeft: number;
  /** Life of a FortiCNP access token, in milliseconds. */
  readonly accessLifetimeMs: number;
  /** Life of a FortiCNP refresh token, in milliseconds. */
  readonly refreshLifetimeMs: number;
  /** FortiCNP requests per credential in any 60 seconds, token calls counted; 0 is no limit. */
  readonly requestsPerMinute: number;
  /** HTTP status of a FortiCNP request beyond the limit. */
  readonly throttleStatus: number;
  /** `Retry-After` of that answer, in seconds; -1 leaves the header away. */
  readonly retryAfterSeconds: number;
  /** FortiCNP operation ids that answer 404, as on a tenant that does not have them. */
  readonly notOffered: readonly string[];
}

/** How a sandbox is started. */
export interface SandboxOptions extends StartOptions, AdjustableOptions {}

/** Every option at its default. `notOffered` begins with the operations that FortiCNP no longer documents. */
export const defaultOptions: SandboxOptions = {
  fortitokenPort: 9696,
  forticnpPort: 9697,
  seed: 1,
  users: 60,
  alerts: 240,
  now: Date.now,
  marker: "",
  latencyMs: 0,
  latencySpreadMs: 0,
  tokenLifetimeSeconds: 3600,
  trial: false,
  trialRequests: 60,
  trialWindowMs: 300_000,
  taskDurationMs: 4000,
  pushLifetimeMs: 60_000,
  codeLifetimeMs: 300_000,
  lockoutAttempts: 7,
  lockoutPeriodMs: 60_000,
  bypassAllowed: true,
  autoAlias: false,
  smsLeft: 1000,
  accessLifetimeMs: 2 * 3600_000,
  refreshLifetimeMs: 8 * 3600_000,
  requestsPerMinute: 100,
  throttleStatus: 429,
  retryAfterSeconds: -1,
  notOffered: ["getAuthorizationToken", "getAccountRole", "listAlertPolicies"],
};
