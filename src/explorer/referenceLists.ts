import type { AlertPolicy, CloudAccount, Country, ForticnpEvent, Severity } from "../contract";
import { Disposables, type Disposable } from "../disposables";
import type { Connections } from "../profiles/connections";
import { ServiceError } from "../services/errors";
import type { FortiCnpClient } from "../services/forticnp/client";
import type { ServiceRecord } from "../services/model";
import { PerProfileCache } from "./perProfileCache";

type Clients = Pick<Connections, "forticnp" | "state" | "onDidChangeState">;

/** The records of a list, or the error if the tenant does not offer it. */
type Answer<T> =
  | { readonly records: readonly ServiceRecord<T>[]; readonly readAt: number }
  | { readonly notOffered: unknown };

/**
 * One list per profile, read once until the connection changes. The response that a tenant does not offer the list is
 * cached, too.
 */
export class ReferenceList<T> implements Disposable {
  private readonly cache: PerProfileCache<Answer<T>>;

  constructor(
    private readonly clients: Clients,
    private readonly ask: (client: FortiCnpClient, signal: AbortSignal) => Promise<readonly ServiceRecord<T>[]>,
  ) {
    this.cache = new PerProfileCache(clients);
  }

  /** Reads the list from the service and caches it. @throws ServiceError, `notOffered` if the tenant lacks the list */
  async read(profileId: string, signal: AbortSignal): Promise<readonly ServiceRecord<T>[]> {
    const answer = await this.cache.read(profileId, signal, (shared) => this.fetch(profileId, shared));
    if ("notOffered" in answer) throw answer.notOffered;
    return answer.records;
  }

  /** The list from the cache or the service; undefined if the tenant lacks it. @throws ServiceError */
  async get(profileId: string, signal: AbortSignal): Promise<readonly ServiceRecord<T>[] | undefined> {
    const answer = await this.knownOrRead(profileId, signal);
    return "records" in answer ? answer.records : undefined;
  }

  /**
   * The record with the id and the time of the read; undefined if the list does not contain it.
   * @throws ServiceError
   */
  async find(profileId: string, id: string, signal: AbortSignal) {
    const answer = await this.knownOrRead(profileId, signal);
    const record = "records" in answer ? answer.records.find((known) => known.id === id) : undefined;
    return record && "readAt" in answer ? { record, readAt: answer.readAt } : undefined;
  }

  /** The cached list, empty if unknown; sends no request. */
  cachedRecords(profileId: string): readonly ServiceRecord<T>[] {
    const known = this.cache.cachedValue(profileId);
    return known && "records" in known ? known.records : [];
  }

  /** Whether the list was read, or the tenant lacks it. */
  isKnown(profileId: string): boolean {
    return this.cache.cachedValue(profileId) !== undefined;
  }

  dispose(): void {
    this.cache.dispose();
  }

  private async knownOrRead(profileId: string, signal: AbortSignal): Promise<Answer<T>> {
    const known = this.cache.cachedValue(profileId);
    return known ?? this.cache.read(profileId, signal, (shared) => this.fetch(profileId, shared));
  }

  private async fetch(profileId: string, signal: AbortSignal): Promise<Answer<T>> {
    try {
      const records = await this.ask(await this.clients.forticnp(profileId), signal);
      return { records, readAt: Date.now() };
    } catch (error) {
      if (isNotOffered(error)) return { notOffered: error };
      throw error;
    }
  }
}

/** The lists that explain the values in alerts. */
export class ReferenceLists implements Disposable {
  private readonly disposables = new Disposables();
  readonly severities: ReferenceList<Severity>;
  readonly events: ReferenceList<ForticnpEvent>;
  readonly policies: ReferenceList<AlertPolicy>;
  readonly countries: ReferenceList<Country>;
  readonly cloudAccounts: ReferenceList<CloudAccount>;

  constructor(clients: Clients) {
    const listOf = <T>(ask: ConstructorParameters<typeof ReferenceList<T>>[1]): ReferenceList<T> =>
      this.disposables.add(new ReferenceList(clients, ask));
    this.severities = listOf((client, signal) => client.reference.severities(signal));
    this.events = listOf((client, signal) => client.reference.events(signal));
    this.policies = listOf((client, signal) => client.reference.policies(signal));
    this.countries = listOf((client, signal) => client.reference.countries(signal));
    this.cloudAccounts = listOf((client, signal) => client.cloudAccounts.list(signal));
  }

  dispose(): void {
    this.disposables.dispose();
  }
}

export function isNotOffered(error: unknown): boolean {
  return ServiceError.is(error) && error.category === "notOffered";
}
