/** How long a sandbox takes to answer: as on a line between continents. The seed of the sandbox decides for each answer. */
export const distant = { latencyMs: 150, latencySpreadMs: 250 };
/** For tests with thousands of requests, and for those of what happens without any latency. */
export const instant = { latencyMs: 0, latencySpreadMs: 0 };
export const verySlow = { latencyMs: 1500, latencySpreadMs: 0 };
