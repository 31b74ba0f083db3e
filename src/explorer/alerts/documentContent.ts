import * as vscode from "vscode";
import type { DocumentActivity, DocumentViolation } from "../../contract";
import { nestedId } from "../../records/recordRef";
import type { Period } from "../../services/forticnp/period";
import { clientOf, listUnderRecord, type RowParts } from "../forticnpLists";
import { documentActivityRow, documentViolationRow } from "../rows/documentRows";
import type { TreeHost, TreeNode } from "../tree/node";
import type { Content } from "../tree/content";
import { GroupNode } from "../tree/groupNode";
import { fixedRows } from "../tree/groupsContent";
import { ListContent } from "../tree/listContent";
import { PagedContent } from "../tree/pagedContent";
import { readingWith } from "../tree/recordList";
import { RecordNode } from "../tree/recordNode";

/**
 * The rows under a document; each is read when it is expanded or opened [CNP 3.17-3.20].
 * @param period the current time range of its activity
 */
export function documentContent(
  owner: TreeNode,
  host: TreeHost,
  parts: RowParts,
  fileId: string,
  period: () => Period,
): Content {
  const violations = (node: TreeNode) =>
    new ListContent<DocumentViolation>(node, host, {
      ...listUnderRecord("documentViolation", parts, vscode.l10n.t("No data pattern matched")),
      look: documentViolationRow,
      refId: ({ id }) => nestedId(fileId, id),
      read: async (signal) => (await clientOf(parts, node)).documents.violations(fileId, signal),
    });
  const activity = (node: TreeNode) =>
    new PagedContent<DocumentActivity>(node, host, {
      ...listUnderRecord("documentActivity", parts, vscode.l10n.t("No activity in this time range")),
      look: (record) => documentActivityRow(record, Date.now()),
      refId: ({ id }) => nestedId(fileId, id),
      open: async (reading) => {
        const { client, pageSize } = readingWith(await clientOf(parts, node), reading);
        return client.documents.activity(fileId, period(), pageSize);
      },
    });
  return fixedRows(owner, host, {
    detail: (parent) => recordNode(parent, parts, "document", fileId, vscode.l10n.t("Detail"), "file"),
    violations: (parent) =>
      new GroupNode(parent, "violations", { label: vscode.l10n.t("Violations"), icon: "regex" }, violations),
    activity: (parent) =>
      new GroupNode(parent, "activity", { label: vscode.l10n.t("Activity"), icon: "pulse" }, activity),
    permission: (parent) =>
      recordNode(parent, parts, "documentPermission", fileId, vscode.l10n.t("Permission"), "lock"),
  });
}

/** A record that is read when it is opened. */
function recordNode(
  parent: TreeNode,
  { activity }: RowParts,
  kind: "document" | "documentPermission",
  id: string,
  label: string,
  icon: string,
): TreeNode {
  const ref = { profileId: parent.profileId, service: "forticnp", kind, id } as const;
  const look = () => ({ label, description: "", icon, tooltip: [label] });
  return new RecordNode(parent, ref, { kind, id, value: {}, notes: [] }, { activity, look, standIn: true });
}
