import type { ServiceId } from "../../contract";

/** A host the vendor documents. */
export interface KnownHost {
  /** As `parseHost` takes it. */
  readonly host: string;
  readonly region?: "global" | "eu";
}

/** Documented hosts (contract: FortiCNP 1.1, FortiToken Cloud 1.1). */
export const KNOWN_HOSTS: Readonly<Record<ServiceId, readonly KnownHost[]>> = {
  forticnp: [
    { host: "www.forticnp.com", region: "global" },
    { host: "eu.forticnp.com", region: "eu" },
  ],
  fortitoken: [{ host: "ftc.fortinet.com" }, { host: "fic.fortinet.com" }],
};

export function parseHost(_input: string, _service: ServiceId): string {
  throw new Error("not yet");
}
