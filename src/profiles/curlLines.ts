import { operations, type ServiceId } from "../contract";
import { curlCommand } from "../services/http/curl";
import type { ApiRequest } from "../services/http/wire";
import type { ClientFactory } from "./clientFactory";
import type { Connections } from "./connections";
import type { Profile } from "./profile";

type Clients = Pick<Connections, "fortitoken" | "forticnp">;

/** Prints the bearer in a sign-in's response. */
const accessToken = `sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p'`;

/** A profile's requests as lines for bash, with shell variables for the secrets. Sends nothing. */
export class CurlLines {
  constructor(private readonly clients: Pick<ClientFactory, "fortitoken" | "forticnp">) {}

  /** The first request that `work` makes with the profile's client; `$TOKEN` is the bearer. */
  async of(profile: Profile, work: (clients: Clients) => Promise<unknown>): Promise<string> {
    const { RequestCapture } = await import("../services/index");
    const capture = new RequestCapture();
    const request = await capture.captureRequest(() =>
      work({
        fortitoken: () => this.clients.fortitoken(profile, "none", { requests: capture }),
        forticnp: () => this.clients.forticnp(profile, "none", { requests: capture }),
      }),
    );
    return curlCommand(request, profile.host);
  }

  /** Sets `$TOKEN`; takes the profile's secret from `$CLIENT_SECRET`. */
  signIn({ service, host, clientId = "" }: Profile): string {
    const requests: Readonly<Record<ServiceId, ApiRequest>> = {
      fortitoken: { operation: operations.fortitoken.login, body: { client_id: clientId, client_secret: "none" } },
      forticnp: { operation: operations.forticnp.getCredentialsToken, body: { grant_type: "client_credentials" } },
    };
    return `TOKEN=$(${curlCommand(requests[service], host)} --silent --show-error | ${accessToken})`;
  }
}
