import { randomBytes } from "node:crypto";
import type { Operation } from "../../contract";
import { fortitokenCredentials } from "../credentials";
import { withoutMarker } from "../marker";
import type { SandboxOptions } from "../options";
import { bearerOf, Refusal, type Answer, type OperationCall } from "../service";
import { textOf } from "../values";

type ClientName = keyof typeof fortitokenCredentials;

interface LiveToken {
  readonly text: string;
  readonly client: ClientName;
  readonly expiresAt: number;
}

type ClientType = Operation["clientTypes"][number];

const clientTypeByName: Readonly<Record<ClientName, ClientType>> = {
  webApp: "web",
  management: "management",
  noPermission: "web",
  unsubscribed: "web",
};

/** May be base64, with `=` at the end [FTC 6.22]. */
const secretPattern = /^[\w+/-]{16,128}={0,2}$/;

/** Login and bearer check [FTC 1.2]. A client has at most one valid token. */
export class Logins {
  private readonly live = new Map<ClientName, LiveToken>();

  constructor(private readonly options: Pick<SandboxOptions, "now" | "tokenLifetimeSeconds" | "marker">) {}

  /** Operation `login`: while the client's token is valid it returns that token, with its remaining lifetime. */
  readonly login = ({ body }: OperationCall): Answer => {
    const client = this.identify(textOf(body, "client_id") ?? "", textOf(body, "client_secret") ?? "");
    const now = this.options.now();
    let token = this.live.get(client);
    if (!token || token.expiresAt <= now) {
      const part = (bytes: number): string => this.options.marker + randomBytes(bytes).toString("base64url");
      const text = `eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.${part(48)}.${part(32)}`;
      token = { text, client, expiresAt: now + this.options.tokenLifetimeSeconds * 1000 };
      this.live.set(client, token);
    }
    return {
      status: 201,
      body: { access_token: token.text, expires_in: Math.ceil((token.expiresAt - now) / 1000) },
    };
  };

  /** @throws Refusal 401 without a valid token, 402 or 403 for the clients that exist for these errors */
  authorize(call: OperationCall): void {
    const client = this.client(call);
    if (client === "unsubscribed") {
      throw new Refusal(402, "No valid subscription.");
    }
    if (client === "noPermission") {
      throw new Refusal(403, "This application is not allowed to use the endpoint.");
    }
  }

  /** The type of the calling application. @throws Refusal 401 without a valid token */
  clientType(call: OperationCall): ClientType {
    return clientTypeByName[this.client(call)];
  }

  private client(call: OperationCall): ClientName {
    const bearer = bearerOf(call);
    const token = [...this.live.values()].find((candidate) => candidate.text === bearer);
    if (!token || token.expiresAt <= this.options.now()) {
      throw new Refusal(401, bearer ? "The access token is invalid or has expired." : "A bearer token is required.");
    }
    return token.client;
  }

  private identify(clientId: string, given: string): ClientName {
    const clientSecret = withoutMarker(given, this.options.marker);
    if (!secretPattern.test(clientSecret)) {
      throw new Refusal(400, "client_secret has the wrong format.");
    }
    const found = Object.entries(fortitokenCredentials).find(([, known]) => known.clientId === clientId.toLowerCase());
    if (!found) {
      throw new Refusal(404, "client_id is unknown.");
    }
    if (found[1].clientSecret !== clientSecret) {
      throw new Refusal(401, "client_id or client_secret is wrong.");
    }
    return found[0] as ClientName;
  }
}
