import type { JsonObject } from "../service";
import type { StoredResource } from "./records";

/** The provider's description of a resource; its members vary by cloud and category [CNP 3.15]. */
export function resourceDetail(resource: StoredResource): JsonObject {
  const { name, type, region, deleted, category, account, environment } = resource;
  return {
    type: category.toLowerCase(),
    name,
    resourceType: type,
    region,
    deleted,
    status: deleted ? "TERMINATED" : "RUNNING",
    creationTimestamp: new Date(resource.createdAt).toISOString().replace("Z", "+00:00"),
    ...(account.service === "GoogleCloud"
      ? { project: account.name.toLowerCase(), tags: { fingerprint: "c2FuZGJveA==", items: [environment] } }
      : { tags: { items: [environment] } }),
    ...(category === "Compute" ? machineConfig(resource) : {}),
    ...(category === "Storage" ? { sizeBytes: resource.bytes, publicAccess: "PREVENTED_SANDBOX" } : {}),
    ...(category === "Network"
      ? { sourceRanges: ["198.51.100.0/24"], allowed: [{ protocol: "tcp", ports: ["443"] }] }
      : {}),
    ...(category === "Database" ? { engine: "postgres-sandbox", endpoint: `${name}.example.net:5432` } : {}),
  };
}

function machineConfig({ account, region, address }: StoredResource): JsonObject {
  return {
    machineType: { AWS: "m1-sandbox", Azure: "d1-sandbox", GoogleCloud: "n1-sandbox" }[account.service],
    zone: `${region}-a`,
    firewalls: [{ type: "firewall", sourceRanges: ["198.51.100.0/24"], resourceType: "Firewall" }],
    networkInterfaces: [
      {
        name: "nic0",
        networkIP: `203.0.113.${address}`,
        accessConfigs: [{ name: "nat", natIP: `192.0.2.${address}` }],
      },
    ],
  };
}
