import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { Alert } from "../contract";
import type { ExplorerView } from "../explorer/explorerView";
import { alertPivots, type AlertPivot } from "../explorer/filters/alertPivots";
import type { Filter } from "../explorer/filters/filter";
import type { Target } from "../records/target";
import { cloudAccountOf } from "../services/forticnp/cloudAccountId";
import type { RecordKind } from "../services/model";
import { readText } from "../services/readers";
import type { FilterEditor } from "./filterEditor";

/** The filter that matches the alerts of a record; undefined if the record names none. */
type FilterOf = (id: string, value: Readonly<Record<string, unknown>>) => Filter | undefined;

type FiltersByKind = Readonly<Partial<Record<RecordKind, FilterOf>>>;

const byPolicy: FiltersByKind = {
  policy: (id) => ({ policy: [id] }),
  policyViolation: (id) => ({ policy: [id] }),
  finding: (_, finding) => alertPivots.policy(finding as Partial<Alert> as Alert),
};

const byRecord: FiltersByKind = {
  country: (id) => ({ country: [id] }),
  severity: (_, { name }) => filterFor("severity", name),
  severityCount: (_, { key }) => ({ ...filterFor("severity", key), state: ["Open"] }),
  event: (id, { value }) => filterFor("activity", readText(value) || id),
  cloudAccount: (id) => ({ account: [cloudAccountOf(id).serviceId] }),
  resource: (id) => ({ objectId: [id] }),
};

/** The commands for alerts that have something in common with an alert, and the criterion to ask for without one. */
const commandsOfPivots = {
  showAlertsOfPolicy: { pivot: "policy", criterion: "policy", others: byPolicy },
  showAlertsOfActor: { pivot: "actor", criterion: "user", others: {} },
  showAlertsOfAccount: { pivot: "account", criterion: "account", others: {} },
  showAlertsOfCountry: { pivot: "country", criterion: "country", others: {} },
  showAlertsOfObject: { pivot: "object", criterion: "objectId", others: {} },
} as const satisfies Readonly<Record<string, { pivot: AlertPivot; criterion: string; others: FiltersByKind }>>;

/** Shows the alerts of a row's record: sets the filter of the Alerts view, but keeps its time range. */
export class ShowAlerts {
  constructor(
    private readonly alerts: Pick<ExplorerView, "filter" | "jumpTo">,
    private readonly editor: FilterEditor,
  ) {}

  commands(): CommandTable<Target> {
    const title = vscode.l10n.t("Filter Alerts");
    const { filter } = this.alerts;
    const table: Record<string, (target: Target) => unknown> = {
      "forticloud.showAlerts": (target: Target) =>
        this.show({ ...byRecord, alert: pivotOf("events") }, target, () => this.editor.edit(title, filter)),
    };
    for (const [name, { pivot, criterion, others }] of Object.entries(commandsOfPivots)) {
      table[`forticloud.${name}`] = (target) =>
        this.show({ ...others, alert: pivotOf(pivot) }, target, () => this.editor.editOne(title, filter, criterion));
    }
    return table;
  }

  /** @param ask lets the user choose the filter if no row determines it */
  private async show(filters: FiltersByKind, target: Target, ask: () => Promise<unknown>): Promise<void> {
    const { filter } = this.alerts;
    const { ref, snapshot } = target;
    const wanted = ref && snapshot && filters[ref.kind]?.(ref.id, snapshot.record.value);
    if (wanted) {
      const { range } = filter.value;
      await this.alerts.jumpTo(ref.profileId, { ...(range ? { range } : {}), ...wanted });
      return;
    }
    const before = filter.value;
    await ask();
    if (filter.value !== before) await this.alerts.jumpTo(undefined);
  }
}

function pivotOf(pivot: AlertPivot): FilterOf {
  return (_, alert) => alertPivots[pivot](alert as Partial<Alert> as Alert);
}

function filterFor(criterion: string, value: unknown): Filter | undefined {
  const known = readText(value);
  return known ? { [criterion]: [known] } : undefined;
}
