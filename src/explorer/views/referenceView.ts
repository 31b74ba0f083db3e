import { defined } from "../../defined";
import * as vscode from "vscode";
import type { FortiCnpClient } from "../../services/forticnp/client";
import type { RecordKind, ServiceRecord } from "../../services/model";
import { readNumber, readText } from "../../services/readers";
import { ExplorerView, type ViewParts } from "../explorerView";
import { FilterStore } from "../filters/filterStore";
import { clientOf } from "../forticnpLists";
import type { ReferenceLists } from "../referenceLists";
import { eventRow, policyRow, policyViolationRow, severityCountRow, severityRow } from "../rows/referenceRows";
import type { RecordLook } from "../rows/rowLook";
import type { TreeHost, TreeNode } from "../tree/node";
import { GroupNode, type GroupLook } from "../tree/groupNode";
import { fixedRows } from "../tree/groupsContent";
import { ListContent } from "../tree/listContent";

interface Group<T> {
  readonly kind: RecordKind;
  readonly look: GroupLook;
  readonly read: (node: TreeNode, signal: AbortSignal) => Promise<readonly ServiceRecord<T>[]>;
  readonly rowOf: (record: ServiceRecord<T>) => RecordLook;
  readonly emptyWords?: string;
}

/** Profile -> the lists that explain the values in alerts, and the service's own counts. */
export function createReferenceView(parts: ViewParts, lists: ReferenceLists, memento: vscode.Memento): ExplorerView {
  const filter = new FilterStore(memento, "reference", []);
  const client = (node: TreeNode): Promise<FortiCnpClient> => clientOf(parts, node);

  const group =
    <T>(key: string, { kind, look, read, rowOf, emptyWords }: Group<T>) =>
    (host: TreeHost) =>
    (parent: TreeNode) =>
      new GroupNode(
        parent,
        key,
        look,
        (node) =>
          new ListContent<T>(node, host, {
            kind,
            activity: parts.activity,
            look: rowOf,
            read: (signal) => read(node, signal),
            ...defined({ emptyWords }),
          }),
      );

  const rows = {
    severities: group("severities", {
      kind: "severity",
      look: { label: vscode.l10n.t("Severities"), icon: "flame" },
      read: ({ profileId }, signal) => lists.severities.read(profileId, signal),
      rowOf: severityRow,
    }),
    events: group("events", {
      kind: "event",
      look: { label: vscode.l10n.t("Events"), icon: "zap" },
      read: async ({ profileId }, signal) =>
        sortRecords(await lists.events.read(profileId, signal), ({ value }) => readText(value.name)),
      rowOf: eventRow,
    }),
    policies: group("policies", {
      kind: "policy",
      look: { label: vscode.l10n.t("Policies"), icon: "law" },
      read: async ({ profileId }, signal) =>
        sortRecords(await lists.policies.read(profileId, signal), ({ value }) => readText(value.name)),
      rowOf: policyRow,
    }),
    policyViolations: group("policyViolations", {
      kind: "policyViolation",
      look: { label: vscode.l10n.t("Policy Violations"), icon: "graph" },
      read: async (node, signal) => mostFirst(await (await client(node)).reference.policyViolations({}, signal)),
      rowOf: policyViolationRow,
      emptyWords: vscode.l10n.t("No policy is violated"),
    }),
    severityCounts: group("severityCounts", {
      kind: "severityCount",
      look: { label: vscode.l10n.t("Open Alerts by Severity"), icon: "bell" },
      read: async (node, signal) => (await client(node)).reference.severityCounts({}, signal),
      rowOf: severityCountRow,
    }),
  };
  return new ExplorerView("reference", parts, filter, (owner, host) =>
    fixedRows(owner, host, Object.fromEntries(Object.entries(rows).map(([key, make]) => [key, make(host)]))),
  );
}

function sortRecords<T>(
  records: readonly ServiceRecord<T>[],
  nameOf: (record: ServiceRecord<T>) => string | undefined,
): readonly ServiceRecord<T>[] {
  const { compare } = new Intl.Collator(vscode.env.language);
  return [...records].sort((a, b) => compare(nameOf(a) ?? a.id, nameOf(b) ?? b.id));
}

/** Sorts by the number of violations, highest first. */
function mostFirst<T extends { readonly value?: unknown }>(
  records: readonly ServiceRecord<T>[],
): readonly ServiceRecord<T>[] {
  return [...records].sort((a, b) => (readNumber(b.value.value) ?? 0) - (readNumber(a.value.value) ?? 0));
}
