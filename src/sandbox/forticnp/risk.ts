import type { CloudAccount } from "../seed/clouds";
import type { CompanyData } from "./company";
import type { StoredAlert, StoredResource } from "./records";

const weights: Readonly<Record<string, number>> = { Critical: 24, Alert: 11, Warning: 4, Information: 1 };

/** Whether the alert's violation still exists. */
export function isUnresolved({ wire }: StoredAlert): boolean {
  return wire.state === "Open" || wire.state === "Acknowledged";
}

/** The weighted sum of unresolved alerts; it may exceed 100. */
export function riskScore(company: CompanyData, resource: StoredResource): number {
  return company
    .alertsOf(resource)
    .filter(isUnresolved)
    .reduce((sum, { wire }) => sum + (weights[wire.severity] ?? 0), 0);
}

export function riskLevel(score: number): "High" | "Medium" | "Low" | "None" {
  return score >= 60 ? "High" : score >= 15 ? "Medium" : score > 0 ? "Low" : "None";
}

/** The mean over the account's resources that are not deleted, as Get Account Severity Level spells it. */
export function accountRisk(company: CompanyData, account: CloudAccount): string {
  const scores = company.resources
    .filter((resource) => resource.account === account && !resource.deleted)
    .map((resource) => riskScore(company, resource));
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(scores.length, 1);
  const level = riskLevel(mean);
  return level === "None" ? "No Risk" : `${level} Risk`;
}
