import { operations, type Realm } from "../../contract";
import { schemas } from "../../contract/generated/validators";
import { decodeOne, decodeRecords, type RecordShape } from "../decode";
import type { ServiceRecord } from "../model";
import { PagedList } from "../paging";
import type { FortiTokenCaller } from "./caller";
import { PagedOrWhole } from "./pagedOrWhole";

const shape: RecordShape<Realm> = { kind: "realm", validate: schemas.fortitoken.Realm, idOf: (realm) => realm.id };

/** Realms (contract: FortiToken Cloud 2.2, 2.15). Every method throws `ServiceError`. */
export class Realms {
  private readonly list = new PagedOrWhole<object, Realm>(
    async (_filter, query, signal) => {
      const request = { operation: operations.fortitoken.pageRealms, query };
      const { json, headers } = await this.caller.send(request, signal);
      return { items: decodeRecords(shape, json, query.page), link: headers.link };
    },
    async (_filter, signal) =>
      decodeRecords(shape, await this.caller.json({ operation: operations.fortitoken.listRealms }, signal)),
  );

  constructor(private readonly caller: FortiTokenCaller) {}

  /** All that the application sees. */
  async all(signal?: AbortSignal): Promise<ServiceRecord<Realm>[]> {
    const list = new PagedList(this.list.pages({}, 500), (realm) => realm.id);
    while (!list.complete) await list.loadMore(signal);
    return [...list.items];
  }

  async get(id: string, signal?: AbortSignal): Promise<ServiceRecord<Realm>> {
    const request = { operation: operations.fortitoken.getRealm, pathParameters: { id } };
    return decodeOne(shape, await this.caller.json(request, signal));
  }
}
