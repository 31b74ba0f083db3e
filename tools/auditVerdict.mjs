// @ts-check

/**
 * What `npm audit --json` has said.
 * @param {string} output
 * @returns {{ kind: "clean" | "weak" | "unknown", lines: string[] }}
 */
export function verdictOf(output) {
  /** @type {{ vulnerabilities?: Record<string, { severity?: string, range?: string, via?: unknown[] }>, message?: string } | undefined} */
  let report;
  try {
    report = JSON.parse(output);
  } catch {
    report = undefined;
  }
  const found = report?.vulnerabilities;
  if (!found) {
    const why = report?.message ? `: ${report.message}` : "";
    return {
      kind: "unknown",
      lines: [`WARNING: the registry could not be asked${why}. Nothing is known about the packages.`],
    };
  }
  const lines = Object.entries(found).map(([name, { severity, range, via = [] }]) => {
    const titles = via.flatMap((cause) =>
      typeof cause === "object" && cause && "title" in cause ? [String(cause.title)] : [],
    );
    return `${name} ${range ?? ""}: ${severity ?? "unknown severity"}. ${titles.join("; ")}`.trim();
  });
  if (lines.length > 0) return { kind: "weak", lines };
  return { kind: "clean", lines: ["No known weakness in the packages that are shipped."] };
}
