// @ts-check
"use strict";

/**
 * A window in its own process that reads lists of a FortiCNP account as fast as allowed until it is killed. It reports
 * each response to its parent.
 */
const path = require("node:path");
const { Budgets, createFortiCnpClient } = require(path.resolve("dist/services.js"));
const { folder, host, credential, minuteMs, readers, timeoutMs } = JSON.parse(process.argv[2] ?? "{}");

/** @param {unknown} message */
const tell = (message) => void process.send?.(message);
const timing = {
  now: () => Date.now(),
  /** @param {number} ms @param {AbortSignal} signal */
  pause: (ms, signal) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
      signal.addEventListener("abort", resolve);
    }),
};

async function read() {
  const budgets = new Budgets({
    folder,
    requestsPerMinute: () => 100,
    minuteMs,
    onTrouble: (/** @type {unknown} */ error) => tell({ failure: String(error) }),
  });
  const client = createFortiCnpClient({
    ...{ host, credential, label: "Lab", readOnly: true, timeoutMs, log: { request: () => undefined } },
    scope: { companyId: "771205", roleId: "771204" },
    gate: {
      budget: await budgets.of("forticnp", host, credential),
      retry: { times: 0, longestMs: 0 },
      watch: { onWait: () => undefined },
      timing,
    },
  });
  await Promise.all(
    Array.from({ length: readers }, async () => {
      for (;;) {
        try {
          await client.reference.countries();
          tell({ answered: true });
        } catch (error) {
          tell({ failure: String(error) });
        }
      }
    }),
  );
}

void read();
