import { defined } from "../../defined";
import type { RecordKind, ServiceRecord } from "../../services/model";
import type { RowActivity } from "../rowActivity";
import type { RecordLook } from "../rows/rowLook";
import { GroupNode, type GroupLook } from "./groupNode";
import { ListContent } from "./listContent";
import type { TreeHost, TreeNode } from "./node";

export interface ListGroup<T> {
  readonly kind: RecordKind;
  readonly look: GroupLook;
  readonly read: (node: TreeNode, signal: AbortSignal) => Promise<readonly ServiceRecord<T>[]>;
  readonly rowOf: (record: ServiceRecord<T>) => RecordLook;
  readonly emptyWords?: string;
}

/** A row with a whole list under it, which is read when the row is expanded. The view's filter does not apply to it. */
export function listGroup<T>(
  parent: TreeNode,
  host: TreeHost,
  activity: RowActivity,
  key: string,
  { kind, look, read, rowOf, emptyWords }: ListGroup<T>,
): GroupNode {
  return new GroupNode(
    parent,
    key,
    look,
    (node) =>
      new ListContent<T>(node, host, {
        kind,
        activity,
        look: rowOf,
        read: (signal) => read(node, signal),
        unfiltered: true,
        ...defined({ emptyWords }),
      }),
  );
}
