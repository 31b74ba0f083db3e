import { isServiceId, type Profile } from "./profile";
import { sandboxAddress } from "./sandboxAddress";

/** A stored list: the usable profiles, and the damaged entries, unchanged. */
export interface ProfileList {
  readonly profiles: readonly Profile[];
  readonly damaged: readonly unknown[];
}

/**
 * Reads a stored list leniently: an entry that is not a profile or repeats an id goes to `damaged`. Anything but a list is one damaged
 * entry.
 */
export function readProfileList(stored: unknown): ProfileList {
  if (stored === undefined || stored === null) return { profiles: [], damaged: [] };
  const profiles = new Map<string, Profile>();
  const damaged: unknown[] = [];
  for (const entry of Array.isArray(stored) ? (stored as unknown[]) : [stored]) {
    const profile = readProfile(entry);
    if (profile && !profiles.has(profile.id)) profiles.set(profile.id, profile);
    else damaged.push(entry);
  }
  return { profiles: [...profiles.values()], damaged };
}

/** One entry of a list; undefined if it is not a profile. */
export function readProfile(entry: unknown): Profile | undefined {
  if (!isObject(entry)) return undefined;
  const { id, service, label, host, clientId, company, roleId } = entry;
  if (!isText(id) || id.includes("/") || !isServiceId(service) || !isText(label)) return undefined;
  if (!isText(host) || !URL.canParse(host)) return undefined;
  return {
    id,
    service,
    label,
    host,
    // An unreadable flag must not allow writes.
    readOnly: entry["readOnly"] === undefined ? false : entry["readOnly"] !== false,
    // Only an address of this machine can be a sandbox.
    sandbox: entry["sandbox"] === true && sandboxAddress(host) !== undefined,
    ...(entry["signedOut"] === true ? { signedOut: true as const } : {}),
    ...(isText(clientId) ? { clientId } : {}),
    ...(isObject(company) && isText(company["id"]) && isText(company["name"])
      ? { company: { id: company["id"], name: company["name"] } }
      : {}),
    ...(isText(roleId) ? { roleId } : {}),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
