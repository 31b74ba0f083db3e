import {
  foldCaseAndAccents,
  timestamp,
  type AuthMethod,
  type StoredRealm,
  type StoredUser,
} from "../fortitoken/state/records";
import { Random } from "./random";
import { mailHosts, namePools } from "./words";

type UserCondition = "active" | "disabled" | "locked" | "bypass" | "pending";

export interface SeedUser {
  readonly user: StoredUser;
  readonly condition: UserCondition;
}

const dayMs = 86_400_000;
const failuresBeforeLockout = 7;

/**
 * The first users have each method and condition once, so that a small sandbox has all of them; the others follow the
 * weights.
 */
const showcase: readonly (readonly [AuthMethod, UserCondition])[] = [
  ["FTM", "active"],
  ["FTM", "pending"],
  ["Email", "active"],
  ["SMS", "locked"],
  ["FTK", "active"],
  ["FTM", "bypass"],
  ["Email", "disabled"],
  ["FTM", "locked"],
  ["SMS", "active"],
  ["FTK", "pending"],
];
const methodWeights: Readonly<Record<AuthMethod, number>> = { FTM: 60, Email: 18, SMS: 14, FTK: 8 };
const conditionWeights: Readonly<Record<UserCondition, number>> = {
  active: 66,
  disabled: 9,
  locked: 8,
  bypass: 7,
  pending: 10,
};

/** Of every 25 users one is an alias of the user before it, and one has a username that another realm has too. */
const usersPerRound = 25;
const aliasPosition = 12;
const twinPosition = 14;

/**
 * Makes userrefs in the head office, the branch and the appliance realm.
 * @param clientId the application the users belong to
 */
export class UserSeeder {
  private readonly random: Random;
  private readonly takenNames = new Map<string, number>();
  private readonly takenMails = new Map<string, number>();
  private readonly made: SeedUser[] = [];

  constructor(
    seed: number,
    private readonly now: number,
    private readonly clientId: string,
    private readonly realms: readonly StoredRealm[],
  ) {
    this.random = new Random(seed, "users");
  }

  make(count: number): readonly SeedUser[] {
    while (this.made.length < count) {
      this.made.push(this.next(this.made.length));
    }
    return this.made;
  }

  private next(index: number): SeedUser {
    const before = this.made[index - 1]?.user;
    if (before && index % usersPerRound === aliasPosition) {
      return this.alias(before);
    }
    if (before && index % usersPerRound === twinPosition) {
      const otherRealm = this.populatedRealms().find((realm) => realm.id !== before.realm_id);
      return this.makePerson(index, otherRealm, before.username);
    }
    return this.makePerson(index);
  }

  private populatedRealms(): readonly StoredRealm[] {
    return this.realms.slice(0, 3);
  }

  private alias(of: StoredUser): SeedUser {
    const username = this.unusedName(of.realm_id, `${of.username}.admin`);
    return { user: { ...of, id: this.random.uuid(), username }, condition: "active" };
  }

  private makePerson(index: number, realm = this.pickRealm(), sameName?: string): SeedUser {
    const random = this.random;
    const [auth_method, drawn] = showcase[index] ?? [random.weighted(methodWeights), random.weighted(conditionWeights)];
    const condition = fitCondition(drawn, auth_method, realm);
    const pool = random.pick(namePools);
    const given = random.pick(pool.given);
    const family = random.pick(pool.family);
    const createdMs = this.now - random.int(2, 900) * dayMs - random.int(0, dayMs - 1000);
    const spellings = [
      `${given.plain}.${family.plain}`,
      `${given.plain.charAt(0)}${family.plain}`,
      `${given.native}.${family.native}`.toLowerCase(),
      `${family.native}${given.native}`.toLowerCase(),
    ];
    const hasPhone = auth_method === "SMS" || random.chance(0.7);
    return {
      condition,
      user: {
        id: random.uuid(),
        user_id: random.uuid(),
        client_id: this.clientId,
        realm_id: realm.id,
        username: this.unusedName(
          realm.id,
          sameName ?? spellings[random.int(0, 9)] ?? `${given.plain}.${family.plain}`,
        ),
        email: this.unusedMail(`${given.plain}.${family.plain}`),
        mobile_number: hasPhone ? `+1555${random.digits(7)}` : "",
        auth_method,
        notification_method: hasPhone && random.chance(0.2) ? "SMS" : "Email",
        active: condition !== "disabled",
        created_at: timestamp(createdMs),
        updated_at: random.chance(0.6) ? timestamp(random.int(createdMs / 1000, this.now / 1000) * 1000) : null,
        bypass_at: condition === "bypass" ? timestamp(this.now - random.int(60, 3300) * 1000) : null,
        lockout_at: condition === "locked" ? timestamp(this.now - random.int(5, 7000) * 1000) : null,
        lockedUntil: null,
        fail_times: condition === "locked" ? failuresBeforeLockout : random.chance(0.1) ? random.int(1, 6) : 0,
        user_data: random.chance(0.3) ? 1 : 0,
      },
    };
  }

  private pickRealm(): StoredRealm {
    const draw = this.random.weighted({ 0: 55, 1: 30, 2: 15 });
    const realm = this.realms[Number(draw)];
    if (!realm) {
      throw new RangeError("The user seed needs three populated realms");
    }
    return realm;
  }

  private unusedName(realmId: string, wanted: string): string {
    return uniqueName(this.takenNames, wanted, (name) => `${realmId}/${foldCaseAndAccents(name)}`);
  }

  private unusedMail(local: string): string {
    const host = this.random.pick(mailHosts);
    return `${uniqueName(this.takenMails, local, (name) => `${name}@${host}`)}@${host}`;
  }
}

/** A realm may forbid bypass, and only FTM and FTK tokens need an activation. */
function fitCondition(drawn: UserCondition, method: AuthMethod, realm: StoredRealm): UserCondition {
  const impossible =
    (drawn === "bypass" && !realm.allowsBypass) || (drawn === "pending" && method !== "FTM" && method !== "FTK");
  return impossible ? "active" : drawn;
}

/** The wanted name, with the next free number when it is taken. `taken` maps a key to the last used number. */
function uniqueName(taken: Map<string, number>, wanted: string, keyOf: (name: string) => string): string {
  const wantedKey = keyOf(wanted);
  let number = (taken.get(wantedKey) ?? 0) + 1;
  const name = (): string => (number === 1 ? wanted : `${wanted}${number}`);
  while (taken.has(keyOf(name()))) {
    number += 1;
  }
  taken.set(wantedKey, number);
  taken.set(keyOf(name()), 1);
  return name();
}
