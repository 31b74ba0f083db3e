/** The severities of alerts, the gravest first (contract: FortiCNP 4.1). */
export const severities: readonly string[] = ["Critical", "Alert", "Warning", "Information", "Pass"];
