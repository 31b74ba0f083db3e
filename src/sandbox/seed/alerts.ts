import { LosslessNumber } from "lossless-json";
import type { GeoLocation, StoredAlert, TextOrNumber } from "../forticnp/records";
import { cloudAccounts, policies, type AlertPolicy, type CloudAccount } from "./clouds";
import type { Company } from "./companies";
import { countries } from "./countries";
import { Random } from "./random";
import { cities, mailHosts, namePools } from "./words";

const DAY_MS = 86_400_000;
const SPAN_MS = 90 * DAY_MS;
const stateWeights = { Open: 60, Acknowledged: 14, Dismissed: 10, Resolved: 16 } as const;
const addressBlocks = ["192.0.2", "198.51.100", "203.0.113"] as const;
const documentNames = [
  "payroll",
  "kundenliste",
  "préstamos",
  "レポート",
  "invoices-q3",
  "patients",
  "contracts",
] as const;
const documentEndings = ["csv", "xlsx", "pdf", "docx"] as const;

interface Actor {
  readonly mail: string;
  readonly name: string;
  readonly id: string;
}

interface Target {
  readonly object: string;
  readonly objectType: string;
  readonly objectId: TextOrNumber;
  readonly resourceId: TextOrNumber;
}

/** Makes the alerts of one company, spread over the 90 days before `now`, newest first. */
export class AlertSeeder {
  private readonly random: Random;
  private readonly actors: readonly Actor[];

  constructor(
    seed: number,
    private readonly now: number,
    private readonly company: Company,
  ) {
    this.random = new Random(seed, `alerts of ${company.companyId}`);
    this.actors = Array.from({ length: 12 }, () => this.actor());
  }

  make(count: number): StoredAlert[] {
    const made = Array.from({ length: count }, (_, index) => this.alert(index));
    return made.sort((a, b) => b.wire.createTime - a.wire.createTime);
  }

  private alert(index: number): StoredAlert {
    const random = this.random;
    // The first alerts go once through all policies and states, so that a small sandbox shows every kind.
    const policy = policies[index] ?? random.pick(policies);
    const states = Object.keys(stateWeights);
    const state = index < policies.length ? (states[index % states.length] ?? "Open") : random.weighted(stateWeights);
    const account = random.pick(cloudAccounts);
    const createTime = this.now - random.int(60, SPAN_MS / 1000 - 60) * 1000 - random.int(0, 999);
    const hasActor = policy.activity[0] !== "";
    const actor = hasActor ? random.pick(this.actors) : undefined;
    const place = hasActor ? this.place() : undefined;
    const target = policy.alertType === "Data Analysis" ? this.document() : this.resource(account);
    const [violationActivity, displayOperation, activityType] = policy.activity;
    return {
      policyCategory: policy.category,
      activityType,
      wire: {
        id: `al-${this.company.companyId}-${String(index + 1).padStart(6, "0")}`,
        timestampUUID: random.uuid(),
        companyId: this.company.companyId,
        buId: account.buId,
        createTime,
        updateTime: state === "Open" ? createTime : createTime + random.int(0, (this.now - createTime) / 1000) * 1000,
        severity: policy.severity,
        state,
        alertType: policy.alertType,
        defineType: random.chance(0.85) ? "PREDEFINED_SANDBOX" : "CUSTOM_SANDBOX",
        title: policy.name,
        description: `${policy.name}: ${target.object}`,
        resultDesc: state === "Resolved" ? "No longer violated" : "Violated",
        ...target,
        user: actor?.mail ?? "",
        userName: actor?.name ?? "",
        userId: actor?.id ?? "",
        applicationId: account.id,
        service: account.service,
        region: random.pick(account.regions),
        violationActivity,
        displayOperation,
        policyId: policyId(policy),
        policyName: policy.name,
        policyCode: policy.code,
        contextName: policy.category,
        ...this.events(hasActor),
        geoLocationList: place ? [place] : [],
      },
    };
  }

  /** A document's id is its file id: 43 characters of URL-safe base64. */
  private document(): Target {
    const fileId = this.random.base64url(43);
    const object = `${this.random.pick(documentNames)}-${this.random.digits(3)}.${this.random.pick(documentEndings)}`;
    return { object, objectType: "Document", objectId: fileId, resourceId: fileId };
  }

  /** Resource ids come as text, as a number, or as a number beyond what a double holds exactly. */
  private resource(account: CloudAccount): Target {
    const random = this.random;
    const [objectType, name] = random.pick(account.resources);
    const digits = random.chance(0.3) ? `92${random.digits(14)}` : `9${random.digits(11)}`;
    return {
      object: `${name}-${random.digits(2)}`,
      objectType,
      objectId: random.chance(0.5) ? digits : new LosslessNumber(digits),
      resourceId: digits,
    };
  }

  private events(hasActor: boolean): { eventId: string } | { eventIdList: readonly string[] } {
    const random = this.random;
    if (random.chance(0.4)) {
      return { eventId: `ev-${random.digits(8)}` };
    }
    const count = hasActor ? random.int(1, 3) : 0;
    return { eventIdList: Array.from({ length: count }, () => `ev-${random.digits(8)}`) };
  }

  private actor(): Actor {
    const pool = this.random.pick(namePools);
    const given = this.random.pick(pool.given);
    const family = this.random.pick(pool.family);
    return {
      mail: `${given.plain}.${family.plain}@${this.random.pick(mailHosts)}`,
      name: `${given.native} ${family.native}`,
      id: `u-${this.random.digits(5)}`,
    };
  }

  private place(): GeoLocation {
    const random = this.random;
    const { city, countryCode } = random.pick(cities);
    return {
      ip: `${random.pick(addressBlocks)}.${random.int(1, 254)}`,
      city,
      geonameId: random.int(100_000, 9_999_999),
      countryCode,
      countryName: countries.find((country) => country.id === countryCode)?.country ?? "",
    };
  }
}

/** The same policy has the same id everywhere: a number for some policies, text for others. */
function policyId({ code }: AlertPolicy): TextOrNumber {
  const digits = code.slice(-3);
  return Number(digits) % 2 === 0 ? digits : Number(digits);
}
