import * as vscode from "vscode";
import type { Finding, Resource, ResourceConfig } from "../../contract";
import { nestedId } from "../../records/recordRef";
import type { Period } from "../../services/forticnp/period";
import type { ServiceRecord } from "../../services/model";
import { clientOf, listUnderRecord, type RowParts } from "../forticnpLists";
import { findingRow } from "../rows/findingRow";
import { resourcePolicyRow } from "../rows/resourceRow";
import type { RecordLook } from "../rows/rowLook";
import type { TreeHost, TreeNode } from "../tree/node";
import type { Content } from "../tree/content";
import { GroupNode } from "../tree/groupNode";
import { fixedRows } from "../tree/groupsContent";
import { PagedContent } from "../tree/pagedContent";
import { readingWith } from "../tree/recordList";
import { RecordNode } from "../tree/recordNode";

/**
 * The rows under a resource: its findings and the policies assessed for it.
 * @param period the current time range of the findings
 */
export function resourceContent(
  owner: TreeNode,
  host: TreeHost,
  parts: RowParts,
  rid: string,
  period: () => Period,
): Content {
  const findings = (node: TreeNode) =>
    new PagedContent<Finding>(node, host, {
      ...listUnderRecord("finding", parts, vscode.l10n.t("No findings in this time range")),
      look: (record) => findingRow(record, Date.now()),
      refId: ({ id }) => nestedId(rid, id),
      open: async (reading) => {
        const { client, pageSize } = readingWith(await clientOf(parts, node), reading);
        return client.resources.findings(rid, period(), pageSize);
      },
    });
  const policies = (failedOnly: boolean, emptyWords: string) => (node: TreeNode) =>
    new PagedContent<ResourceConfig>(node, host, {
      ...listUnderRecord("resourcePolicy", parts, emptyWords),
      look: resourcePolicyRow,
      refId: ({ id }) => nestedId(rid, id),
      open: async (reading) => {
        const { client, pageSize } = readingWith(await clientOf(parts, node), reading);
        return client.resources.policies(rid, { failedOnly }, pageSize);
      },
    });
  const failed = policies(true, vscode.l10n.t("No policy failed"));
  const all = policies(false, vscode.l10n.t("No policy was assessed"));
  return fixedRows(owner, host, {
    findings: (parent) =>
      new GroupNode(parent, "findings", { label: vscode.l10n.t("Findings"), icon: "search" }, findings),
    failedPolicies: (parent) =>
      new GroupNode(parent, "failedPolicies", { label: vscode.l10n.t("Failed Policies"), icon: "error" }, failed),
    policies: (parent) => new GroupNode(parent, "policies", { label: vscode.l10n.t("All Policies"), icon: "law" }, all),
  });
}

/**
 * The row of a resource that another record refers to.
 * @param rid the resource's id
 * @param period the current time range of its findings
 */
export function resourceNode(
  parent: TreeNode,
  host: TreeHost,
  parts: RowParts,
  { id: rid, name, look }: { id: string; name: string; look: RecordLook },
  period: () => Period,
): RecordNode<Resource> {
  const record: ServiceRecord<Resource> = { kind: "resource", id: rid, value: { id: rid, name }, notes: [] };
  const ref = { profileId: parent.profileId, service: "forticnp", kind: "resource", id: rid } as const;
  return new RecordNode(parent, ref, record, {
    activity: parts.activity,
    look: () => look,
    standIn: true,
    content: (row) => resourceContent(row, host, parts, rid, period),
  });
}
