import type { SandboxAddresses } from "./sandboxSettings";

const deadlineMs = 2000;

/** Who listens on a port of this machine: nobody, a sandbox of ours, or some other program. */
export type PortUse = "free" | "foreign" | SandboxAddresses;

/** @param address `http://` and a loopback host with its port */
export async function portUse(address: string): Promise<PortUse> {
  try {
    const answer = await fetch(`${address}/__sandbox`, { signal: AbortSignal.timeout(deadlineMs) });
    const said = (await answer.json()) as Partial<Record<"sandbox" | keyof SandboxAddresses, unknown>>;
    const { fortitokenUrl, forticnpUrl } = said;
    if (said.sandbox !== "forticloud-explorer") return "foreign";
    if (typeof fortitokenUrl !== "string" || typeof forticnpUrl !== "string") return "foreign";
    return { fortitokenUrl, forticnpUrl };
  } catch (error) {
    return codes(error).includes("ECONNREFUSED") ? "free" : "foreign";
  }
}

/** System error codes of the error and of what caused it. */
function codes(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [];
  const inner = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  return [(error as NodeJS.ErrnoException).code, ...[...inner, error.cause].flatMap(codes)];
}
