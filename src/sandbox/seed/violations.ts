import type { StoredDocument, WireViolation } from "../forticnp/records";
import { Random } from "./random";

const patterns = [
  { dataPatternId: 55, dataPatternCategory: "PII", dataPatternName: "National id number" },
  { dataPatternId: 61, dataPatternCategory: "PCI", dataPatternName: "Payment card number" },
  { dataPatternId: 74, dataPatternCategory: "PHI", dataPatternName: "Patient record number" },
] as const;

/** What the scan found in a document. One document in five matches nothing. */
export function seedViolations(seed: number, { fileId, name }: StoredDocument): readonly WireViolation[] {
  const random = new Random(seed, `document ${fileId}`);
  if (random.chance(0.2)) {
    return [];
  }
  return patterns.slice(0, random.int(1, patterns.length)).map((pattern) => {
    const hits = random.int(1, 6);
    return {
      ...pattern,
      violationDetail: `${hits} hits`,
      matchedStatus: {
        objectType: "Document",
        totalMatchedNum: hits,
        matchedObjects: [
          {
            file_name: name,
            matched_num: hits,
            matched_result: Array.from({ length: hits }, () => ({ matched: `***-${random.digits(2)}` })),
          },
        ],
      },
    };
  });
}
