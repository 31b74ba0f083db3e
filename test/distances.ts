/** How long a sandbox's answers take: on a wire between continents. The sandbox's seed decides about each. */
export const distant = { latencyMs: 150, latencySpreadMs: 250 };
/** For tests of thousands of requests, and of what happens when nothing takes time. */
export const instant = { latencyMs: 0, latencySpreadMs: 0 };
export const verySlow = { latencyMs: 1500, latencySpreadMs: 0 };
