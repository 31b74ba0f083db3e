import { defined } from "../../defined";
import type { Timing } from "../../timing";
import { cancelled, firstOf } from "../abort";
import type { RequestBudget } from "../budget/requestBudget";
import type { RequestWait } from "../budget/wait";
import { ServiceError } from "../errors";
import { guardListener } from "../listeners";
import type { Requests } from "./requests";
import { backOff, isTransient, type RetryRule } from "./retry";
import { retryAfterMs } from "./retryAfter";
import type { ApiAnswer, RawAnswer, ApiRequest } from "./wire";
import type { Transport } from "./transport";
import { shortestPauseMs, shortestShownWaitMs } from "../../waiting";

/** Is notified of each wait. `waiter` is the same object for all waits of one request. */
export interface WaitWatch {
  onWait(waiter: object, wait: RequestWait | undefined): void;
}

export interface GateOptions {
  readonly budget: RequestBudget;
  readonly retry: RetryRule;
  readonly watch: WaitWatch;
  readonly timing: Timing;
  /** Called directly before each request is sent, which may be long after the client was made; false cancels it. */
  readonly isWanted?: (() => boolean) | undefined;
  /** From 0 to 1. */
  readonly random?: () => number;
}

/** What sends a request, at once and once. */
type Sender = Pick<Transport, "check" | "send" | "call" | "timeoutMs" | "dispose">;

/** Stands before a transport: a request waits for a slot in the account's budget, and a read is retried after a transient failure. */
export class RequestGate implements Requests {
  private readonly lifetime = new AbortController();

  constructor(
    private readonly transport: Sender,
    private readonly options: GateOptions,
  ) {}

  async send(request: ApiRequest, signal?: AbortSignal): Promise<ApiAnswer> {
    const { budget, retry, random = Math.random } = this.options;
    let waitedMs = 0;
    for (let failed = 0; ;) {
      let blockedMs: number | undefined;
      const onRateLimit = ({ retryAfterMs: ms }: ServiceError): void =>
        void (blockedMs = this.blockWindows(ms, failed + 1));
      try {
        const answer = await this.attemptOnce(
          request,
          signal,
          (within, path) => this.transport.send(request, within, path),
          onRateLimit,
        );
        budget.limit.learn(request.operation.id, answer.json);
        return answer;
      } catch (error) {
        if (!ServiceError.is(error)) throw error;
        failed += 1;
        const pauseMs = blockedMs ?? error.retryAfterMs ?? backOff(failed, random);
        waitedMs += pauseMs;
        if (!isTransient(request, error) || failed > retry.times || waitedMs > retry.longestMs) throw error;
        // After a 429 the request waits for a slot like all others.
        if (error.category !== "rateLimit") await this.pause(request, error, pauseMs, signal);
      }
    }
  }

  /** Never retried: the response is shown as received. */
  async call(request: ApiRequest, signal?: AbortSignal): Promise<RawAnswer> {
    return this.attemptOnce(request, signal, async (within, path) => {
      const answer = await this.transport.call(request, within, path);
      if (answer.status === 429) this.blockWindows(retryAfterMs(answer.headers, this.options.timing.now()), 1);
      return answer;
    });
  }

  dispose(): void {
    this.lifetime.abort();
    this.transport.dispose();
  }

  /**
   * One attempt, in its place.
   * @param onRateLimit called after a 429 and before the slot is freed: no other request may take it
   */
  private async attemptOnce<T>(
    request: ApiRequest,
    signal: AbortSignal | undefined,
    attempt: (signal: AbortSignal, path: string) => Promise<T>,
    onRateLimit: (error: ServiceError) => void = () => undefined,
  ): Promise<T> {
    const path = this.transport.check(request);
    const { budget, watch, isWanted } = this.options;
    const within = firstOf(this.lifetime.signal, signal);
    try {
      const slot = await budget.take(
        {
          priority: request.priority ?? "interactive",
          holdMs: this.transport.timeoutMs,
          onWait: (wait) => watch.onWait(request, wait),
        },
        within.signal,
      );
      if (isWanted?.() === false) {
        slot.end();
        throw cancelled();
      }
      try {
        const answer = await attempt(within.signal, path);
        slot.end();
        return answer;
      } catch (error) {
        if (ServiceError.is(error) && error.category === "rateLimit") onRateLimit(error);
        if (ServiceError.is(error) && error.status !== undefined) slot.end();
        else slot.giveUp();
        throw error;
      }
    } finally {
      within.release();
    }
  }

  /** Holds back the requests of all windows. @returns for how long, in ms */
  private blockWindows(requestedMs: number | undefined, failed: number): number {
    const { budget } = this.options;
    const ms = Math.max(shortestPauseMs, requestedMs ?? budget.limit.pauseAfterRefusal(failed));
    budget.block(ms);
    return ms;
  }

  private async pause(request: ApiRequest, { status }: ServiceError, ms: number, signal?: AbortSignal): Promise<void> {
    const { timing, watch } = this.options;
    const notify = guardListener((wait: RequestWait | undefined) => watch.onWait(request, wait));
    const within = firstOf(this.lifetime.signal, signal);
    const isShown = ms >= shortestShownWaitMs;
    const reason = defined({ type: "retry", status });
    if (isShown) notify({ reason, until: timing.now() + ms });
    try {
      await timing.pause(ms, within.signal);
      if (within.signal.aborted) throw cancelled();
    } finally {
      within.release();
      if (isShown) notify(undefined);
    }
  }
}
