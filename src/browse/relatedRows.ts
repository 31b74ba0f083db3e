import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { Alert } from "../contract";
import type { Explorer } from "../explorer/explorer";
import type { Connections } from "../profiles/connections";
import type { Target } from "../records/target";
import { readText } from "../services/readers";
import type { Dialogs } from "../ui/dialogs";

/** Goes from an alert to its resource. */
export class RelatedRows {
  constructor(
    private readonly explorer: Explorer,
    private readonly connections: Pick<Connections, "forticnp">,
    private readonly dialogs: Pick<Dialogs, "info">,
  ) {}

  commands(): CommandTable<Target> {
    return {
      "forticloud.revealResource": (target: Target) => this.revealResource(target),
    };
  }

  private async revealResource({ ref, snapshot }: Target): Promise<void> {
    const alert = ref?.kind === "alert" ? (snapshot?.record.value as Readonly<Alert> | undefined) : undefined;
    if (!ref || !alert) return this.dialogs.info(vscode.l10n.t("Select an alert in the Alerts view, then try again."));
    const { profileId } = ref;
    const id = readText(alert.resourceId);
    if (!id) return this.dialogs.info(vscode.l10n.t("This alert has no resource."));
    const shown = await this.explorer.revealResource(profileId, alert, () => this.connections.forticnp(profileId));
    if (shown) return;
    await this.dialogs.info(vscode.l10n.t("The resource of this alert was not found in FortiCNP. It may be deleted."), {
      title: vscode.l10n.t("Open Record"),
      run: () =>
        vscode.commands.executeCommand("forticloud.openRecord", {
          ref: { profileId, service: "forticnp", kind: "resource", id },
        }),
    });
  }
}
