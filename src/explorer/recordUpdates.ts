import type { OperationId, operations } from "../contract";
import { isSameAccount } from "../profiles/place";
import type { ProfileStore } from "../profiles/profileStore";
import type { RecordRef } from "../records/recordRef";
import type { RecordKind, ServiceRecord } from "../services/model";
import type { ExplorerView } from "./explorerView";
import { ListContent } from "./tree/listContent";
import { PagedContent } from "./tree/pagedContent";
import type { ViewName } from "../manifest/views";
import type { UserTokens } from "./userTokens";
import { ownEntry } from "../services/readers";

type Write = {
  [Id in OperationId<"fortitoken">]: (typeof operations.fortitoken)[Id]["access"] extends "write" ? Id : never;
}[OperationId<"fortitoken">];

/** The views that may be stale after each write operation; an operation missing here does not compile. */
const viewsChangedBy: Readonly<Record<Write, readonly ViewName[]>> = {
  createUser: ["users", "realms", "tokens"],
  updateUser: ["users", "realms", "tokens"],
  deleteUser: ["users", "realms", "tokens"],
  syncUsers: ["users", "realms", "tokens"],
  updateBaseUser: ["users", "realms", "tokens"],
  deleteBaseUser: ["users", "realms", "tokens"],
  // A wrong code counts and may lock the user; a code by SMS costs a credit.
  authenticate: ["users", "realms", "tokens"],
  createTempToken: ["users", "realms", "tokens"],
  deleteTempToken: ["users", "realms", "tokens"],
  updateQuota: ["realms", "tokens"],
};

/**
 * Applies the change of an action to every list that contains the record, in all profiles of the same account. Sends a
 * request only where the result is unknown.
 */
export class RecordUpdates {
  constructor(
    private readonly views: Readonly<Record<ViewName, ExplorerView>>,
    private readonly profiles: Pick<ProfileStore, "get" | "list">,
    private readonly tokens: Pick<UserTokens, "changed">,
  ) {}

  /** Replaces a changed record. Does nothing in lists that do not contain it. */
  replace<T>(profileId: string, record: ServiceRecord<T>): void {
    for (const id of this.sharing(profileId)) {
      for (const list of this.pagedLists<T>(id, record.kind)) list.replace(record);
      for (const list of this.wholeLists<T>(id, record.kind, record.id)) list.replace(record);
    }
  }

  /** Inserts a new record at the top of the loaded lists that it belongs to. */
  insert<T>(profileId: string, record: ServiceRecord<T>): void {
    for (const id of this.sharing(profileId)) {
      for (const list of this.pagedLists<T>(id, record.kind)) list.insert(record);
      if (record.kind === "user") this.tokens.changed(id);
    }
  }

  /** Removes a deleted record. */
  remove({ profileId, kind, id }: RecordRef): void {
    for (const sharing of this.sharing(profileId)) {
      for (const list of this.pagedLists(sharing, kind)) list.remove(id);
      for (const list of this.wholeLists(sharing, kind, id)) list.remove(id);
    }
  }

  /**
   * Invalidates a view's rows of the profile, because only the service knows the result of a change. They are read
   * again when they are next shown.
   */
  reload(profileId: string, view: ViewName): void {
    const sharing = this.sharing(profileId);
    for (const { profile, content } of this.views[view].profiles) if (sharing.includes(profile.id)) content.refresh();
    if (view === "tokens") for (const id of sharing) this.tokens.changed(id);
  }

  /**
   * Invalidates the views that an operation may have changed. For an operation that was or may have been carried out,
   * and whose response contains no record to show.
   */
  carriedOut(profileId: string, operationId: string): void {
    const changed: Readonly<Record<string, readonly ViewName[]>> = viewsChangedBy;
    for (const view of ownEntry(changed, operationId) ?? []) this.reload(profileId, view);
  }

  /** The ids of the profiles of the same account, including the profile itself. */
  sharing(profileId: string): readonly string[] {
    const profile = this.profiles.get(profileId);
    if (!profile) return [profileId];
    return this.profiles
      .list(profile.service)
      .filter((other) => isSameAccount(other, profile))
      .map(({ id }) => id);
  }

  /** The loaded paged lists of a kind. `T` must be the type of the kind's records. */
  private *pagedLists<T>(profileId: string, kind: RecordKind): Iterable<PagedContent<T>> {
    for (const view of Object.values(this.views)) {
      for (const content of view.contents(profileId)) {
        if (content instanceof PagedContent && content.kind === kind) yield content as PagedContent<T>;
      }
    }
  }

  /** The lists without pages that contain the record. */
  private *wholeLists<T>(profileId: string, kind: RecordKind, id: string): Iterable<ListContent<T>> {
    for (const view of Object.values(this.views)) {
      for (const content of view.contents(profileId)) {
        if (content instanceof ListContent && content.recordNode(kind, id)) yield content as ListContent<T>;
      }
    }
  }
}
