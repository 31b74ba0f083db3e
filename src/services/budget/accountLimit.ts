import { memberOf } from "../session";
import type { TrialMark } from "./trialMark";
import { budgetTimes } from "../../waiting";

/** The rate limit of one account. */
export interface AccountLimit {
  readonly intervalMs: number;
  /** The most requests in any interval; `Infinity` for no limit. */
  maxRequests(): number;
  /** Called after a 429. @returns the pause in ms if the service did not ask for one */
  pauseAfterRefusal(attempt: number): number;
  /** Learns about the account from a response. */
  learn(operationId: string, json: unknown): void;
}

/** FortiCNP's limit: 100 requests per minute and credential, or the setting [CNP 5]. */
export class MinuteLimit implements AccountLimit {
  /** @param perMinute reads the setting; 0 for no limit */
  constructor(
    private readonly perMinute: () => number,
    readonly intervalMs = budgetTimes.intervalMs.forticnp,
    private readonly random = Math.random,
  ) {}

  maxRequests(): number {
    return this.perMinute() || Infinity;
  }

  /** Another program uses the same credential. Slots become free all the time: a part of the minute, doubled each time. */
  pauseAfterRefusal(attempt: number): number {
    return (this.intervalMs / 6) * 2 ** (attempt - 1) * (0.5 + this.random() / 2);
  }

  learn(): void {}
}

/** FortiToken Cloud's limit: 60 requests in 5 minutes for a trial account; none is documented for others [FTC 4]. */
export class TrialLimit implements AccountLimit {
  readonly intervalMs = budgetTimes.intervalMs.fortitoken;

  constructor(private readonly mark: TrialMark) {}

  maxRequests(): number {
    return this.mark.value ? 60 : Infinity;
  }

  /** For a licensed account the pause is short: no documented limit caused the 429. */
  pauseAfterRefusal(attempt: number): number {
    this.mark.guess();
    return this.mark.value === false
      ? Math.min(this.intervalMs, budgetTimes.licensedPauseMs * 2 ** (attempt - 1))
      : this.intervalMs;
  }

  learn(operationId: string, json: unknown): void {
    if (operationId !== "getBalance") return;
    const row: unknown = Array.isArray(json) ? json[0] : json;
    const status = Number(memberOf(row, "trial_status") ?? Number.NaN);
    if (status === 1 || status === 2) this.mark.record(status === 1);
  }
}
