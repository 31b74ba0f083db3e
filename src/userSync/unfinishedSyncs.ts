import type { Memento } from "vscode";
import type { PlanCounts } from "../userFile/userPlan";

/** A sync that was started and whose end nobody has seen. Nothing in it is about a user. */
export interface UnfinishedSync {
  readonly profileId: string;
  readonly taskId: string;
  readonly realmId: string;
  /** The realm's name. */
  readonly realm: string;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly counts: PlanCounts;
}

/** The window that follows a sync, and when it last said so, in ms since the epoch. */
interface Claim {
  readonly owner: string;
  readonly at: number;
}

type Entry = UnfinishedSync & { readonly claim?: Claim };

const key = "forticloud.userSyncs";
/** A window that has been silent for so long no longer follows. */
export const claimMs = 15_000;

/** Whether some window left a sync unfinished. */
export function hasUnfinishedSyncs(memento: Pick<Memento, "get">): boolean {
  return memento.get<unknown[]>(key, []).length > 0;
}

/** The syncs that are followed until their end, by one window at a time, also after the window was reloaded. */
export class UnfinishedSyncs {
  /** @param owner names this window. */
  constructor(
    private readonly memento: Pick<Memento, "get" | "update">,
    private readonly owner: string,
    private readonly now: () => number,
  ) {}

  list(): readonly UnfinishedSync[] {
    return this.entries();
  }

  has(taskId: string): boolean {
    return this.entries().some((entry) => entry.taskId === taskId);
  }

  /** Remembers a sync that this window follows. */
  async add(sync: UnfinishedSync): Promise<void> {
    await this.write([...this.entries(), { ...sync, claim: this.claimOf() }]);
  }

  /** Makes this window the one that follows; again and again while it does. @returns false where another one does, or nobody needs to. */
  async claim(taskId: string): Promise<boolean> {
    const entry = this.entries().find((candidate) => candidate.taskId === taskId);
    if (!entry) return false;
    const { claim } = entry;
    if (claim && claim.owner !== this.owner && this.now() - claim.at < claimMs) return false;
    await this.write(this.entries().map((old) => (old.taskId === taskId ? { ...old, claim: this.claimOf() } : old)));
    return true;
  }

  async remove(taskId: string): Promise<void> {
    await this.write(this.entries().filter((entry) => entry.taskId !== taskId));
  }

  private claimOf(): Claim {
    return { owner: this.owner, at: this.now() };
  }

  private entries(): readonly Entry[] {
    return this.memento.get<readonly Entry[]>(key, []);
  }

  private async write(entries: readonly Entry[]): Promise<void> {
    await this.memento.update(key, entries.length === 0 ? undefined : entries);
  }
}
