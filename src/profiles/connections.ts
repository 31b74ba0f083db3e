import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import { Disposables, type Disposable } from "../disposables";
import { UserFacingError } from "../userFacingError";
import { ServiceError } from "../services/errors";
import type { FortiCnpClient } from "../services/forticnp/client";
import type { FortiTokenClient, FortiTokenReader } from "../services/fortitoken/client";
import type { RequestLog } from "../services/http/requestLog";
import { sandboxSecret, type ClientFactory, type ClientWiring } from "./clientFactory";
import type { ConnectionSettings } from "./connectionSettings";
import { isSamePlace, requirePlace, type Place } from "./place";
import { serviceNames, type Profile } from "./profile";
import type { ProfileStore } from "./profileStore";
import type { SecretVault } from "./secretVault";
import { signInOutcome, type SignInState } from "./signInState";

export type Client = FortiTokenClient | FortiCnpClient;

interface Connection {
  /** The profile when the client was made. */
  readonly profile: Profile;
  readonly client: Promise<Client>;
}

/** A sign-in that a check made for a profile, which may not be saved yet. */
export interface CheckedSignIn {
  readonly profile: Pick<Profile, "id" | "host" | "clientId">;
  readonly secret: string;
  /** Gives a client of the same service, secret, host and client id what the check read. */
  handOver(client: Client): void;
}

/** The service refused a profile's secret, or there is none. Callers that read the profile's data get this same error object. */
export interface SignInFailure {
  readonly profileId: string;
  readonly error: ServiceError;
}

export interface ConnectionsParts {
  readonly store: ProfileStore;
  readonly vault: SecretVault;
  readonly clients: Pick<ClientFactory, ServiceId>;
  readonly log: RequestLog;
  readonly settings: Pick<ConnectionSettings, "onDidChange">;
}

/**
 * One live client per profile, made on first use and replaced when the profile, its secret or a setting changes. Running calls keep the
 * settings with which they began.
 */
