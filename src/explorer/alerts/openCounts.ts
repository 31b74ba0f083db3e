import { defined } from "../../defined";
import { ServiceError } from "../../services/errors";
import type { FortiCnpClient } from "../../services/forticnp/client";
import { readNumber, readText } from "../../services/readers";
import { alertQuery, isOpenOnly } from "../filters/alertFilter";
import type { Filter } from "../filters/filter";
import { isNotOffered } from "../referenceLists";

/** The numbers of open alerts; undefined if unknown. */
export interface OpenCounts {
  /** Open alerts of severity Critical or Alert that match the filter. */
  readonly urgent: number | undefined;
  /**
   * Lower-case severity -> open alerts; undefined if the filter contains more than a time range, or the service has no
   * counts.
   */
  readonly bySeverity: ReadonlyMap<string, number> | undefined;
  /** The first error of the requests. */
  readonly failure?: unknown;
}

/**
 * Counts a profile's open alerts. The service's own counts accept only a time range [CNP 3.8]. With any other filter,
 * or if the tenant does not offer the counts, a list request with page size 1 counts the urgent alerts.
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
    const urgent = bySeverity
      ? (bySeverity.get("critical") ?? 0) + (bySeverity.get("alert") ?? 0)
      : await countUrgent(client, filter, signal).catch(orNote);
    return { urgent, bySeverity, ...defined({ failure }) };
  }

  private async bySeverity(
    client: FortiCnpClient,
    filter: Filter,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, number> | undefined> {
    if (!this.offered) return undefined;
    const { startTime, endTime } = alertQuery(filter, Date.now());
    const period = defined({ startTime, endTime });
    try {
      const counts = await client.reference.severityCounts(period, signal);
      return new Map(
        counts.map(({ value }) => [readText(value.key)?.toLowerCase() ?? "", readNumber(value.value) ?? 0]),
      );
    } catch (error) {
      if (!isNotOffered(error)) throw error;
      this.offered = false;
      return undefined;
    }
  }
}

/** Sends one list request with page size 1, or none if the filter excludes urgent alerts. */
async function countUrgent(client: FortiCnpClient, filter: Filter, signal: AbortSignal): Promise<number | undefined> {
  const query = alertQuery(filter, Date.now());
  const severity = intersect(query.severity, ["Critical", "Alert"]);
  const alertState = intersect(query.alertState, ["Open"]);
  if (severity.length === 0 || alertState.length === 0) return 0;
  const list = client.alerts.list({ ...query, severity, alertState }, 1);
  await list.loadMore(signal);
  return list.total ?? (list.complete ? list.items.length : undefined);
}

function intersect(wanted: readonly string[] | undefined, values: readonly string[]): readonly string[] {
  return wanted ? values.filter((value) => wanted.includes(value)) : values;
}
