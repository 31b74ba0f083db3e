import { defined } from "../defined";
import type { AuthPreview } from "../contract";
import { isMarkup, ServiceError, type ServiceErrorCategory } from "../services/errors";
import type { Authentication } from "../services/fortitoken/authentication";
import type { Timing } from "../timing";
import { isFinal, outcomeOf, type TrialOutcome } from "./trialOutcome";
import { missesOfGone, pushTimes } from "../waiting";

/** The user to authenticate, and the values that policies check; absent members are not sent. */
export interface TrialInput {
  readonly username: string;
  /** Absent for the application's realm. */
  readonly realm_id?: string;
  readonly auth_method?: string;
  readonly user_ip?: string;
  readonly location?: string;
}

/** The state of a trial. A push may be pending while a code is typed. */
export interface TrialState {
  readonly busy?: "preview" | "begin" | "verify";
  /** Empty if the service has no preview. */
  readonly preview?: AuthPreview;
  /** A push that is pending until `until` (epoch ms), with the result of the last status request. */
  readonly push?: PushCheck & { readonly until: number };
  /** The service sent a code to the user, or no code had to be sent. */
  readonly codeSent?: boolean;
  /** The outcome of the latest step. */
  readonly outcome?: TrialOutcome;
}

/** The result of a status request: an error, or an undocumented status. */
interface PushCheck {
  readonly error?: unknown;
  readonly status?: string;
}

export interface AuthenticationTrialParts {
  readonly calls: TrialCalls;
  readonly input: TrialInput;
  readonly timing: Timing;
  /** Whether a push may be sent without a question: on a sandbox, where it reaches no person. */
  readonly sendsAtOnce: boolean;
  /** Called after every change of the state. */
  onChange(): void;
}

export type TrialCalls = Pick<Authentication, "preview" | "begin" | "verify" | "result">;

/** The error categories of a service that has no preview. */
const withoutPreview: readonly ServiceErrorCategory[] = ["notFound", "notAllowed", "notOffered"];

/**
 * Tries the authentication of one user in the same way as a web application [FTC 5.4-5.6]: a preview, then a polled
 * push, a sent code and a verified code, in any order or at the same time. The first final outcome ends the trial.
 */
export class AuthenticationTrial {
  private running = new AbortController();
  private current: TrialState = {};
  /** Identifies the latest push. */
  private latest: object | undefined;

  constructor(private readonly parts: AuthenticationTrialParts) {}

  get state(): TrialState {
    return this.current;
  }

  /** Whether a push can be sent, according to the preview. */
  get offersPush(): boolean {
    const { auth_method: method, push_enabled: push } = this.current.preview ?? {};
    return push === true || (push === undefined && (method === undefined || method === "FTM"));
  }

  /** Reads the preview, which disturbs nobody. Calling it again restarts the trial. */
  async start(): Promise<void> {
    this.stop();
    this.current = {};
    const { signal } = (this.running = new AbortController());
    const preview = await this.attempt("preview", signal, () => this.preview(signal));
    if (!preview) return;
    const { action, message } = preview;
    if (action === "Bypass") this.end({ type: "bypass" });
    else if (action === "Block") this.end({ type: "blocked", said: typeof message === "string" ? message : "" });
    this.set({ preview });
    if (this.parts.sendsAtOnce && preview.push_enabled === true && !this.state.outcome) await this.begin();
  }

  /** Requests a push or, for e-mail and SMS, a code. Polls the push until it ends. */
  async begin(): Promise<void> {
    const { signal } = this.running;
    if (this.current.busy !== undefined || signal.aborted) return;
    const begun = await this.attempt("begin", signal, () => this.parts.calls.begin({ ...this.parts.input }, signal));
    if (begun?.authid !== undefined) await this.watch(begun.authid, signal);
    else if (begun) this.set({ codeSent: true });
  }

