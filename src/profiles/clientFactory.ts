import type { ServiceId } from "../contract";
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

/** Replaces parts of a client. */
export interface ClientWiring {
  readonly log?: RequestLog;
  /** Replaces the client's own transport. */
  readonly requests?: Requests;
  readonly onRefused?: OnRefused;
  /** Called directly before each request is sent; false cancels it. */
  readonly isWanted?: () => boolean;
}

export interface ClientFactoryParts {
  readonly log: RequestLog;
  readonly settings: Pick<ConnectionSettings, "requestTimeoutMs">;
  readonly clientTypes: Pick<ClientTypes, "get" | "remember">;
  readonly gates: Pick<RequestGates, "of">;
  /** Learns the secrets that the clients send and receive, for redaction. */
  readonly secrets: KnownSecrets;
}

/** Makes the client of a profile and its secret; loads the services' code with the first client. */
export class ClientFactory {
  constructor(private readonly parts: ClientFactoryParts) {}

  /** @throws ServiceError `badHost` */
  async fortitoken(profile: Profile, clientSecret: string, wiring: ClientWiring = {}): Promise<FortiTokenClient> {
    const { createFortiTokenClient } = await import("../services/index");
    const { clientTypes, gates } = this.parts;
    const clientType = clientTypes.get(profile);
    const clientId = profile.clientId ?? "";
    return createFortiTokenClient({
      ...this.common(profile, wiring),
      gate: await gates.of(profile, clientId),
      clientId,
      clientSecret,
      ...defined({ clientType }),
      onClientType: (found) => clientTypes.remember(profile, found),
    });
  }

  /** @throws ServiceError `badHost` */
  async forticnp(profile: Profile, credential: string, wiring: ClientWiring = {}): Promise<FortiCnpClient> {
    const { createFortiCnpClient } = await import("../services/index");
    const { company, roleId } = profile;
    return createFortiCnpClient({
      ...this.common(profile, wiring),
      gate: await this.parts.gates.of(profile, credential),
      credential,
      ...(company && roleId !== undefined ? { scope: { companyId: company.id, roleId } } : {}),
    });
  }

  private common({ id: profileId, host, label, readOnly }: Profile, wiring: ClientWiring) {
    const { log, settings, secrets } = this.parts;
    const timeoutMs = settings.requestTimeoutMs;
    return { log, secrets, ...wiring, host, label, profileId, readOnly, timeoutMs };
  }
}

/** The public secret of a sandbox profile: the one of its client id; for FortiCNP the standard credential. */
export function sandboxSecret({ service, clientId }: Profile): string | undefined {
  return sandboxSecrets[service](clientId);
}

const sandboxSecrets: Readonly<Record<ServiceId, (clientId: string | undefined) => string | undefined>> = {
  fortitoken: (clientId) =>
    Object.values(fortitokenCredentials).find((client) => client.clientId === clientId)?.clientSecret,
  forticnp: () => forticnpCredentials.oneCompany,
};
