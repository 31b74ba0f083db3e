import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import { Disposables } from "../disposables";
import { sanitizeLine } from "../ui/plainText";
import type { Connections } from "./connections";
import { serviceNames, type Profile } from "./profile";
import type { ProfileStore } from "./profileStore";
import type { SecretVault } from "./secretVault";

type Session = vscode.AuthenticationSession;

export interface AccountsProviderParts {
  readonly service: ServiceId;
  readonly store: ProfileStore;
  readonly vault: SecretVault;
  readonly connections: Connections;
  addProfile(service: ServiceId): Promise<Profile | undefined>;
  signOut(profile: Profile): Promise<void>;
}

/**
 * Shows the signed-in profiles of one service in the editor's Accounts menu. A session's id is the profile's id. Its
 * `accessToken` only names the profile: the bearer never leaves this extension except to the profile's host.
 */
export class AccountsProvider implements vscode.AuthenticationProvider, vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.add(
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>(),
  );
  private known: readonly Session[] = [];
  private comparing: Promise<unknown> = Promise.resolve();
  readonly onDidChangeSessions = this.changed.event;

  constructor(private readonly parts: AccountsProviderParts) {
    const { store, vault } = parts;
    this.disposables.add(store.onDidChange(() => this.compare()));
    this.disposables.add(vault.onDidChange(() => this.compare()));
  }

  /** Puts the sessions into the Accounts menu. */
  register(): void {
    const { service } = this.parts;
    const options = { supportsMultipleAccounts: true };
    const name = serviceNames[service];
    this.disposables.add(
      vscode.authentication.registerAuthenticationProvider(`forticloud-${service}`, name, this, options),
    );
  }

  async getSessions(
    _scopes?: readonly string[],
    options?: vscode.AuthenticationProviderSessionOptions,
  ): Promise<Session[]> {
    this.known = await this.read();
    return this.known.filter(({ account }) => options?.account === undefined || account.id === options.account.id);
  }

  /** Adds a profile. @throws Error "Cancelled" when the user cancels; nothing is saved then. */
  async createSession(): Promise<Session> {
    const profile = await this.parts.addProfile(this.parts.service);
    if (!profile) throw new Error("Cancelled");
    return sessionOf(profile);
  }

  /** Signs the profile out and keeps it. */
  async removeSession(sessionId: string): Promise<void> {
    const profile = this.parts.store.get(sessionId);
    if (profile) await this.parts.signOut(profile);
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private async read(): Promise<readonly Session[]> {
    const { service, store, connections } = this.parts;
    const profiles = store.list(service);
    const secrets = await Promise.all(profiles.map((profile) => connections.secret(profile)));
    return profiles.filter((_, index) => secrets[index] !== undefined).map(sessionOf);
  }

  /** Announces the changes since the sessions were last read. Comparisons run one after another. */
  private compare(): void {
    const compared = this.comparing.then(async () => {
      const [before, after] = [this.known, await this.read()];
      this.known = after;
      const added = after.filter(({ id }) => !before.some((other) => other.id === id));
      const removed = before.filter(({ id }) => !after.some((other) => other.id === id));
      const changed = after.filter(({ id, account }) =>
        before.some((other) => other.id === id && other.account.label !== account.label),
      );
      if (added.length + removed.length + changed.length > 0) this.changed.fire({ added, removed, changed });
    });
    // A failed comparison does not prevent the next one.
    this.comparing = compared.catch(() => undefined);
  }
}

function sessionOf({ id, label }: Profile): Session {
  return { id, accessToken: `profile:${id}`, account: { id, label: sanitizeLine(label) }, scopes: [] };
}
