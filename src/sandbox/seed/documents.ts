import type { StoredDocument, StoredResource } from "../forticnp/records";
import { seedActor } from "./actors";
import { Random } from "./random";

const documentCount = 24;
const names = ["payroll", "kundenliste", "préstamos", "レポート", "invoices-q3", "patients", "contracts"] as const;
const endings = ["csv", "xlsx", "pdf", "docx"] as const;

/** The scanned documents of one company, in storage that is not deleted. */
export function seedDocuments(seed: number, companyId: number, resources: readonly StoredResource[]): StoredDocument[] {
  const random = new Random(seed, `documents of ${companyId}`);
  const storage = resources.filter(({ category, deleted }) => category === "Storage" && !deleted);
  return Array.from({ length: documentCount }, () => ({
    fileId: random.base64url(43),
    name: `${random.pick(names)}-${random.digits(3)}.${random.pick(endings)}`,
    storage: random.pick(storage),
    readers: Array.from({ length: random.int(1, 4) }, () => seedActor(random)),
  }));
}
