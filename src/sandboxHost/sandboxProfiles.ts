import type { ServiceId } from "../contract";
import { sandboxSecret } from "../profiles/clientFactory";
import { serviceNames, type Profile } from "../profiles/profile";
import { uniqueLabel } from "../profiles/profileFields";
import type { ProfileKeeper } from "../profiles/profileKeeper";
import type { ProfileStore } from "../profiles/profileStore";
import type { SignInCheck } from "../profiles/signInCheck";
import { fortitokenCredentials } from "../sandbox/credentials";
import type { SandboxAddresses } from "./sandboxSettings";

/**
 * The sandbox's profiles: one per service and, on request, one of a management application, signed in with the
 * sandbox's public credentials. Their ids are the same in every window, so that two windows add the same profiles.
 */
export class SandboxProfiles {
  constructor(
    private readonly store: ProfileStore,
    private readonly keeper: ProfileKeeper,
    private readonly check: SignInCheck,
  ) {}

  exist(): boolean {
    return this.store.list().some(({ sandbox }) => sandbox);
  }

  /**
   * Adds the profiles, or points existing ones at these addresses.
   * @throws ServiceError when the sandbox does not respond or the signal fires; then nothing is added
   */
  async add(addresses: SandboxAddresses, signal: AbortSignal): Promise<readonly Profile[]> {
    const fortitoken = this.profile("fortitoken", addresses.fortitokenUrl);
    const forticnp = await this.withCompany(this.profile("forticnp", addresses.forticnpUrl), signal);
    const added = [{ clientId: fortitokenCredentials.webApp.clientId, ...fortitoken }, forticnp];
    for (const profile of added) await this.keeper.keep(profile);
    return added;
  }

  /** Adds the profile of the sandbox's management application, or points it at this address. */
  async addManagement({ fortitokenUrl: host }: SandboxAddresses): Promise<Profile> {
    const { clientId } = fortitokenCredentials.management;
    const known = this.store.list("fortitoken").find(isManagement);
    const label = uniqueLabel("Sandbox Management Application", this.store.list());
    const profile: Profile = {
      id: "sandbox-management",
      service: "fortitoken",
      label,
      host,
      readOnly: false,
      sandbox: true,
      clientId,
    };
    const kept = known ? { ...known, host } : profile;
    await this.keeper.keep(kept);
    return kept;
  }

  /** Points existing profiles at these addresses. */
  async move(addresses: SandboxAddresses): Promise<void> {
    const hosts: Record<ServiceId, string> = { fortitoken: addresses.fortitokenUrl, forticnp: addresses.forticnpUrl };
    for (const profile of this.store.list()) {
      if (profile.sandbox) await this.keeper.keep({ ...profile, host: hosts[profile.service] });
    }
  }

  private async withCompany(profile: Profile, signal: AbortSignal): Promise<Profile> {
    if (profile.company) return profile;
    const { companies } = await this.check.run(profile, sandboxSecret(profile) ?? "", signal);
    return { ...profile, ...companies[0] };
  }

  private profile(service: ServiceId, host: string): Profile {
    const known = this.store.list(service).find((profile) => profile.sandbox && !isManagement(profile));
    if (known) return { ...known, host };
    const label = uniqueLabel(`${serviceNames[service]} Sandbox`, this.store.list());
    return { id: `sandbox-${service}`, service, label, host, readOnly: false, sandbox: true };
  }
}

function isManagement({ sandbox, clientId }: Profile): boolean {
  return sandbox && clientId === fortitokenCredentials.management.clientId;
}
