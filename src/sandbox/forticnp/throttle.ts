import type { SandboxOptions } from "../options";
import { RateLimit } from "../rateLimit";
import { Refusal } from "../service";

const intervalMs = 60_000;

/** The limit of requests per minute [CNP 5]. Its status and headers are options, because they are not documented. */
export class Throttle {
  private readonly limit: RateLimit;

  constructor(
    private readonly options: Pick<
      SandboxOptions,
      "now" | "requestsPerMinute" | "throttleStatus" | "retryAfterSeconds"
    >,
  ) {
    this.limit = new RateLimit(options.now);
  }

  /** Counts one request of a credential. @throws Refusal above the limit */
  take(credential: string): void {
    const { requestsPerMinute, throttleStatus, retryAfterSeconds } = this.options;
    if (!this.limit.take(credential, { requests: requestsPerMinute, intervalMs }).allowed) {
      throw new Refusal(
        throttleStatus,
        `More than ${requestsPerMinute} requests in a minute.`,
        retryAfterSeconds < 0 ? {} : { "retry-after": String(retryAfterSeconds) },
      );
    }
  }

  clear(): void {
    this.limit.clear();
  }
}
