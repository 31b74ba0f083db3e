import type * as vscode from "vscode";
import type { FortiCnpClient } from "../../services/forticnp/client";
import { countAlerts } from "./openCounts";

const key = "alerts.seen";

/**
 * Until when the alerts of each profile have been seen, stored across windows. Alerts that are created later are new.
 * Rows compare with the moment at which the view was opened, so that new ones stay marked while the user looks at them.
 */
export class LastLooked {
  /** Profile id -> epoch ms, since the view was opened. */
  private marks = new Map<string, number>();

  constructor(private readonly memento: vscode.Memento) {}

  /** Whether an alert is new for its row. Nothing is new for a profile that was never looked at. */
  isNew(profileId: string, created: number | undefined): boolean {
    const mark = this.markOf(profileId);
    return mark !== undefined && created !== undefined && created > mark;
  }

  /** Epoch ms until which the alerts have been seen; undefined if never. */
  seenUntil(profileId: string): number | undefined {
    const seen: unknown = this.memento.get<Record<string, unknown>>(key)?.[profileId];
    return typeof seen === "number" ? seen : undefined;
  }

  /** The rows of a visible view were read. @param readAt epoch ms */
  async see(profileId: string, readAt: number): Promise<void> {
    // Keeps the moment that rows compare with.
    this.markOf(profileId);
    if (readAt > (this.seenUntil(profileId) ?? 0)) {
      await this.memento.update(key, { ...this.memento.get<Record<string, unknown>>(key), [profileId]: readAt });
    }
  }

  /** The user left the view: what was seen is no longer new. */
  leave(): void {
    this.marks = new Map();
  }

  private markOf(profileId: string): number | undefined {
    const mark = this.marks.get(profileId) ?? this.seenUntil(profileId);
    if (mark !== undefined) this.marks.set(profileId, mark);
    return mark;
  }
}

/**
 * The number of open critical alerts that are new since the view was last looked at, whatever its filter is; undefined
 * if the service does not tell. Sends one request, or none for a profile that was never looked at.
 */
export async function countNewCritical(
  client: FortiCnpClient,
  seenUntil: number | undefined,
  signal: AbortSignal,
): Promise<number | undefined> {
  if (seenUntil === undefined) return 0;
  return countAlerts(client, { state: ["Open"], severity: ["Critical"] }, signal, seenUntil + 1);
}
