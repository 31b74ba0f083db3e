import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { Target } from "../records/target";
import { readText } from "../services/readers";
import type { ExplorerView } from "../explorer/explorerView";
import type { Filter } from "../explorer/filters/filter";
import type { FilterEditor } from "./filterEditor";
import { cloudAccountOf } from "../services/forticnp/cloudAccountId";

interface Way {
  /** The criterion that is asked for where no row tells it. */
  readonly criterion: string;
  /** Kind of record -> the filter that its alerts pass. */
  readonly filters: Readonly<Record<string, (id: string, value: Readonly<Record<string, unknown>>) => Filter>>;
}

/** Commands that lead from a record to its alerts, by name. */
const ways: Readonly<Record<string, Way>> = {
  showAlertsOfPolicy: {
    criterion: "policy",
    filters: {
      policy: (id) => ({ policy: [id] }),
      policyViolation: (id) => ({ policy: [id] }),
      finding: (_, { policyCode }) => filterFor("policy", policyCode),
      alert: (_, { policyCode }) => filterFor("policy", policyCode),
    },
  },
  showAlertsFromCountry: { criterion: "country", filters: { country: (id) => ({ country: [id] }) } },
  showAlertsOfSeverity: {
    criterion: "severity",
    filters: {
      severity: (_, { name }) => filterFor("severity", name),
      severityCount: (_, { key }) => ({ ...filterFor("severity", key), state: ["Open"] }),
    },
  },
  showAlertsOfActivity: {
    criterion: "activity",
    filters: { event: (id, { value }) => filterFor("activity", readText(value) || id) },
  },
  showAlertsOfAccount: {
    criterion: "account",
    filters: { cloudAccount: (id) => ({ account: [cloudAccountOf(id).serviceId] }) },
  },
  showAlertsOfResource: { criterion: "objectId", filters: { resource: (id) => ({ objectId: [id] }) } },
};

/** Shows the alerts of what another row stands for: sets the Alerts view's filter, but for its time range. */
export class ShowAlerts {
  constructor(
    private readonly alerts: ExplorerView,
    private readonly editor: FilterEditor,
    private readonly orSelected: (target: Target) => Target,
  ) {}

  commands(): CommandTable<Target> {
    return Object.fromEntries(
      Object.entries(ways).map(([name, way]) => [
        `forticloud.${name}`,
        (target: Target) => this.show(way, this.orSelected(target)),
      ]),
    );
  }

  private async show({ criterion, filters }: Way, { ref, snapshot }: Target): Promise<void> {
    const { filter } = this.alerts;
    const filterOf = ref && filters[ref.kind];
    if (filterOf && snapshot) {
      const { range } = filter.value;
      await filter.set({ ...(range ? { range } : {}), ...filterOf(ref.id, snapshot.record.value) });
    } else if (!(await this.editor.editOne(vscode.l10n.t("Filter Alerts"), filter, criterion))) {
      return;
    }
    await vscode.commands.executeCommand("forticloud.alerts.focus");
  }
}

function filterFor(criterion: string, value: unknown): Filter {
  const known = readText(value);
  return known ? { [criterion]: [known] } : {};
}
