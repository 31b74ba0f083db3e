import type { RecordRef } from "../records/recordRef";
import type { ServiceRecord } from "../services/model";
import type { ExplorerView } from "./explorerView";
import { PagedContent } from "./tree/pagedContent";

/** Puts what an action changed into every list that shows it, without asking the service again. */
export class RecordUpdates {
  constructor(private readonly views: readonly ExplorerView[]) {}

  /** A record is different now; where it is not listed, nothing happens. */
  replace<T>(profileId: string, record: ServiceRecord<T>): void {
    for (const list of this.lists<T>(profileId, record.kind)) list.replace(record);
  }

  /** A record was made; it comes first in the loaded lists it belongs to. */
  insert<T>(profileId: string, record: ServiceRecord<T>): void {
    for (const list of this.lists<T>(profileId, record.kind)) list.insert(record);
  }

  /** A record is gone. */
  remove(ref: RecordRef): void {
    for (const list of this.lists(ref.profileId, ref.kind)) list.remove(ref.id);
  }

  /** The loaded lists of a kind; a list's records are of the type its kind says. */
  private *lists<T>(profileId: string, kind: string): Iterable<PagedContent<T>> {
    for (const view of this.views) {
      for (const content of view.contents(profileId)) {
        if (content instanceof PagedContent && content.kind === kind) yield content as PagedContent<T>;
      }
    }
  }
}
