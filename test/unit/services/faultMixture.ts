import type { operations } from "../../../src/contract";
import type { Fault } from "../../../src/sandbox/fault";
import type { Sandbox } from "../../../src/sandbox/index";

type OperationId = keyof typeof operations.fortitoken;

const page = { body: "<html><body>Bad gateway</body></html>", contentType: "text/html" };

/** Faults of a write: refused, lost before or after it took effect, or carried out long after its response. */
const writeFaults: readonly Partial<Fault>[] = [
  { drop: true, chance: 0.04 },
  { drop: true, afterHandling: true, chance: 0.04 },
  { status: 502, ...page, chance: 0.03 },
  { status: 502, ...page, afterHandling: true, chance: 0.03 },
  { status: 500, afterHandling: true, chance: 0.02 },
  { status: 503, chance: 0.03 },
  { cut: "sized", chance: 0.03 },
  { cut: "chunked", chance: 0.03 },
  { status: 200, body: "", afterHandling: true, chance: 0.02 },
  { actsAfterMs: 10, chance: 0.02 },
  { actsAfterMs: 70, chance: 0.02 },
  { actsAfterMs: 900, chance: 0.02 },
  { actsAfterMs: 60, drop: true, chance: 0.02 },
  // Longer than the client's timeout: the service acts after the client has given up.
  { delayMs: patienceOfClientMs() + 150, chance: 0.01 },
  { delayMs: 30, chance: 0.04 },
  { status: 401, chance: 0.02 },
  { status: 429, headers: { "retry-after": "1" }, chance: 0.02 },
];

/** Faults of a verifying read. */
const readFaults: readonly Partial<Fault>[] = [
  { drop: true, chance: 0.06 },
  { status: 502, ...page, chance: 0.06 },
  { cut: "chunked", chance: 0.04 },
  { status: 429, chance: 0.04 },
];

/** The client's request timeout with these faults, in ms. */
export function patienceOfClientMs(): number {
  return 600;
}

/** Injects faults into a share of the requests from now on, chosen by the sandbox's seed. */
export function mixFaults(sandbox: Sandbox, writes: readonly OperationId[], reads: readonly OperationId[]): void {
  const add = (operation: OperationId, faults: readonly Partial<Fault>[]) => {
    for (const fault of faults) sandbox.faults.add({ service: "fortitoken", operation, times: 1_000_000, ...fault });
  };
  for (const operation of writes) add(operation, writeFaults);
  for (const operation of [...reads, "login"] as const) add(operation, readFaults);
}
