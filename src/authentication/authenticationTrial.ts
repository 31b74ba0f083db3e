import { defined } from "../defined";
import type { AuthPreview } from "../contract";
import { isMarkup, ServiceError, type ServiceErrorCategory } from "../services/errors";
import type { Authentication } from "../services/fortitoken/authentication";
import type { Timing } from "../timing";
import { isFinal, outcomeOf, type TrialOutcome } from "./trialOutcome";
import { missesOfGone, pushTimes } from "../waiting";

/** Who is to be authenticated and what the service is told of the circumstances; absent members are not sent. */
export interface TrialInput {
  readonly username: string;
  /** The application's realm when absent. */
  readonly realm_id?: string;
  readonly auth_method?: string;
  readonly user_ip?: string;
  readonly location?: string;
}

/** Where a trial is. A push may be waiting while a code is typed. */
export interface TrialState {
  readonly busy?: "preview" | "begin" | "verify";
  /** Without members where the service offers no preview. */
  readonly preview?: AuthPreview;
  /**
   * A push that waits for the user, until this time in ms since the epoch; with what the last look at it saw, where that is more than
   * that it waits: why there was no answer, or a word of the service that is none of those documented.
   */
  readonly push?: PushCheck & { readonly until: number };
  /** The service sent a code to the user, or needs none to be sent. */
  readonly codeSent?: boolean;
  /** What came of the latest step. */
  readonly outcome?: TrialOutcome;
}

/** What a look at a push saw. */
interface PushCheck {
  readonly error?: unknown;
  readonly status?: string;
}

export interface AuthenticationTrialParts {
  readonly calls: TrialCalls;
  readonly input: TrialInput;
  readonly timing: Timing;
  /** Called after every change of the state. */
  onChange(): void;
}

export type TrialCalls = Pick<Authentication, "preview" | "begin" | "verify" | "result">;

/** Services without the preview answer so. */
const withoutPreview: readonly ServiceErrorCategory[] = ["notFound", "notAllowed", "notOffered"];

/**
 * One user's authentication, tried as a web application does it [FTC 5.4-5.6]: the preview, then a push that is
 * watched, a code that is sent, a code that is checked, in any order and at the same time. Whatever comes first decides.
 */
export class AuthenticationTrial {
  private running = new AbortController();
  private current: TrialState = {};
  /** Stands for the push that was sent last. */
  private latest: object | undefined;

  constructor(private readonly parts: AuthenticationTrialParts) {}

  get state(): TrialState {
    return this.current;
  }

  /** Whether the push can be sent, as far as the preview tells. */
  get offersPush(): boolean {
    const { auth_method: method, push_enabled: push } = this.current.preview ?? {};
    return push === true || (push === undefined && (method === undefined || method === "FTM"));
  }

  /** Asks what would happen and, where a push is possible, sends it. Anew when called again. */
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
    if (preview.push_enabled === true && !this.state.outcome) await this.begin();
  }

  /** Has the service send a push or, by e-mail and SMS, a code; follows the push to its end. */
  async begin(): Promise<void> {
    const { signal } = this.running;
    if (this.current.busy !== undefined || signal.aborted) return;
    const begun = await this.attempt("begin", signal, () => this.parts.calls.begin({ ...this.parts.input }, signal));
    if (begun?.authid !== undefined) await this.watch(begun.authid, signal);
    else if (begun) this.set({ codeSent: true });
  }

  /** Checks a code, which is sent once. @param token as typed: leading zeros count. */
  async verify(token: string): Promise<void> {
    const { signal } = this.running;
    if (this.current.busy !== undefined || signal.aborted) return;
    const accepted = await this.attempt("verify", signal, async () => {
      await this.parts.calls.verify({ ...this.parts.input, token }, signal);
      return true;
    });
    if (accepted) this.end({ type: "accepted", by: "code" });
  }

  /** Gives up whatever is running; nothing changes any more. */
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

  /** The user may answer until the push's time is over, whatever the answer to a question about it is. */
  private async watch(authid: string, signal: AbortSignal): Promise<void> {
    const until = this.parts.timing.now() + pushTimes.longestMs;
    this.set({ push: { until } });
    const own = (this.latest = {});
    const isCurrent = (): boolean => !signal.aborted && this.latest === own && this.current.push !== undefined;
    for (let misses = 0; isCurrent();) {
      const isLast = this.parts.timing.now() >= until;
      const answer = await this.readPush(authid, signal);
      if (!isCurrent()) return;
      const sight: PushCheck = "type" in answer ? {} : answer;
      misses = isMissing(sight.error) ? misses + 1 : 0;
      const outcome =
        "type" in answer ? answer : misses === missesOfGone ? forgottenPush : isLast ? endOf(sight) : undefined;
      if (outcome) {
        this.end(outcome);
        return;
      }
      this.set({ push: { until, ...sight } });
      const asked = ServiceError.is(sight.error) ? (sight.error.retryAfterMs ?? 0) : 0;
      await this.parts.timing.pause(
        Math.min(Math.max(pushTimes.pollMs, asked), until - this.parts.timing.now()),
        signal,
      );
    }
  }

  /** The user's answer, or what there is to see instead. */
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

  /** Runs one call; what it throws becomes the outcome. Undefined when it failed or nobody waits any more. */
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

  /** The push is over; what is final also ends everything else. */
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

/** The service forgets a push that expired; it says so itself, not a page in its place. */
function isMissing(error: unknown): boolean {
  return ServiceError.is(error) && error.category === "notFound" && !isMarkup(error);
}

/** What a push comes to that nobody was seen to answer in its time. */
function endOf({ error, status }: PushCheck): TrialOutcome {
  if (error !== undefined) return { type: "unseen", error };
  return defined({ type: "unanswered", said: status });
}
