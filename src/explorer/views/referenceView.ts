import * as vscode from "vscode";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import { ExplorerView, type ViewParts } from "../explorerView";
import { FilterStore } from "../filters/filterStore";
import type { ReferenceLists } from "../referenceLists";
import { eventRow, policyRow, severityRow } from "../rows/referenceRows";
import { fixedRows } from "../tree/groupsContent";
import { listGroup } from "../tree/listGroup";

/** Profile -> the lists that explain the values in alerts. */
export function createReferenceView(parts: ViewParts, lists: ReferenceLists, memento: vscode.Memento): ExplorerView {
  const filter = new FilterStore(memento, "reference", []);
  const { activity } = parts;
  return new ExplorerView("reference", parts, filter, (owner, host) =>
    fixedRows(owner, host, {
      severities: (parent) =>
        listGroup(parent, host, activity, "severities", {
          kind: "severity",
          look: { label: vscode.l10n.t("Severities"), icon: "flame" },
          read: ({ profileId }, signal) => lists.severities.read(profileId, signal),
          rowOf: severityRow,
        }),
      events: (parent) =>
        listGroup(parent, host, activity, "events", {
          kind: "event",
          look: { label: vscode.l10n.t("Events"), icon: "zap" },
          read: async ({ profileId }, signal) =>
            sortRecords(await lists.events.read(profileId, signal), ({ value }) => readText(value.name)),
          rowOf: eventRow,
        }),
      policies: (parent) =>
        listGroup(parent, host, activity, "policies", {
          kind: "policy",
          look: { label: vscode.l10n.t("Policies"), icon: "law" },
          read: async ({ profileId }, signal) =>
            sortRecords(await lists.policies.read(profileId, signal), ({ value }) => readText(value.name)),
          rowOf: policyRow,
        }),
    }),
  );
}

function sortRecords<T>(
  records: readonly ServiceRecord<T>[],
  nameOf: (record: ServiceRecord<T>) => string | undefined,
): readonly ServiceRecord<T>[] {
  const { compare } = new Intl.Collator(vscode.env.language);
  return [...records].sort((a, b) => compare(nameOf(a) ?? a.id, nameOf(b) ?? b.id));
}
