import { defined } from "../../defined";
import { ServiceError } from "../../services/errors";
import type { FortiCnpClient } from "../../services/forticnp/client";
import { readNumber, readText } from "../../services/readers";
import { alertQuery, isTimeRangeOnly } from "../filters/alertFilter";
import type { Filter } from "../filters/filter";
import { isNotOffered } from "../referenceLists";

/** How many alerts are open, as far as one request can tell; undefined members are not known. */
export interface OpenCounts {
  /** Open Critical and Alert alerts within the filter. */
  readonly urgent: number | undefined;
  /** Open alerts by severity in small letters; undefined where another filter than the time range is set. */
  readonly bySeverity: ReadonlyMap<string, number> | undefined;
  /** Why one of them is not known, where that is a fault. */
  readonly failure?: unknown;
}

/**
 * Counts a profile's open alerts. The service's own counts know no filter but the time range [CNP 3.8]; under any
 * other one, or where they are not offered, the urgent ones are counted by a page of one.
 */
export class OpenCounter {
  private offered = true;

  /** The counts may be offered again. */
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
    const bySeverity = isTimeRangeOnly(filter)
      ? await this.bySeverity(client, filter, signal).catch(orNote)
      : undefined;
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

/** Costs one request with a page of one. */
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
