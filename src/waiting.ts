/**
 * How long everything waits, how often it is tried and when it gives up: every pause, patience, retry and cap, each with its reason.
 * Times are in ms. What a person sets (`forticloud.requestTimeout`, `forticloud.retries`) is in `profiles/connectionSettings.ts`.
 */
import type { ServiceId } from "./contract";

/** After a 429 that does not say how long: FortiToken Cloud advises five minutes [FTC 4], FortiCNP counts by the minute [CNP 5]. */
export const rateLimitPauseMs: Readonly<Record<ServiceId, number>> = {
  fortitoken: 300_000,
  forticnp: 60_000,
};

/** A service that asks for more is tried again all the same: a wrong clock or unit must not stop a window for days. */
export const longestAskedPauseMs = 600_000;

/** After a request that was one too many nothing is sent for so long at least, also where the service asks for no time at all. */
export const shortestPauseMs = 1_000;

/** Shorter waits are over before they are read. */
export const shortestShownWaitMs = 1_000;

/** Reads that failed for a transient reason. Each pause is twice the one before, and random below that, so that windows do not march in step. */
export const retryPauses = { firstMs: 500, longestMs: 20_000 };

/** All waits of one request together: a person learns sooner that the service has a bad day. */
export const longestRetryMs = 60_000;

export const tokenTimes = {
  /** A token is renewed so long before its end: a request with it may take that long. */
  renewalMarginMs: 30_000,
  /** Of a token that does not say how long it lives; a 401 renews it earlier. */
  assumedLifetimeMs: 300_000,
  /** A token that ended sooner was ended by another program's sign-in with the same credential. */
  soonMs: 60_000,
  /** Before a sign-in after the second such token in a row; then twice as long each time: two programs must not fight. */
  firstPauseMs: 1_000,
  longestPauseMs: 30_000,
  /** How often one call is sent, each time with a new token. */
  mostSends: 4,
  /** FortiCNP's refresh token, from its making on [CNP 1.5]. */
  refreshLifetimeMs: 28_800_000,
};

export const budgetTimes = {
  /** FortiCNP's limit is per minute [CNP 5], the one of a FortiToken Cloud trial per five minutes [FTC 4]. */
  windowMs: { fortitoken: 300_000, forticnp: 60_000 },
  /** After the first refused request of a licensed account, which has no documented limit; then twice as long each time. */
  licensedPauseMs: 5_000,
  /** How often a waiting window looks what the others did: reads of a few lines. */
  lookEveryMs: 250,
  /** A window announces that a person waits there so often; an announcement counts for three times as long, as a busy window is late. */
  announceEveryMs: 500,
  announcedMs: 1_500,
  /** A request that was given up may still reach the service so much later. */
  lateMs: 5_000,
  /** The span of one file of the shared lines: what is too old is deleted as a file. */
  fileMs: 60_000,
  /** A refused request makes an account look like a trial one for so long: something in between may have refused it. */
  trialGuessMs: 3_600_000,
  /** What the service says of the licence holds for so long: one may be bought. */
  trialKnownMs: 86_400_000,
};

/** Realms that the sign-in check has read: how long they are worth showing, and how long after their first use all views share them. */
export const handedRealms = { keptMs: 60_000, sharedMs: 1_000 };

/** How often a write is sent, and the pauses before each look that follows an unclear answer. */
export interface WritePatience {
  readonly sends: number;
  readonly looksAfterMs: readonly number[];
}

/** A person waits for a single write, and decides about sending it again. */
export const patienceWithPeople: WritePatience = { sends: 1, looksAfterMs: [0, 1_000] };
/** Nobody waits for a single row of a run. */
export const patienceInRuns: WritePatience = {
  sends: 4,
  looksAfterMs: [0, 1_000, 3_000, 8_000],
};

export const runTimes = {
  /** After a 429 that does not say how long, on top of the account's budget, so that all waits of a step take minutes, not seconds. */
  rateLimitPauseMs: 60_000,
  /** So often a step waits for a service that takes no requests; then the run stops, and can be resumed. */
  mostWaits: 20,
  /** So many steps of one kind in a row are refused before the refusal counts as the account's. */
  mostRefusals: 3,
};

/** Which window carries a run out. */
export const claimTimes = {
  beatMs: 10_000,
  /** Six beats: a holder of whom it cannot be told whether it runs is believed for so long. */
  silentMs: 60_000,
  /** A claim is written within a moment of its making. */
  unwrittenMs: 2_000,
};

/** Following a task of the service [FTC 2.8]. */
export const taskTimes = {
  pollMs: 2_000,
  /** A task that takes longer than a minute is a big one, and is asked for less often. */
  slowAfterMs: 60_000,
  slowPollMs: 5_000,
  /** Between two attempts while the service cannot be asked. */
  longestPauseMs: 30_000,
  /** Without any change for so long, a person is told what is known. */
  stillAfterMs: 900_000,
  /** How often a window looks whether the one that follows a task is still there. */
  lookMs: 5_000,
};

/** One 404 of something that is polled may be another server's, which does not know it yet. */
export const missesOfGone = 2;

/** Waiting for a push [FTC 2.6]: the service's own limit is not documented. */
export const pushTimes = { pollMs: 2_000, longestMs: 60_000 };

/** Secrets: the person may have to type the keyring's password. */
export const keyringPatienceMs = 10_000;

export const sandboxTimes = {
  /** An answer of a sandbox on this machine; a busy machine takes seconds. */
  answerMs: 5_000,
  /** Whether a sandbox listens on a port: a person waits for it. */
  probeMs: 2_000,
  /** How long the sandbox holds a request for its state while nothing changes: codes and seconds left go on. */
  holdMs: 5_000,
  /** Changes that come this close together are shown together. */
  gatherMs: 100,
  /** How often a sandbox that another program starts is looked for, while the view is shown. */
  searchMs: 2_000,
  /** How often one that answered and is gone is looked for when the view is not shown. */
  searchesAfterLoss: 5,
};

/** Revealing a row: the editor reads a view when it likes, and refuses rows that it has not read. */
export const revealTimes = {
  /** How often is looked whether the editor has the row. */
  lookMs: 25,
  /** How long a row is waited for that the editor should read by itself. */
  readingMs: 5_000,
  /** How long a view that is being opened is waited for; a hidden one has no row to select. */
  openingMs: 1_000,
  /** Between two attempts: longer than the editor gathers changes of a view. */
  retryMs: 250,
  mostAttempts: 8,
};

/** After the last key, before the services are asked. */
export const typingPauseMs = 300;

/** Work shorter than this needs no progress notification. */
export const unseenWorkMs = 800;
