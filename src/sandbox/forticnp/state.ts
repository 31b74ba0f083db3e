import type { SandboxOptions } from "../options";
import { AlertSeeder } from "../seed/alerts";
import { clinicCompany, retailCompany } from "../seed/companies";
import { seedViolations } from "../seed/violations";
import type { StoredAlert, WireViolation } from "./records";

/** What FortiCNP knows about each company. The service is read-only, so nothing here changes. */
export class ForticnpState {
  private readonly alertsByCompany: ReadonlyMap<number, readonly StoredAlert[]>;

  constructor(private readonly options: Pick<SandboxOptions, "seed" | "alerts" | "now">) {
    const now = options.now();
    const sizes = [
      [retailCompany, options.alerts],
      [clinicCompany, Math.floor(options.alerts / 3)],
    ] as const;
    this.alertsByCompany = new Map(
      sizes.map(([company, count]) => [company.companyId, new AlertSeeder(options.seed, now, company).make(count)]),
    );
  }

  alerts(companyId: number): readonly StoredAlert[] {
    return this.alertsByCompany.get(companyId) ?? [];
  }

  /** Empty for a document without matches and for one that is unknown. */
  violations(companyId: number, fileId: string): readonly WireViolation[] {
    const alert = this.alerts(companyId).find(({ wire }) => wire.objectType === "Document" && wire.objectId === fileId);
    return alert ? seedViolations(this.options.seed, alert.wire) : [];
  }
}
