/** The severities of alerts, the most severe first [CNP 4.1]. */
export const severities: readonly string[] = ["Critical", "Alert", "Warning", "Information", "Pass"];
