import type { FortiCnpClient } from "../services/forticnp/client";
import type { RecordKind } from "../services/model";
import type { ViewParts } from "./explorerView";
import type { TreeNode } from "./tree/node";

export type RowParts = Pick<ViewParts, "connections" | "activity">;

/** The common options of all lists under a record: the view's filter does not apply, and no new record is inserted. */
export function listUnderRecord<K extends RecordKind>(kind: K, { activity }: RowParts, emptyWords: string) {
  return { kind, activity, emptyWords, unfiltered: true, accepts: () => true, belongs: () => false };
}

/** The client of the row's profile. @throws ServiceError */
export function clientOf({ connections }: RowParts, { profileId }: TreeNode): Promise<FortiCnpClient> {
  return connections.forticnp(profileId);
}
