/**
 * Every pause, timeout, retry limit and cap in time, each with its reason. Times are in ms. What the user configures
 * (`forticloud.requestTimeout`, `forticloud.retries`) is in `profiles/connectionSettings.ts`.
 */
import type { ServiceId } from "./contract";

/**
 * The pause after a 429 that requests none: FortiToken Cloud advises five minutes [FTC 4], FortiCNP counts by the
 * minute [CNP 5].
 */
export const rateLimitPauseMs: Readonly<Record<ServiceId, number>> = {
  fortitoken: 300_000,
  forticnp: 60_000,
};

/** The longest pause that a service can request: a wrong clock or unit must not stop a window for days. */
export const longestAskedPauseMs = 600_000;

/** The shortest pause after a 429, even if the service requests none. */
export const shortestPauseMs = 1_000;

/**
 * Two runs of a row's command within this time are a double click: the tree API reports none. It is the usual setting
 * of operating systems.
 */
export const doubleClickMs = 500;

/** Shorter waits are not shown: they end before the user can read them. */
export const shortestShownWaitMs = 1_000;

/**
 * Retries of reads after a transient failure: exponential backoff with full jitter, so that several windows do not
 * retry at once.
 */
export const retryPauses = { firstMs: 500, longestMs: 20_000 };

/** The limit of all retry pauses of one request. After that the user sees the error. */
export const longestRetryMs = 60_000;

export const tokenTimes = {
  /** A token is renewed this long before it expires: a request may take that long. */
  renewalMarginMs: 30_000,
  /** The assumed lifetime of a token if the service sends none; a 401 renews it earlier. */
  assumedLifetimeMs: 300_000,
  /** A token that ends sooner was revoked by another program's sign-in with the same credential. */
  soonMs: 60_000,
  /**
   * The pause before a sign-in after the second revoked token in a row. It doubles each time, so that two programs do
   * not keep revoking each other's token.
   */
  firstPauseMs: 1_000,
  longestPauseMs: 30_000,
  /** How many times one call is sent, each time with a new token. */
  mostSends: 4,
  /** How long FortiCNP's refresh token is valid after it was issued [CNP 1.5]. */
  refreshLifetimeMs: 28_800_000,
};

export const budgetTimes = {
  /**
   * The rate intervals: FortiCNP's limit is per minute [CNP 5], that of a FortiToken Cloud trial per five minutes [FTC
   * 4].
   */
  intervalMs: { fortitoken: 300_000, forticnp: 60_000 },
  /** The pause after a 429 of a licensed account, which has no documented limit. It doubles each time. */
  licensedPauseMs: 5_000,
  /** How often a waiting window reads the lines of the other windows. */
  lookEveryMs: 250,
  /**
   * How often a window announces that its user waits for a request. An announcement is valid for three intervals,
   * because a busy window announces late.
   */
  announceEveryMs: 500,
  announcedMs: 1_500,
  /** A cancelled request may reach the service up to this much later. */
  lateMs: 5_000,
  /** The time span of one file of shared lines. Old lines are deleted file by file. */
  fileMs: 60_000,
  /** How long a 429 marks an account as a trial account. The mark expires, because a proxy may have sent the 429. */
  trialGuessMs: 3_600_000,
  /** How long the licence state from the service is valid. It expires, because the user may buy a licence. */
  trialKnownMs: 86_400_000,
};

/**
 * The realms from the sign-in check: how long they are valid, and how long after their first use all views share them.
 */
export const handedRealms = { keptMs: 60_000, sharedMs: 1_000 };

/** How many times a write is sent, and the pause before each read that verifies it after an unclear response. */
export interface WritePatience {
  readonly sends: number;
  readonly looksAfterMs: readonly number[];
}

/** A single write: the user waits for it, and decides whether to send it again. */
export const patienceInCommands: WritePatience = { sends: 1, looksAfterMs: [0, 1_000] };
/** A row of a run: it can wait longer, and is sent again without a confirmation. */
export const patienceInRuns: WritePatience = {
  sends: 4,
  looksAfterMs: [0, 1_000, 3_000, 8_000],
};

