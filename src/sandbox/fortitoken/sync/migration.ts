import { migrationLicences } from "../../seed/licences";
import { Refusal } from "../../service";

/**
 * Whether `owner`, a serial or client id, may move tokens with the licence [FTC 2.7].
 * @throws Refusal 404 for an unknown licence, 401 for another device's, 403 when the migration is over
 */
export function checkLicence(number: string, owner: string): void {
  const licence = migrationLicences.find((known) => known.number === number);
  if (!licence) {
    throw new Refusal(404, "The migration licence does not exist.");
  }
  if (!licence.owners.includes(owner)) {
    throw new Refusal(401, "The migration licence belongs to another device.");
  }
  if (!licence.inMigration) {
    throw new Refusal(403, "The licence is not in migration.");
  }
}
