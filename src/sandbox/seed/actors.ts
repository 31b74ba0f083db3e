import { countries } from "./countries";
import type { Random } from "./random";
import { cities, mailHosts, namePools } from "./words";

/** The location of an actor, as a member of alerts [CNP 3.3]. */
export interface GeoLocation {
  readonly ip: string;
  readonly city: string;
  readonly geonameId: number;
  readonly countryCode: string;
  readonly countryName: string;
}

const addressBlocks = ["192.0.2", "198.51.100", "203.0.113"] as const;

/** A user or service account that acts in a cloud. */
export interface Actor {
  readonly mail: string;
  readonly name: string;
  readonly id: string;
}

export function seedActor(random: Random): Actor {
  const pool = random.pick(namePools);
  const given = random.pick(pool.given);
  const family = random.pick(pool.family);
  return {
    mail: `${given.plain}.${family.plain}@${random.pick(mailHosts)}`,
    name: `${given.native} ${family.native}`,
    id: `u-${random.digits(5)}`,
  };
}

export function seedPlace(random: Random): GeoLocation {
  const { city, countryCode } = random.pick(cities);
  return {
    ip: `${random.pick(addressBlocks)}.${random.int(1, 254)}`,
    city,
    geonameId: random.int(100_000, 9_999_999),
    countryCode,
    countryName: countries.find((country) => country.id === countryCode)?.country ?? "",
  };
}
