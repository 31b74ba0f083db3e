import { fortitokenCredentials } from "../credentials";

/** A licence for moving mobile tokens from an appliance into the cloud. */
export interface MigrationLicence {
  readonly number: string;
  /** Serials, or client ids of web applications, that may use it. */
  readonly owners: readonly string[];
  readonly inMigration: boolean;
}

/** A usable licence, one of another appliance, and one whose migration is over. */
export const migrationLicences: readonly MigrationLicence[] = [
  {
    number: "EFTMEXAMPLE00001",
    owners: [fortitokenCredentials.webApp.clientId, "FGVMEXAMPLE00042"],
    inMigration: true,
  },
  { number: "EFTMEXAMPLE00002", owners: ["FGVMEXAMPLE00099"], inMigration: true },
  { number: "EFTMEXAMPLE00003", owners: [fortitokenCredentials.webApp.clientId], inMigration: false },
];
