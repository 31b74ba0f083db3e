import type { AdjustableOptions } from "./options";
import { Random } from "./seed/random";

/** How long each answer takes on its way: the same lengths in the same order for the same seed. */
export class Latency {
  private readonly random: Random;

  /** @param stream tells apart what draws from one seed */
  constructor(
    private readonly options: Pick<AdjustableOptions, "latencyMs" | "latencySpreadMs">,
    seed: number,
    stream: string,
  ) {
    this.random = new Random(seed, `latency ${stream}`);
  }

  /** Of the next answer, in milliseconds. */
  next(): number {
    const { latencyMs, latencySpreadMs } = this.options;
    return latencyMs + (latencySpreadMs === 0 ? 0 : this.random.int(0, latencySpreadMs));
  }
}