export class Connections implements Disposable {
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<string>());
  private readonly failed = this.disposables.add(new vscode.EventEmitter<SignInFailure>());
  private readonly connections = new Map<string, Connection>();
  /** Connections with earlier settings; calls may still run. */
  private retired: Connection[] = [];
  /** The last checked sign-in. Every client of the profile uses it until the next check, because saving a profile is several changes. */
  private checked: CheckedSignIn | undefined;
  private readonly states = new Map<string, SignInState>();
  /** The sign-in state of the profile with this id changed, or its running calls were cancelled: read again. */
  readonly onDidChangeState = this.changed.event;
  /** The user has to sign in. A refused secret is neither sent nor reported again until there is a new client. */
  readonly onDidFailSignIn = this.failed.event;

  constructor(private readonly parts: ConnectionsParts) {
    const { store, vault, settings } = parts;
    this.disposables.add(store.onDidChange(() => this.dropChanged()));
    this.disposables.add(vault.onDidChange((profileId) => this.drop(profileId)));
    this.disposables.add(settings.onDidChange(() => this.retireAll()));
  }

  /**
   * By id: a read-only client for the profile's current place. By place: a client for a decision that was made for that place; only this one
   * can write. Long work must get the client again before each request, because the profile may be edited meanwhile.
   * @throws ServiceError `signedOut` without a secret for the place, `badHost` for an unusable host; PointsElsewhere
   */
  fortitoken(place: Place): Promise<FortiTokenClient>;
  fortitoken(of: Place | string): Promise<FortiTokenReader>;
  async fortitoken(of: Place | string): Promise<FortiTokenClient> {
    return (await this.client(this.profile(of, "fortitoken"))) as FortiTokenClient;
  }

  /** Like `fortitoken`; this service's clients only read. */
  async forticnp(of: Place | string): Promise<FortiCnpClient> {
    return (await this.client(this.profile(of, "forticnp"))) as FortiCnpClient;
  }

  /** A client for the same profile, secret, host and client id reuses this sign-in. */
  reuseSignIn(checked: CheckedSignIn): void {
    this.checked = checked;
  }

  /** The known state; sends no request. */
  state(profileId: string): SignInState {
    return this.states.get(profileId) ?? "unknown";
  }

  /** Like `state`, but checks whether there is a secret. */
  async currentState(profile: Profile): Promise<SignInState> {
    return (await this.secret(profile)) === undefined ? "signedOut" : this.state(profile.id);
  }

  /** The user refreshes the profile's data: earlier reads are not reused, and a refused secret is sent once more. */
  retry(profileId: string): void {
    if (this.checked?.profile.id === profileId) this.checked = undefined;
    const forget = (client: Client) => "forgetRealms" in client && client.forgetRealms();
    // A client that could not be made has read nothing; its callers get the error.
    this.connections.get(profileId)?.client.then(forget, () => undefined);
    if (this.state(profileId) === "refused") this.drop(profileId);
  }

  /** The secret for the profile's place; a sandbox profile without one has the public secret. */
  async secret(profile: Profile): Promise<string | undefined> {
    return (await this.parts.vault.read(profile)) ?? (profile.sandbox ? sandboxSecret(profile) : undefined);
  }

  /** Why `secret` found none: `signedOut`, or `keyring` if it could not be read. */
  missingSecret({ id: profileId, label, host }: Profile): ServiceError {
    const category = this.parts.vault.isUnreadable(profileId) ? "keyring" : "signedOut";
    return new ServiceError(category, `There is no secret for profile ${label}.`, {
      host: new URL(host).host,
      profileId,
    });
  }

  dispose(): void {
    this.dropAll();
    this.disposables.dispose();
  }

  private profile(of: Place | string, service: Profile["service"]): Profile {
    const [id, decided] = typeof of === "string" ? [of] : [of.id, of];
    const profile = this.parts.store.get(id);
    if (profile?.service !== service) {
      throw new UserFacingError(
        vscode.l10n.t("This {0} profile no longer exists. Refresh the view.", serviceNames[service]),
      );
    }
    if (decided) requirePlace(profile, decided);
    return profile;
  }

  private client(profile: Profile): Promise<Client> {
    // There is no event when another window changes the profile.
    if (this.isOutdated(this.connections.get(profile.id))) this.drop(profile.id);
    const known = this.connections.get(profile.id);
    if (known) return known.client;
    const connection: Connection = { profile, client: this.connect(profile) };
    this.connections.set(profile.id, connection);
    connection.client.catch(() => {
      if (this.connections.get(profile.id) === connection) this.connections.delete(profile.id);
    });
    return connection.client;
  }

  private async connect(profile: Profile): Promise<Client> {
    const secret = await this.secret(profile);
    if (secret === undefined) {
      const error = this.missingSecret(profile);
      this.setState(profile.id, "signedOut");
      // No prompt for a profile that was signed out or removed meanwhile. If the secret is for another place, another window is moving the
      // profile.
      const now = this.parts.store.get(profile.id);
      if (now && !now.signedOut && !this.parts.vault.isElsewhere(profile.id))
        this.failed.fire({ profileId: profile.id, error });
      throw error;
    }
    const wiring: ClientWiring = {
      log: this.logFor(profile),
      onRefused: (error) => this.failed.fire({ profileId: profile.id, error }),
      isWanted: () => this.isAtPlace(profile),
    };
    const checked = this.checkedFor(profile, secret);
    if (checked && this.connections.get(profile.id)?.profile === profile) this.setState(profile.id, "signedIn");
    const client = await this.parts.clients[profile.service](profile, secret, wiring);
    checked?.handOver(client);
    return client;
  }

  /** Whether the profile still has the place of its client: a request may have waited while another window edited the profile. */
  private isAtPlace(profile: Profile): boolean {
    const now = this.parts.store.get(profile.id);
    const isHere = now !== undefined && isSamePlace(now, profile);
    // The caller learns the reason before the request is cancelled.
    if (!isHere) this.parts.store.notifyChanges();
    return isHere;
  }

  private checkedFor({ id, host, clientId }: Profile, secret: string): CheckedSignIn | undefined {
    const { checked } = this;
    if (checked?.profile.id !== id || checked.secret !== secret) return undefined;
    return checked.profile.host === host && checked.profile.clientId === clientId ? checked : undefined;
  }

  /** Forwards to the log and learns the sign-in state from the requests. */
  private logFor({ id, service }: Profile): RequestLog {
    return {
      request: (event) => {
        this.parts.log.request(event);
        const outcome = signInOutcome(service, event);
        if (outcome && this.connections.has(id)) this.setState(id, outcome);
      },
    };
  }

  private setState(profileId: string, state: SignInState): void {
    if (this.state(profileId) === state) return;
    this.states.set(profileId, state);
    this.changed.fire(profileId);
  }

  private dropChanged(): void {
    for (const connection of [...this.connections.values(), ...this.retired]) {
      if (this.isOutdated(connection)) this.drop(connection.profile.id);
    }
  }

  private isOutdated(connection: Connection | undefined): boolean {
    if (!connection) return false;
    return JSON.stringify(this.parts.store.get(connection.profile.id)) !== JSON.stringify(connection.profile);
  }

  private retireAll(): void {
    for (const id of [...this.connections.keys()]) this.retire(id);
  }

  private retire(profileId: string): void {
    const connection = this.connections.get(profileId);
    if (connection) this.retired.push(connection);
    this.connections.delete(profileId);
  }

  private dropAll(): void {
    this.retireAll();
    for (const { profile } of this.retired) this.drop(profile.id);
  }

  private drop(profileId: string): void {
    this.retire(profileId);
    const dropped = this.retired.filter(({ profile }) => profile.id === profileId);
    for (const { client } of dropped) {
      client.then(
        (made) => made.dispose(),
        () => undefined,
      );
    }
    this.retired = this.retired.filter((other) => !dropped.includes(other));
    if (this.states.delete(profileId) || dropped.length > 0) this.changed.fire(profileId);
  }
}
