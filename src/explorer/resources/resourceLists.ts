import type { CloudAccount, Resource } from "../../contract";
import type { FortiCnpClient } from "../../services/forticnp/client";
import type { ResourceQuery } from "../../services/forticnp/resources";
import type { ServiceRecord } from "../../services/model";
import type { PagedList } from "../../services/paging";
import { readText } from "../../services/readers";
import { readingWith, type Reading } from "../tree/recordList";
import { sharedListMs } from "../../waiting";

interface Opened {
  readonly list: PagedList<ServiceRecord<Resource>>;
  /** Epoch ms. */
  readonly openedAt: number;
}

/**
 * The lists of resources, one per type. The service cannot filter by account [CNP 3.14], so all accounts of a cloud show
 * rows of the same list instead of reading it once for each.
 */
export class ResourceLists {
  private readonly opened = new WeakMap<FortiCnpClient, Map<string, Opened>>();

  open(connected: FortiCnpClient, query: ResourceQuery, reading: Reading): PagedList<ServiceRecord<Resource>> {
    const { client, pageSize } = readingWith(connected, reading);
    const open = (): PagedList<ServiceRecord<Resource>> => client.resources.list(query, pageSize);
    return reading.by === "export" ? open() : this.share(connected, JSON.stringify(query), reading.since, open);
  }

  private share(
    client: FortiCnpClient,
    key: string,
    since: number,
    open: () => PagedList<ServiceRecord<Resource>>,
  ): PagedList<ServiceRecord<Resource>> {
    const lists = this.opened.get(client) ?? new Map<string, Opened>();
    this.opened.set(client, lists);
    const known = lists.get(key);
    const now = Date.now();
    if (known && known.openedAt >= Math.max(since, now - sharedListMs)) return known.list;
    const list = open();
    lists.set(key, { list, openedAt: now });
    return list;
  }
}

/** Whether a resource belongs to an account. A resource names its account by number or by name [CNP 3.14]. */
export function isOfAccount({ account: own }: Readonly<Resource>, account: Readonly<CloudAccount>): boolean {
  const isSame = (one: unknown, other: unknown): boolean => {
    const name = readText(one)?.toLowerCase();
    return name !== undefined && name !== "" && name === readText(other)?.toLowerCase();
  };
  const isSameCloud = !own?.service || isSame(own.service, account.service);
  const number = readText(own?.accountNumber);
  return isSameCloud && (number ? isSame(number, account.serviceId) : isSame(own?.accountName, account.name));
}
