import type { FortiCnpClient } from "../services/forticnp/client";
import type { RecordKind } from "../services/model";
import type { ViewParts } from "./explorerView";
import type { TreeNode } from "./tree/node";

/** What rows of FortiCNP's records need. */
export type RowParts = Pick<ViewParts, "connections" | "activity">;

/** What is the same for every list under a record: the view's filter does not narrow it, and nothing is put into it. */
export function listUnderRecord<K extends RecordKind>(kind: K, { activity }: RowParts, emptyWords: string) {
  return { kind, activity, emptyWords, unfiltered: true, accepts: () => true, belongs: () => false };
}

/** The client of the profile a row belongs to. @throws ServiceError */
export function clientOf({ connections }: RowParts, { profileId }: TreeNode): Promise<FortiCnpClient> {
  return connections.forticnp(profileId);
}