export const runTimes = {
  /**
   * The pause of a run after a 429 without `Retry-After`, in addition to the budget's. All retries of a step then take
   * minutes, not seconds.
   */
  rateLimitPauseMs: 60_000,
  /** How many times a step waits after a 429. Then the run stops, and can be resumed. */
  mostWaits: 20,
  /** After this many refused steps of one kind in a row, the refusal is taken to concern the account. */
  mostRefusals: 3,
};

/** A window's claim on a run. */
export const claimTimes = {
  beatMs: 10_000,
  /** Six missed beats. After that a claim is stale if its process cannot be checked. */
  silentMs: 60_000,
  /** A claim file that is still empty after this time belongs to a window that was killed. */
  unwrittenMs: 2_000,
};

/** Following a task of the service [FTC 2.8]. */
export const taskTimes = {
  pollMs: 2_000,
  /** A task that runs longer than this is large, and is polled less often. */
  slowAfterMs: 60_000,
  slowPollMs: 5_000,
  /** The longest pause between two failed polls. */
  longestPauseMs: 30_000,
  /** After this time without progress, polling ends and the last known state is shown. */
  stillAfterMs: 900_000,
  /** How often a window checks whether the window that follows a task is still running. */
  lookMs: 5_000,
};

/**
 * How many 404 responses in a row end polling: a single one may come from a server that does not know the record yet.
 */
export const missesOfGone = 2;

/** Polling the result of a push [FTC 2.6]; the service's own limit is not documented. */
export const pushTimes = { pollMs: 2_000, longestMs: 60_000 };

/** The deadline of SecretStorage: the user may have to type the password of the keyring. */
export const keyringPatienceMs = 10_000;

export const sandboxTimes = {
  /** The deadline of a request to the sandbox; a busy machine needs seconds. */
  answerMs: 5_000,
  /** The deadline of the check whether a sandbox listens on a port: the user waits for it. */
  probeMs: 2_000,
  /**
   * How long the sandbox holds a request for its state while nothing changes. Codes and remaining seconds change
   * without an event.
   */
  holdMs: 5_000,
  /** Changes that come this close together are shown together. */
  gatherMs: 100,
  /** How often the visible view looks for a sandbox that another program started. */
  searchMs: 2_000,
  /** How many times a hidden view looks for a sandbox that stopped responding. */
  searchesAfterLoss: 5,
};

/** Revealing a row: the editor decides when it reads a view, and rejects rows that it has not read. */
export const revealTimes = {
  /** How often to check whether the editor has read the row. */
  lookMs: 25,
  /** The deadline for a row that the editor should read by itself. */
  readingMs: 5_000,
  /** The deadline for a view to open: a hidden view has no row to select. */
  openingMs: 1_000,
  /** The pause between two attempts: longer than the editor batches changes of a view. */
  retryMs: 250,
  mostAttempts: 8,
};

/**
 * A row's record that was read less than this ago is shown without another request. Users open rows while they look
 * through a list that was just loaded, and FortiCNP allows 100 requests a minute [CNP 5].
 */
export const currentRecordMs = 15_000;

/**
 * How long the accounts of a cloud show rows of the same list. A user who expands a type under one account and then
 * under another one expects the same state.
 */
export const sharedListMs = 60_000;

/** The pause between the last change of a user and the read of all tokens: a run changes many users one after the other. */
export const tokensReadAfterMs = 2_000;

/** The pause between the last key and the search. */
export const typingPauseMs = 300;

/** Work shorter than this needs no progress notification. */
export const unseenWorkMs = 800;

/** Pages that are read to find a row that shall be revealed. More would use up the requests of a minute. */
export const mostRevealPages = 10;

/**
 * Pages that are read at once for a filter that the service does not have. A page of users has 100, and a trial account
 * may send a few dozen requests in five minutes; Load More reads on.
 */
export const mostSievedPages = 10;
