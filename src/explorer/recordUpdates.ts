import type { OperationId, operations } from "../contract";
import { isSameAccount } from "../profiles/place";
import type { ProfileStore } from "../profiles/profileStore";
import type { RecordRef } from "../records/recordRef";
import type { RecordKind, ServiceRecord } from "../services/model";
import type { ExplorerView } from "./explorerView";
import { ListContent } from "./tree/listContent";
import { PagedContent } from "./tree/pagedContent";
import type { ViewName } from "../manifest/views";
import { ownEntry } from "../services/readers";

type Write = {
  [Id in OperationId<"fortitoken">]: (typeof operations.fortitoken)[Id]["access"] extends "write" ? Id : never;
}[OperationId<"fortitoken">];

/** Views that may show something else after an operation that writes: one that is missing here does not compile. */
const viewsChangedBy: Readonly<Record<Write, readonly ViewName[]>> = {
  createUser: ["users", "realms", "licence", "tokens"],
  updateUser: ["users", "realms", "tokens"],
  deleteUser: ["users", "realms", "licence", "tokens"],
  syncUsers: ["users", "realms", "licence", "tokens"],
  updateBaseUser: ["users", "realms", "tokens"],
  deleteBaseUser: ["users", "realms", "licence", "tokens"],
  // A wrong code counts, and may lock the user; a code sent by SMS costs a credit.
  authenticate: ["users", "realms", "licence"],
  createTempToken: ["users", "realms", "tokens"],
  deleteTempToken: ["users", "realms", "tokens"],
  updateQuota: ["realms", "licence"],
};

/**
 * Puts what an action changed into every list that shows it, without asking the service again where that is not needed. That goes for the
 * lists of all profiles of the same account.
 */
export class RecordUpdates {
  constructor(
    private readonly views: Readonly<Record<ViewName, ExplorerView>>,
    private readonly profiles: Pick<ProfileStore, "get" | "list">,
  ) {}

  /** A record is different now; where it is not listed, nothing happens. */
  replace<T>(profileId: string, record: ServiceRecord<T>): void {
    for (const id of this.sharing(profileId)) {
      for (const list of this.pagedLists<T>(id, record.kind)) list.replace(record);
      for (const list of this.wholeLists<T>(id, record.kind, record.id)) list.replace(record);
    }
  }

  /** A record was made; it comes first in the loaded lists it belongs to. */
  insert<T>(profileId: string, record: ServiceRecord<T>): void {
    for (const id of this.sharing(profileId)) {
      for (const list of this.pagedLists<T>(id, record.kind)) list.insert(record);
    }
  }

  /** A record is gone. */
  remove({ profileId, kind, id }: RecordRef): void {
    for (const sharing of this.sharing(profileId)) {
      for (const list of this.pagedLists(sharing, kind)) list.remove(id);
      for (const list of this.wholeLists(sharing, kind, id)) list.remove(id);
    }
  }

  /** A view's rows of a profile differ in ways that only the service knows: they are read anew when they are next shown. */
  reload(profileId: string, view: ViewName): void {
    const sharing = this.sharing(profileId);
    for (const { profile, content } of this.views[view].profiles) if (sharing.includes(profile.id)) content.refresh();
  }

  /** An operation was carried out, or may have been, whose answer says nothing that could be shown in its place. */
  carriedOut(profileId: string, operationId: string): void {
    const changed: Readonly<Record<string, readonly ViewName[]>> = viewsChangedBy;
    for (const view of ownEntry(changed, operationId) ?? []) this.reload(profileId, view);
  }

  /** The profiles that see what the profile sees, itself among them. */
  sharing(profileId: string): readonly string[] {
    const profile = this.profiles.get(profileId);
    if (!profile) return [profileId];
    return this.profiles
      .list(profile.service)
      .filter((other) => isSameAccount(other, profile))
      .map(({ id }) => id);
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
