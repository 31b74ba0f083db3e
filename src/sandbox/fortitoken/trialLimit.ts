import type { SandboxOptions } from "../options";
import { RateLimit } from "../rateLimit";
import { Refusal } from "../service";

const accountKey = "account";
const disablingFactor = 4;
const minuteMs = 60_000;

/** Limits of a trial account [FTC 4]: 60 requests in 5 minutes; more than 240 disable the account. */
export class TrialLimit {
  private readonly limit: RateLimit;
  private disabled = false;

  constructor(private readonly options: Pick<SandboxOptions, "now" | "trial" | "trialRequests" | "trialWindowMs">) {
    this.limit = new RateLimit(options.now);
  }

  /** Counts a request. @throws Refusal 429 above the limit, 402 once the account is disabled, until a reset */
  count(): void {
    const { trial, trialRequests: requests, trialWindowMs: intervalMs } = this.options;
    if (trial && !this.disabled) {
      const use = this.limit.take(accountKey, { requests, intervalMs });
      this.disabled = use.attempts > requests * disablingFactor;
      if (!use.allowed && !this.disabled) {
        const minutes = Math.ceil(intervalMs / minuteMs);
        throw new Refusal(429, `Too many requests for a trial account. Wait ${minutes} minutes, then try again.`);
      }
    }
    if (this.disabled) {
      throw new Refusal(402, "The trial account is disabled because it sent far too many requests.");
    }
  }
}
