/** Severities, highest first [CNP 4.1]. */
export const documentedSeverities = ["Critical", "Alert", "Warning", "Information", "Pass"] as const;

/** The severities, highest first; undocumented ones come last. */
export function highestFirst(severities: readonly string[]): readonly string[] {
  const known: readonly string[] = documentedSeverities.map((severity) => severity.toLowerCase());
  const rank = (severity: string): number => {
    const index = known.indexOf(severity.toLowerCase());
    return index < 0 ? known.length : index;
  };
  return [...severities].sort((a, b) => rank(a) - rank(b));
}
