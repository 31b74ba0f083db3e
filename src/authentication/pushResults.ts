import * as vscode from "vscode";
import type { WritableProfiles } from "../actions/writableProfiles";
import type { Connections } from "../profiles/connections";
import type { Target } from "../records/target";
import type { Dialogs } from "../ui/dialogs";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";
import { ownEntry } from "../services/readers";

const icons: Readonly<Record<string, string>> = { authenticated: "pass-filled", rejected: "error" };

export interface PushResultsParts {
  readonly profiles: WritableProfiles;
  readonly connections: Pick<Connections, "fortitoken">;
  readonly dialogs: Pick<Dialogs, "info" | "withProgress">;
  readonly quickInput: QuickInput;
}

/** Shows the results of all pushes that an application sent; one request reads them [FTC 2.6]. */
export class PushResults {
  constructor(private readonly parts: PushResultsParts) {}

  async run({ profileId }: Pick<Target, "profileId">): Promise<void> {
    const { profiles, connections, dialogs, quickInput } = this.parts;
    const title = vscode.l10n.t("Push Results");
    const profile = profileId === undefined ? await profiles.choose(title, "web") : profiles.require(profileId, "web");
    if (!profile) return;
    const results = await dialogs.withProgress(
      vscode.l10n.t("Reading push results of {0}…", profile.label),
      async (signal) => (await connections.fortitoken(profile.id)).authentication.results(signal),
      profile.id,
    );
    if (results.length === 0) {
      return dialogs.info(vscode.l10n.t("{0} has no push results.", profile.label));
    }
    const chosen = await quickInput.pick<string>({
      title: vscode.l10n.t("Push Results of {0}", profile.label),
      placeholder: vscode.l10n.t("Select a result to copy its ID"),
      rows: results.map(({ authid = "", status = "" }) => ({
        label: `$(${ownEntry(icons, status) ?? "question"}) ${sanitizeQuickPick(status)}`,
        description: sanitizeQuickPick(authid),
        value: authid,
      })),
    });
    if (chosen !== undefined && chosen !== back) await vscode.env.clipboard.writeText(chosen);
  }
}
