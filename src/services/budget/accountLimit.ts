import { memberOf } from "../session";
import type { TrialMark } from "./trialMark";
import { budgetTimes } from "../../waiting";

/** What the service lets one account send. */
export interface AccountLimit {
  readonly intervalMs: number;
  /** How many requests a window has room for; `Infinity` for no limit. */
  maxRequests(): number;
  /** The service refused a request as one too many. @returns for how long nothing is to be sent, in ms, where the service did not say */
  pauseAfterRefusal(attempt: number): number;
  /** What an answer says of the account. */
  learn(operationId: string, json: unknown): void;
}

/** FortiCNP's: 100 requests a minute for each credential, unless set otherwise [CNP 5]. */
export class MinuteLimit implements AccountLimit {
  /** @param perMinute the setting as it is now; 0 for no limit */
  constructor(
    private readonly perMinute: () => number,
    readonly intervalMs = budgetTimes.intervalMs.forticnp,
    private readonly random = Math.random,
  ) {}

  maxRequests(): number {
    return this.perMinute() || Infinity;
  }

  /** Somebody elsewhere uses the same credential: places come free all the time, so a part of the minute, then twice that, and so on. */
  pauseAfterRefusal(attempt: number): number {
    return (this.intervalMs / 6) * 2 ** (attempt - 1) * (0.5 + this.random() / 2);
  }

  learn(): void {}
}

/** FortiToken Cloud's: 60 requests in 5 minutes for a trial account, none documented for others [FTC 4]. */
export class TrialLimit implements AccountLimit {
  readonly intervalMs = budgetTimes.intervalMs.fortitoken;

  constructor(private readonly mark: TrialMark) {}

  maxRequests(): number {
    return this.mark.value ? 60 : Infinity;
  }

  /** A licensed account is believed to be one: whatever refused the request, it is soon over. */
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
