import { defined } from "../defined";
import { forticnpCredentials, fortitokenCredentials } from "../sandbox/credentials";
import type { FortiCnpClient } from "../services/forticnp/client";
import type { FortiTokenClient } from "../services/fortitoken/client";
import type { KnownSecrets } from "../services/http/redact";
import type { RequestLog } from "../services/http/requestLog";
import type { Requests } from "../services/http/requests";
import type { OnRefused } from "../services/session";
import type { ClientTypes } from "./clientTypes";
import type { ConnectionSettings } from "./connectionSettings";
import type { Profile } from "./profile";
import type { RequestGates } from "./requestGates";

/** What a client is connected to, where that is not the usual. */
export interface ClientWiring {
  readonly log?: RequestLog;
  /** Stand in the place of the client's own. */
  readonly requests?: Requests;
  readonly onRefused?: OnRefused;
  /** Asked right before each request goes out; false cancels it. */
  readonly isWanted?: () => boolean;
}

/** Makes the services' clients out of a profile and its secret; loads the services when the first one is made. */
export class ClientFactory {
  constructor(
    private readonly log: RequestLog,
    private readonly settings: Pick<ConnectionSettings, "requestTimeoutMs">,
    private readonly clientTypes: Pick<ClientTypes, "get" | "remember">,
    private readonly gates: Pick<RequestGates, "of">,
    /** Learns what the clients send and receive, so that nothing that leaves shows it. */
    private readonly secrets: KnownSecrets,
  ) {}

  /** @throws ServiceError `badHost` */
  async fortitoken(profile: Profile, clientSecret: string, wiring: ClientWiring = {}): Promise<FortiTokenClient> {
    const { createFortiTokenClient } = await import("../services/index");
    const clientType = this.clientTypes.get(profile);
    const clientId = profile.clientId ?? "";
    return createFortiTokenClient({
      ...this.common(profile, wiring),
      gate: await this.gates.of(profile, clientId),
      clientId,
      clientSecret,
      ...defined({ clientType }),
      onClientType: (found) => this.clientTypes.remember(profile, found),
    });
  }

  /** @throws ServiceError `badHost` */
  async forticnp(profile: Profile, credential: string, wiring: ClientWiring = {}): Promise<FortiCnpClient> {
    const { createFortiCnpClient } = await import("../services/index");
    const { company, roleId } = profile;
    return createFortiCnpClient({
      ...this.common(profile, wiring),
      gate: await this.gates.of(profile, credential),
      credential,
      ...(company && roleId !== undefined ? { scope: { companyId: company.id, roleId } } : {}),
    });
  }

  private common({ id: profileId, host, label, readOnly }: Profile, wiring: ClientWiring) {
    const timeoutMs = this.settings.requestTimeoutMs;
    const { secrets } = this;
    return { log: this.log, secrets, ...wiring, host, label, profileId, readOnly, timeoutMs };
  }
}

/** The public secret that goes with a sandbox profile's client id; for FortiCNP the standard credential. */
export function sandboxSecret({ service, clientId }: Profile): string | undefined {
  if (service === "forticnp") return forticnpCredentials.oneCompany;
  return Object.values(fortitokenCredentials).find((client) => client.clientId === clientId)?.clientSecret;
}
