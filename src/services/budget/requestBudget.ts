import type { Timing } from "../../timing";
import { unwaited } from "../../unwaited";
import { cancelled, onAbort } from "../abort";
import { guardListener } from "../listeners";
import type { AccountLimit } from "./accountLimit";
import type { Ledger } from "./ledger";
import { type RequestPriority, type RequestWait, type WaitListener } from "./wait";
import { budgetTimes, shortestShownWaitMs } from "../../waiting";

/** A slot for one request. */
export interface Slot {
  /** The request has a response. */
  end(): void;
  /** The request was cancelled, or failed without a response: it may still reach the service. */
  giveUp(): void;
}

export interface SlotRequest {
  readonly priority: RequestPriority;
  /** The request's deadline, in ms. */
  readonly holdMs: number;
  readonly onWait: WaitListener;
}

interface Waiter {
  readonly request: SlotRequest;
  shownWait?: RequestWait;
  grant(slot: Slot): void;
  fail(error: unknown): void;
}

/** Grants the slots of one account's rate limit, shared with the other windows of this machine. Interactive requests come first. */
export class RequestBudget {
  private readonly queues: Readonly<Record<RequestPriority, Waiter[]>> = { interactive: [], background: [] };
  private serving = false;
  private wake = new AbortController();

  constructor(
    private readonly ledger: Ledger,
    readonly limit: AccountLimit,
    private readonly timing: Timing,
  ) {}

  /** Resolves when the request may be sent. @throws ServiceError `cancelled` when the signal is aborted */
  take(slotRequest: SlotRequest, signal: AbortSignal): Promise<Slot> {
    if (signal.aborted) return Promise.reject(cancelled());
    const request = { ...slotRequest, onWait: guardListener(slotRequest.onWait) };
    return new Promise((resolve, reject) => {
      const queue = this.queues[request.priority];
      const leave = (waiter: Waiter): void => {
        unsubscribe();
        queue.splice(queue.indexOf(waiter), 1);
        if (waiter.shownWait) request.onWait(undefined);
      };
      const waiter: Waiter = {
        request,
        grant: (slot) => {
          leave(waiter);
          resolve(slot);
        },
        fail: (error) => {
          leave(waiter);
          // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- it is what was thrown
          reject(error);
        },
      };
      const unsubscribe = onAbort(signal, () => {
        leave(waiter);
        this.wake.abort();
        reject(cancelled());
      });
      queue.push(waiter);
      if (!this.serving) unwaited(this.serve());
      else if (this.waiting[0] === waiter) this.wake.abort();
    });
  }

  /** Blocks the requests of all windows for this time after a 429. */
  block(ms: number): void {
    this.ledger.block(ms);
  }

  /** Sends one request of any window in spite of a block; if it succeeds, the block ends. @returns whether requests were blocked */
  tryNow(): boolean {
    const wasBlocked = this.ledger.lift();
    this.wake.abort();
    return wasBlocked;
  }

  private get waiting(): readonly Waiter[] {
    return [...this.queues.interactive, ...this.queues.background];
  }

  /** Serves the queue until it is empty. An error fails all requests in the queue; the next request starts it again. */
  private async serve(): Promise<void> {
    this.serving = true;
    try {
      for (let [first] = this.waiting; first; [first] = this.waiting) {
        const { priority, holdMs } = first.request;
        const id = this.ledger.take(priority, holdMs, this.limit.maxRequests());
        if (id !== undefined) {
          first.grant({ end: () => this.ledger.end(id), giveUp: () => this.ledger.giveUp(id) });
        } else {
          this.ledger.announce(priority === "interactive");
          await this.pause();
        }
      }
      this.ledger.announce(false);
    } catch (error) {
      for (const waiter of this.waiting) waiter.fail(error);
    } finally {
      this.serving = false;
    }
  }

  private async pause(): Promise<void> {
    const waits = this.ledger.waits(this.waiting.length, this.limit.maxRequests());
    this.showWaits(waits);
    const soonest = (waits[0]?.until ?? 0) - this.timing.now();
    this.wake = new AbortController();
    await this.timing.pause(Math.min(Math.max(soonest, 20), budgetTimes.lookEveryMs), this.wake.signal);
  }

  private showWaits(waits: readonly RequestWait[]): void {
    const now = this.timing.now();
    this.waiting.forEach((waiter, index) => {
      const wait = waits[index];
      if (!wait || (!waiter.shownWait && wait.until - now < shortestShownWaitMs)) return;
      const isNew =
        waiter.shownWait?.reason.type !== wait.reason.type || Math.abs(waiter.shownWait.until - wait.until) > 500;
      if (!isNew) return;
      waiter.shownWait = wait;
      waiter.request.onWait(wait);
    });
  }
}
