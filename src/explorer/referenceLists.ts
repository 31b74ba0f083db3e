import type { AlertPolicy, CloudAccount, Country, ForticnpEvent, Severity } from "../contract";
import { Disposables, type Disposable } from "../disposables";
import type { Connections } from "../profiles/connections";
import { ServiceError } from "../services/errors";
import type { FortiCnpClient } from "../services/forticnp/client";
import type { ServiceRecord } from "../services/model";
import { SharedTask } from "../services/sharedTask";

type Clients = Pick<Connections, "forticnp">;

/** One list by profile: asked for once, until it is forgotten. That a tenant does not offer it is remembered as well. */
export class ReferenceList<T> {
  private readonly profiles = new Map<string, readonly ServiceRecord<T>[] | undefined>();
  private readonly readings = new Map<string, SharedTask<readonly ServiceRecord<T>[]>>();

  constructor(
    private readonly clients: Clients,
    private readonly ask: (client: FortiCnpClient, signal: AbortSignal) => Promise<readonly ServiceRecord<T>[]>,
  ) {}

  /**
   * Asks the service, and remembers the answer; who asks meanwhile shares it.
   * @throws ServiceError, `notOffered` where the tenant lacks the list
   */
  read(profileId: string, signal: AbortSignal): Promise<readonly ServiceRecord<T>[]> {
    const reading = this.readings.get(profileId) ?? new SharedTask((shared) => this.fetch(profileId, shared), "cancel");
    this.readings.set(profileId, reading);
    return reading.join(signal);
  }

  /** What is known, or what the service answers now; undefined where the tenant lacks the list. @throws ServiceError */
  async get(profileId: string, signal: AbortSignal): Promise<readonly ServiceRecord<T>[] | undefined> {
    if (this.profiles.has(profileId)) return this.profiles.get(profileId);
    try {
      return await this.read(profileId, signal);
    } catch (error) {
      if (isNotOffered(error)) return undefined;
      throw error;
    }
  }

  /** What is known; asks nobody. */
  known(profileId: string): readonly ServiceRecord<T>[] {
    return this.profiles.get(profileId) ?? [];
  }

  forget(profileId: string): void {
    this.profiles.delete(profileId);
  }

  private async fetch(profileId: string, signal: AbortSignal): Promise<readonly ServiceRecord<T>[]> {
    try {
      const records = await this.ask(await this.clients.forticnp(profileId), signal);
      this.profiles.set(profileId, records);
      return records;
    } catch (error) {
      if (isNotOffered(error)) this.profiles.set(profileId, undefined);
      throw error;
    }
  }
}

/** The lists whose words alerts are made of. What is known is kept until the profile's connection changes. */
export class ReferenceLists implements Disposable {
  private readonly disposables = new Disposables();
  readonly severities: ReferenceList<Severity>;
  readonly events: ReferenceList<ForticnpEvent>;
  readonly policies: ReferenceList<AlertPolicy>;
  readonly countries: ReferenceList<Country>;
  readonly cloudAccounts: ReferenceList<CloudAccount>;

  constructor(connections: Pick<Connections, "forticnp" | "state" | "onDidChangeState">) {
    this.severities = new ReferenceList(connections, (client, signal) => client.severities(signal));
    this.events = new ReferenceList(connections, (client, signal) => client.reference.events(signal));
    this.policies = new ReferenceList(connections, (client, signal) => client.reference.policies(signal));
    this.countries = new ReferenceList(connections, (client, signal) => client.countries(signal));
    this.cloudAccounts = new ReferenceList(connections, (client, signal) => client.cloudAccounts.list(signal));
    const lists = [this.severities, this.events, this.policies, this.countries, this.cloudAccounts];
    this.disposables.add(
      connections.onDidChangeState((profileId) => {
        if (connections.state(profileId) === "unknown") for (const list of lists) list.forget(profileId);
      }),
    );
  }

  dispose(): void {
    this.disposables.dispose();
  }
}

export function isNotOffered(error: unknown): boolean {
  return ServiceError.is(error) && error.category === "notOffered";
}
