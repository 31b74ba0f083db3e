import type { Timing } from "../../timing";

/** A time range, in ms since the epoch. */
export interface Period {
  /** Default: 30 days before `endTime`. */
  readonly startTime?: number;
  /** Default: now. */
  readonly endTime?: number;
}

const defaultPeriodMs = 30 * 24 * 3600_000;

/** The period with its defaults filled in. */
export function wholePeriod({ startTime, endTime }: Period, clock: Pick<Timing, "now">): Required<Period> {
  const end = endTime ?? clock.now();
  return { startTime: startTime ?? end - defaultPeriodMs, endTime: end };
}
