import type { ServiceId } from "../contract";

/** One saved sign-in. Its secret (FortiToken Cloud: client secret, FortiCNP: credential) is in the `SecretVault`, by the profile's id. */
export interface Profile {
  /** Stable for the profile's life; part of every record's id. */
  readonly id: string;
  readonly service: ServiceId;
  readonly label: string;
  /** Base address without a trailing slash, e.g. `https://ftc.fortinet.com:9696`. */
  readonly host: string;
  /** The client refuses every write of this profile. */
  readonly readOnly: boolean;
  /** The user signed it out: its secret is missing on purpose. */
  readonly signedOut?: true;
  /** Points at the local sandbox, whose credentials are public. */
  readonly sandbox: boolean;
  /** FortiToken Cloud only: the application's client id. */
  readonly clientId?: string;
  /** FortiCNP only: the company chosen from the resource map, and the role that goes with it. */
  readonly company?: { readonly id: string; readonly name: string };
  readonly roleId?: string;
}

/** The services' proper names, not translated; in the order of lists. */
export const serviceNames: Readonly<Record<ServiceId, string>> = {
  fortitoken: "FortiToken Cloud",
  forticnp: "FortiCNP",
};

/** All services. */
export const serviceIds = Object.keys(serviceNames) as readonly ServiceId[];

export function isServiceId(value: unknown): value is ServiceId {
  return serviceIds.includes(value as ServiceId);
}
