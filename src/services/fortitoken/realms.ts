import { operations, type Realm } from "../../contract";
import { schemas } from "../../contract/generated/validators";
import { decodeOne, decodeRecords, type RecordShape } from "../decode";
import type { ServiceRecord } from "../model";
import { PagedList } from "../paging";
import type { FortiTokenCaller } from "./caller";
import { PagedOrWhole } from "./pagedOrWhole";

const shape: RecordShape<Realm> = { kind: "realm", validate: schemas.fortitoken.Realm, idOf: (realm) => realm.id };

/** Filters of the realm list. */
export interface RealmFilter {
  /** Include deleted realms. */
  readonly deleted?: boolean;
}

/** Realms [FTC 2.2, 2.15]. Every method throws `ServiceError`. */
export class Realms {
  private readonly list = new PagedOrWhole<RealmFilter, Realm>(
    async (filter, page, signal) => {
      const request = { operation: operations.fortitoken.pageRealms, query: { ...filter, ...page } };
      const { json, headers } = await this.caller.send(request, signal);
      return { items: decodeRecords(shape, json, page.page), link: headers.link };
    },
    async (filter, signal) => {
      const request = { operation: operations.fortitoken.listRealms, query: { ...filter } };
      return decodeRecords(shape, await this.caller.json(request, signal));
    },
  );

  constructor(private readonly caller: FortiTokenCaller) {}

  /** All realms that the application sees. */
  async all(signal?: AbortSignal, filter: RealmFilter = {}): Promise<ServiceRecord<Realm>[]> {
    const list = new PagedList(this.list.pages(filter, 500), (realm) => realm.id);
    while (!list.complete) await list.loadMore(signal);
    return [...list.items];
  }

  async get(id: string, signal?: AbortSignal): Promise<ServiceRecord<Realm>> {
    const request = { operation: operations.fortitoken.getRealm, pathParameters: { id } };
    return decodeOne(shape, await this.caller.json(request, signal));
  }
}
