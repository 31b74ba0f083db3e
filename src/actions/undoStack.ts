import type { UserUpdate } from "../contract";
import { sameRecord, type RecordRef } from "../records/recordRef";

/** A change of a user that can be taken back. */
export interface UndoableChange {
  readonly ref: RecordRef;
  /** The user's name after the change. */
  readonly userName: string;
  /** The command's title: "Disable User". */
  readonly title: string;
  /** What was sent: the user must still be so for the change to be taken back. */
  readonly change: UserUpdate;
  /** What to send to take it back. */
  readonly inverse: UserUpdate;
  /** Further effects of taking it back, which the person is asked about. */
  readonly warning?: string;
}

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
