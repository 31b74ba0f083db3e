import type { SandboxOptions } from "../options";
import { clinicCompany, retailCompany } from "../seed/companies";
import { CompanyData } from "./company";

export class ForticnpState {
  private readonly companies: ReadonlyMap<number, CompanyData>;

  constructor({ seed, alerts, now }: Pick<SandboxOptions, "seed" | "alerts" | "now">) {
    const at = now();
    const data = [
      new CompanyData(seed, at, retailCompany.companyId, alerts),
      new CompanyData(seed, at, clinicCompany.companyId, Math.floor(alerts / 3)),
    ];
    this.companies = new Map(data.map((company) => [company.companyId, company]));
  }

  /** @throws RangeError for a company that was never seeded */
  company(companyId: number): CompanyData {
    const data = this.companies.get(companyId);
    if (!data) {
      throw new RangeError(`There is no company ${companyId}`);
    }
    return data;
  }
}
