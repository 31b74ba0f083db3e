import type { RecordRef } from "../records/recordRef";
import type { RecordKind, ServiceRecord } from "../services/model";
import type { ExplorerView } from "./explorerView";
import { ListContent } from "./tree/listContent";
import { PagedContent } from "./tree/pagedContent";
import type { ViewName } from "./viewName";

/** Puts what an action changed into every list that shows it, without asking the service again where that is not needed. */
export class RecordUpdates {
  constructor(private readonly views: Readonly<Record<ViewName, ExplorerView>>) {}

  /** A record is different now; where it is not listed, nothing happens. */
  replace<T>(profileId: string, record: ServiceRecord<T>): void {
    for (const list of this.pagedLists<T>(profileId, record.kind)) list.replace(record);
    for (const list of this.wholeLists<T>(profileId, record.kind, record.id)) list.replace(record);
  }

  /** A record was made; it comes first in the loaded lists it belongs to. */
  insert<T>(profileId: string, record: ServiceRecord<T>): void {
    for (const list of this.pagedLists<T>(profileId, record.kind)) list.insert(record);
  }

  /** A record is gone. */
  remove({ profileId, kind, id }: RecordRef): void {
    for (const list of this.pagedLists(profileId, kind)) list.remove(id);
    for (const list of this.wholeLists(profileId, kind, id)) list.remove(id);
  }

  /** A view's rows of a profile differ in ways that only the service knows: they are read anew when they are next shown. */
  reload(profileId: string, view: ViewName): void {
    for (const { profile, content } of this.views[view].profiles) if (profile.id === profileId) content.refresh();
  }

  /** The loaded paged lists of a kind; a list's records are of the type its kind says. */
  private *pagedLists<T>(profileId: string, kind: RecordKind): Iterable<PagedContent<T>> {
    for (const view of Object.values(this.views)) {
      for (const content of view.contents(profileId)) {
        if (content instanceof PagedContent && content.kind === kind) yield content as PagedContent<T>;
      }
    }
  }

  /** The lists answered whole that show the record. */
  private *wholeLists<T>(profileId: string, kind: RecordKind, id: string): Iterable<ListContent<T>> {
    for (const view of Object.values(this.views)) {
      for (const content of view.contents(profileId)) {
        if (content instanceof ListContent && content.recordNode(kind, id)) yield content as ListContent<T>;
      }
    }
  }
}
