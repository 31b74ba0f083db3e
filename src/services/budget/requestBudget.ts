import { scrypt, type ScryptOptions } from "node:crypto";
import path from "node:path";
import { promisify } from "node:util";
import type { ServiceId } from "../../contract";
import { systemTiming, type Timing } from "../../timing";
import { fireAndForget } from "../../fireAndForget";
import { cancelled, onAbort } from "../abort";
import { guardListener } from "../listeners";
import { type AccountLimit, MinuteLimit, TrialLimit } from "./accountLimit";
import { Ledger } from "./ledger";
import { SharedLines } from "./sharedLines";
import { TrialMark } from "./trialMark";
import { type RequestPriority, type RequestWait, type WaitListener } from "./wait";
import { budgetTimes, longestAskedPauseMs, shortestShownWaitMs } from "../../waiting";

const derive = promisify<string, string, number, ScryptOptions, Buffer>(scrypt);

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
      if (!this.serving) fireAndForget(this.serve());
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

export interface BudgetOptions {
  /** The folder that the windows of this machine share. */
  readonly folder: string;
  /** Reads the setting of FortiCNP's limit per minute; 0 for no limit. */
  readonly requestsPerMinute: () => number;
  /** Called when the folder cannot be used: each window then counts alone. */
  readonly onTrouble: (error: unknown) => void;
  readonly timing?: Timing;
  /** A shorter minute for FortiCNP's limit, in ms, for tests. */
  readonly minuteMs?: number;
}

/** The budgets of all accounts, one object per account in this window. */
export class Budgets {
  private readonly known = new Map<string, Promise<RequestBudget>>();

  constructor(private readonly options: BudgetOptions) {}

  /** @param account what the service counts by: FortiCNP's credential, FortiToken Cloud's client id. It is not written to a file. */
  of(service: ServiceId, baseUrl: string, account: string): Promise<RequestBudget> {
    const key = JSON.stringify([service, baseUrl, account]);
    let budget = this.known.get(key);
    if (budget) return budget;
    budget = this.create(service, key);
    this.known.set(key, budget);
    // The next attempt may succeed.
    budget.catch(() => this.known.delete(key));
    return budget;
  }

  private async create(service: ServiceId, key: string): Promise<RequestBudget> {
    const { requestsPerMinute, onTrouble, timing = systemTiming, minuteMs } = this.options;
    const now = (): number => timing.now();
    // A slow, truncated hash: the name does not reveal the credential.
    const name = (await derive(key, "forticloud budget", 8, { N: 2048 })).toString("hex");
    const folder = path.join(this.options.folder, name);
    const limits: Readonly<Record<ServiceId, () => AccountLimit>> = {
      fortitoken: () => new TrialLimit(new TrialMark(folder, now)),
      forticnp: () => new MinuteLimit(requestsPerMinute, minuteMs),
    };
    const limit = limits[service]();
    const lines = new SharedLines({ folder, keepMs: limit.intervalMs + longestAskedPauseMs, now, onTrouble });
    return new RequestBudget(new Ledger(lines, limit.intervalMs, now), limit, timing);
  }
}
