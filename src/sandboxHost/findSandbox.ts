import { sandboxAddress, type SandboxAddress } from "../profiles/sandboxAddress";
import { askSandbox } from "./askSandbox";
import type { SandboxAddresses } from "./sandboxSettings";
import { sandboxTimes } from "../waiting";

/** What listens on a port of this machine: nothing, a sandbox with these addresses, or another program. */
export type PortUse = "free" | "foreign" | SandboxAddresses;

export async function portUse(address: SandboxAddress): Promise<PortUse> {
  try {
    const { json } = await askSandbox(address, "", { deadlineMs: sandboxTimes.probeMs });
    const addresses = addressesIn(json);
    if (!addresses || !isSandbox(json)) return "foreign";
    // A sandbox names the port of the request. A program that names other ports is not a sandbox.
    const ports = [addresses.fortitokenUrl, addresses.forticnpUrl].map(portOf);
    return ports.includes(portOf(address)) ? addresses : "foreign";
  } catch (error) {
    return codes(error).includes("ECONNREFUSED") ? "free" : "foreign";
  }
}

/** Whether a sandbox answers at this address. The addresses it names do not matter: through a tunnel they differ. */
export async function answersAsSandbox(address: SandboxAddress): Promise<boolean> {
  const answer = await askSandbox(address, "", { deadlineMs: sandboxTimes.probeMs }).catch(() => undefined);
  return isSandbox(answer?.json);
}

/** The addresses in a response of a control path; undefined when one is missing or not on this machine. */
export function addressesIn(json: unknown): SandboxAddresses | undefined {
  const members = (json ?? {}) as Partial<Record<keyof SandboxAddresses, unknown>>;
  const fortitokenUrl = sandboxAddress(members.fortitokenUrl);
  const forticnpUrl = sandboxAddress(members.forticnpUrl);
  return fortitokenUrl && forticnpUrl ? { fortitokenUrl, forticnpUrl } : undefined;
}

function isSandbox(json: unknown): boolean {
  return (json as { sandbox?: unknown } | null | undefined)?.sandbox === "forticloud-explorer";
}

function portOf(address: SandboxAddress): string {
  return new URL(address).port;
}

/** System error codes of the error and its causes. */
function codes(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [];
  const inner = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  return [(error as NodeJS.ErrnoException).code, ...[...inner, error.cause].flatMap(codes)];
}
