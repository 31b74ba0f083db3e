import { timestamp, type StoredToken } from "../fortitoken/state/records";
import { Random } from "./random";
import type { SeedUser } from "./users";

const serialAlphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const spareHardwareTokens = 5;
const dayMs = 86_400_000;

/** Serial of a mobile, hardware or temporary token. */
export function tokenSerial(random: Random, type: StoredToken["type"]): string {
  const prefix = { soft: "FTKMOB", hard: "FTK200", temp: "TMP" }[type];
  return prefix + random.text(serialAlphabet, 16 - prefix.length);
}

/**
 * A mobile or hardware token for every base user whose method needs one, some temporary tokens, and spare hardware
 * tokens.
 */
export function seedTokens(seed: number, now: number, users: readonly SeedUser[]): StoredToken[] {
  const random = new Random(seed, "tokens");
  const tokens: StoredToken[] = [];
  const served = new Set<string>();
  for (const { user, condition } of users) {
    if (served.has(user.user_id) || (user.auth_method !== "FTM" && user.auth_method !== "FTK")) {
      continue;
    }
    served.add(user.user_id);
    const type = user.auth_method === "FTM" ? "soft" : "hard";
    const activated = condition !== "pending";
    tokens.push({
      sn: tokenSerial(random, type),
      type,
      status:
        condition === "disabled" ? "disable" : activated ? (random.chance(0.04) ? "transfer" : "enable") : "others",
      user_id: user.user_id,
      platform: type === "soft" && activated ? random.pick(["iOS", "Android", "Windows"] as const) : "unknown",
      registration_id: type === "soft" && activated ? `reg-${random.base64url(22)}` : null,
    });
    if (served.size === 1 || random.chance(0.05)) {
      tokens.push({
        sn: tokenSerial(random, "temp"),
        type: "temp",
        status: "enable",
        user_id: user.user_id,
        platform: "unknown",
        registration_id: null,
        temporary: { auth_method: "Email", expired_at: served.size === 1 ? null : timestamp(now + 3 * dayMs) },
      });
    }
  }
  for (let spare = 0; spare < spareHardwareTokens; spare += 1) {
    tokens.push({
      sn: tokenSerial(random, "hard"),
      type: "hard",
      status: "enable",
      user_id: null,
      platform: "unknown",
      registration_id: null,
    });
  }
  return tokens;
}
