import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { ExplorerView } from "../explorer/explorerView";
import type { Filter } from "../explorer/filters/filter";
import type { Target } from "../records/target";
import { cloudAccountOf } from "../services/forticnp/cloudAccountId";
import type { RecordKind } from "../services/model";
import { readText } from "../services/readers";
import type { FilterEditor } from "./filterEditor";

/** The filter that matches the alerts of a record. */
type FilterOf = (id: string, value: Readonly<Record<string, unknown>>) => Filter;

type FiltersByKind = Readonly<Partial<Record<RecordKind, FilterOf>>>;

const byPolicy: FiltersByKind = {
  policy: (id) => ({ policy: [id] }),
  policyViolation: (id) => ({ policy: [id] }),
  finding: (_, { policyCode }) => filterFor("policy", policyCode),
  alert: (_, { policyCode }) => filterFor("policy", policyCode),
};

const byRecord: FiltersByKind = {
  country: (id) => ({ country: [id] }),
  severity: (_, { name }) => filterFor("severity", name),
  severityCount: (_, { key }) => ({ ...filterFor("severity", key), state: ["Open"] }),
  event: (id, { value }) => filterFor("activity", readText(value) || id),
  cloudAccount: (id) => ({ account: [cloudAccountOf(id).serviceId] }),
  resource: (id) => ({ objectId: [id] }),
};

/** Shows the alerts of a row's record: sets the filter of the Alerts view, but keeps its time range. */
export class ShowAlerts {
  constructor(
    private readonly alerts: Pick<ExplorerView, "filter" | "focus">,
    private readonly editor: FilterEditor,
    private readonly orSelected: (target: Target) => Target,
  ) {}

  commands(): CommandTable<Target> {
    const title = vscode.l10n.t("Filter Alerts");
    const { filter } = this.alerts;
    return {
      "forticloud.showAlerts": (target: Target) => this.show(byRecord, target, () => this.editor.edit(title, filter)),
      "forticloud.showAlertsOfPolicy": (target: Target) =>
        this.show(byPolicy, target, () => this.editor.editOne(title, filter, "policy")),
    };
  }

  /** @param ask lets the user choose the filter if no row determines it */
  private async show(filters: FiltersByKind, target: Target, ask: () => Promise<unknown>): Promise<void> {
    const { filter } = this.alerts;
    const { ref, snapshot } = this.orSelected(target);
    const filterOf = ref && filters[ref.kind];
    if (filterOf && snapshot) {
      const { range } = filter.value;
      await filter.set({ ...(range ? { range } : {}), ...filterOf(ref.id, snapshot.record.value) });
    } else {
      const before = filter.value;
      await ask();
      if (filter.value === before) return;
    }
    await this.alerts.focus();
  }
}

function filterFor(criterion: string, value: unknown): Filter {
  const known = readText(value);
  return known ? { [criterion]: [known] } : {};
}
