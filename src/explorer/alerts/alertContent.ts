import * as vscode from "vscode";
import type { Alert, ForticnpEvent } from "../../contract";
import type { Period } from "../../services/forticnp/period";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import type { RowParts } from "../forticnpLists";
import type { ReferenceLists } from "../referenceLists";
import { resourceNode } from "../resources/resourceContent";
import { eventIds, placesOf } from "../../services/forticnp/alertWords";
import { cloudName } from "../../services/forticnp/alertWords";
import { joinParts } from "../rows/rowLook";
import type { TreeHost, TreeNode } from "../tree/node";
import { Content } from "../tree/content";
import { FactNode, type Fact } from "../tree/factNode";
import { GroupNode } from "../tree/groupNode";
import type { Remark } from "../tree/messageNode";
import type { RecordNode } from "../tree/recordNode";
import { documentContent } from "./documentContent";

export interface AlertRowParts extends RowParts {
  readonly lists: Pick<ReferenceLists, "events">;
  /** The current time range, for findings and activities under an alert. */
  period(): Period;
  /** The name of a cloud account, if it is known. */
  accountName(id: string): string | undefined;
}

/** The rows under an alert: its policy, user, place, account, object and events, as far as the alert contains them. */
export class AlertContent extends Content<readonly TreeNode[]> {
  /** The error of reading the events' names. */
  private unnamed: unknown;

  constructor(
    private readonly row: RecordNode<Alert>,
    host: TreeHost,
    private readonly parts: AlertRowParts,
  ) {
    super(row, host);
  }

  /** Does nothing, because the facts belong to this alert, whatever the filter is. */
  override filterChanged(): void {}

  /** Requests only the names of events, once per profile. Without them the rows show the codes. */
  protected override async fetch(signal: AbortSignal): Promise<readonly TreeNode[]> {
    const alert = this.row.record.value;
    const named = readText(alert.violationActivity) ? await this.events(signal) : [];
    const facts = [policyOf(alert), actorOf(alert), placeOf(alert), this.accountOf(alert), eventsOf(alert, named)];
    const rows = facts.filter((fact) => fact.value !== "").map((fact) => new FactNode(this.row, fact));
    return [...rows, ...this.objectRows(alert)];
  }

  protected override rowsOf(rows: readonly TreeNode[]): readonly TreeNode[] {
    return rows;
  }

  protected override get remarks(): readonly Remark[] {
    const { unnamed } = this;
    return unnamed === undefined
      ? []
      : [{ key: "events", title: vscode.l10n.t("Names of events not loaded"), error: unnamed }];
  }

  private async events(signal: AbortSignal): Promise<readonly ServiceRecord<ForticnpEvent>[]> {
    this.unnamed = undefined;
    try {
      return (await this.parts.lists.events.get(this.row.profileId, signal)) ?? [];
    } catch (error) {
      this.unnamed = error;
      return [];
    }
  }

  private accountOf({ service, applicationId, region }: Readonly<Alert>): Fact {
    const cloud = readText(service);
    const id = readText(applicationId);
    const value = joinParts(id && this.parts.accountName(id), cloud && cloudName(cloud), id, readText(region));
    return { key: "account", name: vscode.l10n.t("Cloud Account"), value, icon: "cloud" };
  }

  /** The alert's object: a resource or document with rows under it, otherwise its name. */
  private objectRows(alert: Readonly<Alert>): TreeNode[] {
    const { host, row, parts } = this;
    const type = readText(alert.objectType);
    const value = joinParts(readText(alert.object), type);
    const fileId = readText(alert.fileId) || (type === "Document" ? readText(alert.objectId) : undefined);
    const label = fileId ? vscode.l10n.t("Document") : vscode.l10n.t("Object");
    const fact = new FactNode(row, { key: "object", name: label, value, icon: "note" });
    if (fileId) {
      const look = { label, description: readText(alert.object) ?? "", icon: "file" };
      return [
        new GroupNode(row, "document", look, (node) =>
          documentContent(node, host, parts, fileId, () => parts.period()),
        ),
      ];
    }
    const rid = readText(alert.resourceId);
    if (!rid) return value === "" ? [] : [fact];
    const look = { label, description: value, icon: "server", tooltip: [joinParts(label, value), rid] };
    return [
      resourceNode(row, host, parts, { id: rid, name: readText(alert.object) ?? rid, look }, () => parts.period()),
    ];
  }
}

function policyOf(alert: Readonly<Alert>): Fact {
  const value = joinParts(readText(alert.policyName), readText(alert.policyCode));
  return {
    key: "policy",
    name: vscode.l10n.t("Policy"),
    value,
    icon: "law",
    tooltip: [readText(alert.description) ?? ""],
  };
}

function actorOf({ user, userName, userId }: Readonly<Alert>): Fact {
  const value = joinParts(readText(userName), readText(user));
  return { key: "actor", name: vscode.l10n.t("User"), value, icon: "account", tooltip: [readText(userId) ?? ""] };
}

function placeOf({ geoLocationList }: Readonly<Alert>): Fact {
  return { key: "place", name: vscode.l10n.t("Place"), value: placesOf(geoLocationList), icon: "globe" };
}

/** The alert's activity, named as in the event list, and its event ids. */
function eventsOf(alert: Readonly<Alert>, known: readonly ServiceRecord<ForticnpEvent>[]): Fact {
  const code = readText(alert.violationActivity);
  const event = known.find(({ value }) => code && [readText(value.value), readText(value.nameEnum)].includes(code));
  const label = readText(event?.value.name) || readText(alert.displayOperation) || code;
  const category = readText(event?.value.category);
  return {
    key: "events",
    name: vscode.l10n.t("Events"),
    value: joinParts(label, eventIds(alert).join(", ")),
    icon: "pulse",
    tooltip: [joinParts(code, category)],
  };
}
