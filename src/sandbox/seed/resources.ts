import type { StoredResource } from "../forticnp/records";
import { cloudAccounts, resourceTypes, type CloudAccount } from "./clouds";
import { Random } from "./random";

const dayMs = 86_400_000;
const environments = ["prod", "test", "dev"] as const;

/** The resources of one company's cloud accounts by id; an account that is being deleted has only deleted ones. */
export function seedResources(seed: number, now: number, companyId: number): readonly StoredResource[] {
  const random = new Random(seed, `resources of ${companyId}`);
  return cloudAccounts
    .filter((account) => account.companyId === companyId)
    .flatMap((account) =>
      account.resources.flatMap(([type, name]) =>
        Array.from({ length: random.int(3, 5) }, (_, index) =>
          seedResource(random, now, account, type, `${name}-${String(index + 1).padStart(2, "0")}`, index),
        ),
      ),
    )
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

function seedResource(
  random: Random,
  now: number,
  account: CloudAccount,
  type: string,
  name: string,
  index: number,
): StoredResource {
  const category = resourceTypes[type] ?? "Compute";
  return {
    // 9 or 16 digits; the longer ids exceed a double's precision.
    id: random.chance(0.3) ? `92${random.digits(14)}` : `9${random.digits(11).slice(0, 8)}`,
    name,
    type,
    category,
    account,
    region: random.pick(account.regions),
    providerId: category === "Compute" ? `i-${random.text("0123456789abcdef", 12)}` : name,
    address: random.int(1, 254),
    environment: random.pick(environments),
    bytes: category === "Storage" ? random.int(1_000_000, 2_000_000_000) : 0,
    createdAt: now - random.int(100, 900) * dayMs,
    scannedAt: now - random.int(1, dayMs / 1000) * 1000,
    // The first of each type is never deleted, so that every account in use has resources.
    deleted: account.appStatus === "DELETE_PENDING" || (index > 0 && random.chance(0.15)),
  };
}
