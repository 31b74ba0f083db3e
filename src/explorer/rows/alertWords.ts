/** Severities in falling order [CNP 4.1], for when the service does not tell. */
export const knownSeverities = ["Critical", "Alert", "Warning", "Information", "Pass"] as const;

/** States in the console's words [CNP 4.2]. */
export const knownStates = ["Open", "Acknowledged", "Dismissed", "Resolved"] as const;

/** Clouds as on the wire [CNP 4.4]. */
export const knownClouds = ["AWS", "Azure", "GoogleCloud"] as const;

/** A cloud as people write it; a proper name. */
export function cloudName(cloud: string): string {
  return cloud.toLowerCase() === "googlecloud" ? "Google Cloud" : cloud;
}
