import { timestamp, type StoredRealm } from "../fortitoken/state/records";
import { Random } from "./random";

const dayMs = 86_400_000;

/** Six realms: the default one, a branch, one of an appliance, two without users, and a deleted one. */
export function seedRealms(seed: number, now: number): StoredRealm[] {
  const random = new Random(seed, "realms");
  const device = { sn: "FGVMEXAMPLE00042", vdom: "root" };
  const live = { id: "", is_default: false, deleted_at: null, allowsBypass: true };
  const realms: StoredRealm[] = [
    { ...live, name: "head-office", description: "Staff at the head office", is_default: true },
    { ...live, name: "branch-lab", description: "Laboratory and branch offices" },
    {
      ...live,
      name: `${device.sn}-${device.vdom}`,
      description: "",
      deleted_at: "None",
      device,
      allowsBypass: false,
    },
    { ...live, name: "new-site", description: "Opens next quarter, no users yet" },
    { ...live, name: "retired-vpn", description: "Old VPN", deleted_at: timestamp(now - 120 * dayMs) },
    { ...live, name: "default", description: "Made by the service, no users yet" },
  ];
  return realms.map((realm) => ({ ...realm, id: random.uuid() }));
}
