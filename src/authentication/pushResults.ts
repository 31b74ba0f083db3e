import * as vscode from "vscode";
import type { WritableProfiles } from "../actions/writableProfiles";
import type { Connections } from "../profiles/connections";
import type { Target } from "../records/target";
import type { Dialogs } from "../ui/dialogs";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";
import { ownEntry } from "../services/readers";

const icons: Readonly<Record<string, string>> = { authenticated: "pass-filled", rejected: "error" };

/** Shows how the pushes that an application sent were answered, all in one read [FTC 2.6]. */
export class PushResults {
  constructor(
    private readonly profiles: WritableProfiles,
    private readonly connections: Pick<Connections, "fortitoken">,
    private readonly dialogs: Pick<Dialogs, "info" | "withProgress">,
    private readonly quickInput: QuickInput,
  ) {}

  async run({ profileId }: Pick<Target, "profileId">): Promise<void> {
    const title = vscode.l10n.t("Push Results");
    const profile =
      profileId === undefined ? await this.profiles.choose(title, "web") : this.profiles.require(profileId, "web");
    if (!profile) return;
    const results = await this.dialogs.withProgress(
      vscode.l10n.t("Reading push results of {0}…", profile.label),
      async (signal) => (await this.connections.fortitoken(profile.id)).authentication.results(signal),
      profile.id,
    );
    if (results.length === 0) {
      return this.dialogs.info(vscode.l10n.t("No push of {0} has been answered.", profile.label));
    }
    const chosen = await this.quickInput.pick<string>({
      title: vscode.l10n.t("Push Results of {0}", profile.label),
      placeholder: vscode.l10n.t("Choose one to copy its ID"),
      rows: results.map(({ authid = "", status = "" }) => ({
        label: `$(${ownEntry(icons, status) ?? "question"}) ${sanitizeQuickPick(status)}`,
        description: sanitizeQuickPick(authid),
        value: authid,
      })),
    });
    if (chosen !== undefined && chosen !== back) await vscode.env.clipboard.writeText(chosen);
  }
}
