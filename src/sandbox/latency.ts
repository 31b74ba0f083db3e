import type { AdjustableOptions } from "./options";
import { Random } from "./seed/random";

/** How long each response is delayed: the same sequence for the same seed. */
export class Latency {
  private readonly random: Random;

  /** @param stream separates the sequences that are drawn from one seed */
  constructor(
    private readonly options: Pick<AdjustableOptions, "latencyMs" | "latencySpreadMs">,
    seed: number,
    stream: string,
  ) {
    this.random = new Random(seed, `latency ${stream}`);
  }

  /** The next delay, in milliseconds. */
  next(): number {
    const { latencyMs, latencySpreadMs } = this.options;
    return latencyMs + (latencySpreadMs === 0 ? 0 : this.random.int(0, latencySpreadMs));
  }
}
