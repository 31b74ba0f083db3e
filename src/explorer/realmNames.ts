import type { Realm } from "../contract";
import type { Disposable } from "../disposables";
import type { Connections } from "../profiles/connections";
import { realmName } from "../services/fortitoken/realmName";
import type { ServiceRecord } from "../services/model";
import { PerProfileCache } from "./perProfileCache";

type Names = ReadonlyMap<string, string>;

/** Realm id -> name, from the realm lists read so far; users contain only the id. */
export class RealmNames implements Disposable {
  private readonly cache: PerProfileCache<Names>;
  private readonly closing = new AbortController();

  constructor(private readonly connections: Pick<Connections, "fortitoken" | "state" | "onDidChangeState">) {
    this.cache = new PerProfileCache(connections);
  }

  /** Fires with the profile's id when its realm names are stored. */
  get onDidChange(): PerProfileCache<Names>["onDidChange"] {
    return this.cache.onDidChange;
  }

  nameOf(profileId: string, realmId: string | undefined): string | undefined {
    return realmId === undefined ? undefined : this.cache.cachedValue(profileId)?.get(realmId);
  }

  /** The profile's realms, from the cache or the service. @throws ServiceError */
  async of(profileId: string, signal: AbortSignal): Promise<Names> {
    const ask = async (shared: AbortSignal): Promise<Names> =>
      namesOf(await (await this.connections.fortitoken(profileId)).realms(shared));
    return this.cache.cachedValue(profileId) ?? this.cache.read(profileId, signal, ask);
  }

  /** Reads the names in the background, for rows that have only ids. Without them, rows show no realm. */
  load(profileId: string): void {
    if (this.cache.cachedValue(profileId)) return;
    const names = this.cache.read(profileId, this.closing.signal, async (signal) =>
      namesOf(await (await this.connections.fortitoken(profileId)).background.realms(signal)),
    );
    // The next load of users asks again.
    names.catch(() => undefined);
  }

  learn(profileId: string, realms: readonly ServiceRecord<Realm>[]): void {
    this.cache.keep(profileId, namesOf(realms));
  }

  dispose(): void {
    this.closing.abort();
    this.cache.dispose();
  }
}

function namesOf(realms: readonly ServiceRecord<Realm>[]): Names {
  return new Map(realms.map((realm) => [realm.id, realmName(realm)]));
}
