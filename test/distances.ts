/** Latency of a sandbox response, as between continents. The sandbox's seed determines each value. */
export const distant = { latencyMs: 150, latencySpreadMs: 250 };
/** For tests with thousands of requests, and for races that only happen without latency. */
export const instant = { latencyMs: 0, latencySpreadMs: 0 };
export const verySlow = { latencyMs: 1500, latencySpreadMs: 0 };
