import type { SandboxOptions } from "../../options";
import { Refusal } from "../../service";
import { timestamp, type StoredUser } from "../state/records";

const minuteMs = 60_000;

/** Counts wrong codes and locks users [FTC 3.6], for a limited time. */
export class Lockout {
  constructor(private readonly options: Pick<SandboxOptions, "now" | "lockoutAttempts" | "lockoutPeriodMs">) {}

  /** @throws Refusal 401 naming the minutes to wait, when the user is locked out */
  check(user: StoredUser): void {
    if (user.lockout_at === null) {
      return;
    }
    if (user.lockedUntil === null) {
      throw new Refusal(401, "The user is locked until an administrator unlocks the user.");
    }
    const minutes = Math.max(1, Math.ceil((user.lockedUntil - this.options.now()) / minuteMs));
    throw new Refusal(401, `The user is locked out. Try again in ${minutes} minute${minutes === 1 ? "" : "s"}.`);
  }

  /** Counts a wrong code, and locks the user when the limit is reached. */
  fail(user: StoredUser): void {
    user.fail_times += 1;
    if (user.fail_times >= this.options.lockoutAttempts) {
      const now = this.options.now();
      user.lockout_at = timestamp(now);
      user.lockedUntil = now + this.options.lockoutPeriodMs;
    }
  }

  succeed(user: StoredUser): void {
    user.fail_times = 0;
  }
}
