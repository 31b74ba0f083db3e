import * as vscode from "vscode";
import type { ServiceRecord } from "../../services/model";
import { readNumber } from "../../services/readers";
import { clientOf, type RowParts } from "../forticnpLists";
import { policyViolationRow, severityCountRow } from "../rows/referenceRows";
import { GroupNode } from "../tree/groupNode";
import { fixedRows } from "../tree/groupsContent";
import { listGroup } from "../tree/listGroup";
import type { TreeHost, TreeNode } from "../tree/node";

/** The row above a profile's alerts with the service's own counts. Each is requested when its row is expanded. */
export function alertOverview(owner: TreeNode, host: TreeHost, parts: RowParts): GroupNode {
  const look = { label: vscode.l10n.t("Overview"), description: vscode.l10n.t("not filtered"), icon: "dashboard" };
  return new GroupNode(owner, "overview", look, (overview) =>
    fixedRows(overview, host, {
      severityCounts: (parent) =>
        listGroup(parent, host, parts.activity, "severityCounts", {
          kind: "severityCount",
          look: { label: vscode.l10n.t("Open Alerts by Severity"), icon: "bell" },
          read: async (node, signal) => (await clientOf(parts, node)).reference.severityCounts({}, signal),
          rowOf: severityCountRow,
          emptyWords: vscode.l10n.t("No alert is open"),
        }),
      policyViolations: (parent) =>
        listGroup(parent, host, parts.activity, "policyViolations", {
          kind: "policyViolation",
          look: { label: vscode.l10n.t("Policy Violations"), icon: "graph" },
          read: async (node, signal) =>
            mostFirst(await (await clientOf(parts, node)).reference.policyViolations({}, signal)),
          rowOf: policyViolationRow,
          emptyWords: vscode.l10n.t("No policy is violated"),
        }),
    }),
  );
}

/** Sorts by the number of violations, highest first. */
function mostFirst<T extends { readonly value?: unknown }>(
  records: readonly ServiceRecord<T>[],
): readonly ServiceRecord<T>[] {
  return [...records].sort((a, b) => (readNumber(b.value.value) ?? 0) - (readNumber(a.value.value) ?? 0));
}
