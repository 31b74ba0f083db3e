import { defined } from "../../defined";
import type { Timing } from "../../timing";
import { cancelled, firstOf } from "../abort";
import type { RequestBudget, Slot } from "../budget/requestBudget";
import type { RequestWait } from "../budget/wait";
import { ServiceError } from "../errors";
import { guardListener } from "../listeners";
import type { Requests } from "./requests";
import { backOff, isTransient, type RetryRule } from "./retry";
import { retryAfterMs } from "./retryAfter";
import type { ApiAnswer, ApiRequest } from "./wire";
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
type Sender = Pick<Transport, "check" | "send" | "timeoutMs" | "dispose">;

/** Stands before a transport: a request waits for a slot in the account's budget, and a read is retried after a transient failure. */
export class RequestGate implements Requests {
  private readonly lifetime = new AbortController();

  constructor(
    private readonly transport: Sender,
    private readonly options: GateOptions,
  ) {}

  async send(request: ApiRequest, signal?: AbortSignal): Promise<ApiAnswer> {
    const { budget, retry, timing, random = Math.random } = this.options;
    const checked = this.transport.check(request);
    const within = firstOf(this.lifetime.signal, signal);
    try {
      for (let failed = 1, waitedMs = 0; ; failed += 1) {
        const slot = await this.takeSlot(request, within.signal);
        try {
          const answer = await this.transport.send(checked, within.signal);
          if (answer.status === 429) this.blockWindows(retryAfterMs(answer.headers, timing.now()), failed);
          slot.end();
          budget.limit.learn(request.operation.id, answer.json);
          return answer;
        } catch (error) {
          const status = ServiceError.is(error) ? error.status : undefined;
          // Windows are blocked before the slot is free, so that no other request takes it.
          const blockedMs = isRateLimit(error) ? this.blockWindows(error.retryAfterMs, failed) : undefined;
          if (status === undefined) slot.giveUp();
          else slot.end();
          if (!ServiceError.is(error) || !isTransient(request, error)) throw error;
          const pauseMs = blockedMs ?? error.retryAfterMs ?? backOff(failed, random);
          waitedMs += pauseMs;
          if (failed > retry.times || waitedMs > retry.longestMs) throw error;
          // After a 429 the request waits for a slot like all others.
          if (blockedMs === undefined) await this.pause(request, status, pauseMs, within.signal);
        }
      }
    } finally {
      within.release();
    }
  }

  dispose(): void {
    this.lifetime.abort();
    this.transport.dispose();
  }

  private async takeSlot(request: ApiRequest, signal: AbortSignal): Promise<Slot> {
    const { budget, watch, isWanted } = this.options;
    const { priority = "interactive" } = request;
    const onWait = (wait: RequestWait | undefined): void => watch.onWait(request, wait);
    const slot = await budget.take({ priority, holdMs: this.transport.timeoutMs, onWait }, signal);
    if (isWanted?.() !== false) return slot;
    slot.end();
    throw cancelled();
  }

  /** Holds back the requests of all windows. @returns for how long, in ms */
  private blockWindows(requestedMs: number | undefined, failed: number): number {
    const { budget } = this.options;
    const ms = Math.max(shortestPauseMs, requestedMs ?? budget.limit.pauseAfterRefusal(failed));
    budget.block(ms);
    return ms;
  }

  private async pause(request: ApiRequest, status: number | undefined, ms: number, signal: AbortSignal): Promise<void> {
    const { timing, watch } = this.options;
    const notify = guardListener((wait: RequestWait | undefined) => watch.onWait(request, wait));
    const isShown = ms >= shortestShownWaitMs;
    if (isShown) notify({ reason: defined({ type: "retry", status }), until: timing.now() + ms });
    try {
      await timing.pause(ms, signal);
      if (signal.aborted) throw cancelled();
    } finally {
      if (isShown) notify(undefined);
    }
  }
}

function isRateLimit(error: unknown): error is ServiceError {
  return ServiceError.is(error) && error.category === "rateLimit";
}
