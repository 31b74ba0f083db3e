import { defined } from "../../defined";
import { ServiceError } from "../../services/errors";
import type { FortiCnpClient } from "../../services/forticnp/client";
import { readNumber, readText } from "../../services/readers";
import { alertQuery, isOpenOnly } from "../filters/alertFilter";
import type { Filter } from "../filters/filter";
import { isNotOffered } from "../referenceLists";

/** The numbers of alerts that match a filter. */
export interface OpenCounts {
  /** Undefined if unknown. */
  readonly total: number | undefined;
  /**
   * By lower-case severity; undefined if the filter selects other than the open alerts of a time range, or the service
   * has no counts.
   */
  readonly bySeverity: ReadonlyMap<string, { readonly key: string; readonly open: number }> | undefined;
  /** The first error of the requests. */
  readonly failure?: unknown;
}

/**
 * Counts a profile's alerts with one request. The service's own counts are of open alerts and accept only a time range
 * [CNP 3.8]. With any other filter, or if the tenant does not offer the counts, a list request with page size 1 returns
 * the total.
 */
export class OpenCounter {
  private offered = true;

  /** Requests the service's counts next time, even if the tenant did not offer them before. */
  forget(): void {
    this.offered = true;
  }

  async count(client: FortiCnpClient, filter: Filter, signal: AbortSignal): Promise<OpenCounts> {
    let failure: unknown;
    const orNote = (error: unknown): undefined => {
      if (signal.aborted || !ServiceError.is(error)) throw error;
      failure ??= error;
      return undefined;
    };
    const bySeverity = isOpenOnly(filter) ? await this.bySeverity(client, filter, signal).catch(orNote) : undefined;
    const total = bySeverity
      ? [...bySeverity.values()].reduce((sum, { open }) => sum + open, 0)
      : await countAlerts(client, filter, signal).catch(orNote);
    return { total, bySeverity, ...defined({ failure }) };
  }

  private async bySeverity(
    client: FortiCnpClient,
    filter: Filter,
    signal: AbortSignal,
  ): Promise<OpenCounts["bySeverity"]> {
    if (!this.offered) return undefined;
    const { startTime, endTime } = alertQuery(filter, Date.now());
    try {
      const counts = await client.reference.severityCounts(defined({ startTime, endTime }), signal);
      return new Map(
        counts.map(({ value }) => {
          const key = readText(value.key) ?? "";
          return [key.toLowerCase(), { key, open: readNumber(value.value) ?? 0 }];
        }),
      );
    } catch (error) {
      if (!isNotOffered(error)) throw error;
      this.offered = false;
      return undefined;
    }
  }
}

/**
 * The number of alerts that match the filter; undefined if the service does not tell. Sends one request.
 * @param since epoch ms; replaces the start of the filter's time range
 */
export async function countAlerts(
  client: FortiCnpClient,
  filter: Filter,
  signal: AbortSignal,
  since?: number,
): Promise<number | undefined> {
  const list = client.alerts.list({ ...alertQuery(filter, Date.now()), ...defined({ startTime: since }) }, 1);
  await list.loadMore(signal);
  return list.total ?? (list.complete ? list.items.length : undefined);
}
