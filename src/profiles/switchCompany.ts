import * as vscode from "vscode";
import type { Dialogs } from "../ui/dialogs";
import { back, type QuickInput } from "../ui/quickInput";
import type { Connections } from "./connections";
import { requirePlace } from "./place";
import type { Profile } from "./profile";
import { companyKey, companyRows } from "./profileFields";
import type { ProfileStore } from "./profileStore";
import { companiesOf } from "./signInCheck";

export interface SwitchCompanyParts {
  readonly store: ProfileStore;
  readonly connections: Pick<Connections, "forticnp">;
  readonly quickInput: QuickInput;
  readonly dialogs: Pick<Dialogs, "info" | "withProgress">;
}

/** Points a FortiCNP profile at another of the companies and roles that its credential sees. */
export class SwitchCompany {
  constructor(private readonly parts: SwitchCompanyParts) {}

  /** Reads the companies with the profile's live sign-in. Saving the choice reloads the views. @throws ServiceError */
  async run(profile: Profile): Promise<void> {
    const { store, connections, quickInput, dialogs } = this.parts;
    const title = vscode.l10n.t("Switch Company of {0}", profile.label);
    const companies = await dialogs.withProgress(
      title,
      async (signal) => companiesOf(await connections.forticnp(profile), signal),
      profile.id,
    );
    const current = profile.company ? companyKey({ company: profile.company, roleId: profile.roleId ?? "" }) : "";
    if (companies.length === 1 && companies.every((entry) => companyKey(entry) === current)) {
      return dialogs.info(vscode.l10n.t("The credential of {0} has access only to this company.", profile.label));
    }
    const answer = await quickInput.pick<string>({
      title,
      placeholder: vscode.l10n.t("Select a company and role for this profile"),
      rows: companyRows(companies).map((row) =>
        row.value === current ? { ...row, label: `$(check) ${row.label}` } : row,
      ),
      active: current,
    });
    const chosen = answer === back ? undefined : companies.find((entry) => companyKey(entry) === answer);
    const saved = store.get(profile.id);
    if (!chosen || !saved) return;
    requirePlace(saved, profile);
    await store.save({ ...saved, ...chosen });
  }
}