  /** Verifies a code; the code is never sent twice. @param token as typed, with leading zeros */
  async verify(token: string): Promise<void> {
    const { signal } = this.running;
    if (this.current.busy !== undefined || signal.aborted) return;
    const accepted = await this.attempt("verify", signal, async () => {
      await this.parts.calls.verify({ ...this.parts.input, token }, signal);
      return true;
    });
    if (accepted) this.end({ type: "accepted", by: "code" });
  }

  /** Cancels everything; the state no longer changes. */
  stop(): void {
    this.running.abort();
  }

  private async preview(signal: AbortSignal): Promise<AuthPreview> {
    try {
      return await this.parts.calls.preview({ ...this.parts.input }, signal);
    } catch (error) {
      if (ServiceError.is(error) && withoutPreview.includes(error.category)) return {};
      throw error;
    }
  }

  /** Polls the push until its deadline, even if status requests fail. */
  private async watch(authid: string, signal: AbortSignal): Promise<void> {
    const until = this.parts.timing.now() + pushTimes.longestMs;
    this.set({ push: { until } });
    const push = (this.latest = {});
    const isCurrent = (): boolean => !signal.aborted && this.latest === push && this.current.push !== undefined;
    for (let misses = 0; isCurrent();) {
      const isLast = this.parts.timing.now() >= until;
      const answer = await this.readPush(authid, signal);
      if (!isCurrent()) return;
      const check: PushCheck = "type" in answer ? {} : answer;
      misses = isMissing(check.error) ? misses + 1 : 0;
      const outcome =
        "type" in answer ? answer : misses === missesOfGone ? forgottenPush : isLast ? endOf(check) : undefined;
      if (outcome) {
        this.end(outcome);
        return;
      }
      this.set({ push: { until, ...check } });
      const requestedMs = ServiceError.is(check.error) ? (check.error.retryAfterMs ?? 0) : 0;
      await this.parts.timing.pause(
        Math.min(Math.max(pushTimes.pollMs, requestedMs), until - this.parts.timing.now()),
        signal,
      );
    }
  }

  /** The user's response to the push, or the result of the status request. */
  private async readPush(authid: string, signal: AbortSignal): Promise<TrialOutcome | PushCheck> {
    try {
      const status = await this.parts.calls.result(authid, signal);
      switch (status.trim().toLowerCase()) {
        case "authenticated":
          return { type: "accepted", by: "push" };
        case "rejected":
          return { type: "rejected" };
        case "waiting":
          return {};
        default:
          return { status };
      }
    } catch (error) {
      return { error };
    }
  }

  /** Runs one call; an error becomes the outcome. @returns undefined after an error or a cancellation */
  private async attempt<T>(busy: NonNullable<TrialState["busy"]>, signal: AbortSignal, call: () => Promise<T>) {
    const { outcome: _, ...rest } = this.current;
    this.current = rest;
    this.set({ busy });
    try {
      const result = await call();
      if (signal.aborted) return undefined;
      this.idle();
      return result;
    } catch (error) {
      if (signal.aborted) return undefined;
      this.idle();
      this.set({ outcome: outcomeOf(error) });
      return undefined;
    }
  }

  private idle(): void {
    const { busy: _, ...rest } = this.current;
    this.current = rest;
  }

  /** Ends the push. A final outcome ends the whole trial. */
  private end(outcome: TrialOutcome): void {
    const { push: _, ...rest } = this.current;
    if (isFinal(outcome)) {
      this.stop();
      this.current = rest;
      this.idle();
    } else {
      this.current = rest;
    }
    this.set({ outcome });
  }

  private set(change: TrialState): void {
    this.current = { ...this.current, ...change };
    this.parts.onChange();
  }
}

const forgottenPush: TrialOutcome = { type: "unanswered" };

/** Whether the service itself responded with 404, as it does for an expired push. */
function isMissing(error: unknown): boolean {
  return ServiceError.is(error) && error.category === "notFound" && !isMarkup(error);
}

/** The outcome of a push that was not answered before its deadline. */
function endOf({ error, status }: PushCheck): TrialOutcome {
  if (error !== undefined) return { type: "unseen", error };
  return defined({ type: "unanswered", said: status });
}
