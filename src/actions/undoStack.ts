import type { Place } from "../profiles/place";
import { sameRecord, type RecordRef } from "../records/recordRef";
import type { Settled } from "./writeQueue";

/** A change that can be taken back. */
export interface UndoableChange {
  readonly ref: RecordRef;
  /** Where it was changed, and alone can be taken back. */
  readonly place: Place;
  /** What was changed, for people: "user mlund". */
  readonly subject: string;
  /** The command's title: "Disable User". */
  readonly title: string;
  /** Further effects of taking it back, which the person is asked about. */
  readonly warning?: string;
  /**
   * Looks at the service. @returns what takes the change back; undefined when it is not as the change left it.
   * @throws ServiceError, `readOnly` before anything is asked; PointsElsewhere
   */
  prepare(): Promise<TakeBack | undefined>;
}

/** @param signal holds until the request goes out. @throws ServiceError, Error */
type TakeBack = (signal: AbortSignal) => Promise<Settled<unknown>>;

/** The last changes of each profile, in memory only; the oldest make room. */
export class UndoStack {
  private changes: readonly UndoableChange[] = [];

  /** @param limit how many changes are kept per profile. */
  constructor(private readonly limit = 20) {}

  push(change: UndoableChange): void {
    const { profileId } = change.ref;
    const ofProfile = this.changes.filter(({ ref }) => ref.profileId === profileId);
    const oldest = ofProfile.length < this.limit ? undefined : ofProfile[0];
    this.changes = [...this.changes.filter((kept) => kept !== oldest), change];
  }

  has(change: UndoableChange): boolean {
    return this.changes.includes(change);
  }

  remove(change: UndoableChange): void {
    this.changes = this.changes.filter((kept) => kept !== change);
  }

  /** The last change of each profile, the latest first. */
  latest(): readonly UndoableChange[] {
    const byProfile = new Map<string, UndoableChange>();
    for (const change of [...this.changes].reverse()) {
      if (!byProfile.has(change.ref.profileId)) byProfile.set(change.ref.profileId, change);
    }
    return [...byProfile.values()];
  }

  /** Forgets the changes of a record that is gone. */
  forgetRecord(ref: RecordRef): void {
    this.changes = this.changes.filter((kept) => !sameRecord(kept.ref, ref));
  }

  /** Forgets the changes of profiles that are gone. */
  keepProfiles(isThere: (profileId: string) => boolean): void {
    this.changes = this.changes.filter(({ ref }) => isThere(ref.profileId));
  }
}
