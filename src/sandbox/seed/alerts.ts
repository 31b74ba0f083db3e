import { LosslessNumber } from "lossless-json";
import type { StoredAlert, StoredDocument, StoredResource, TextOrNumber } from "../forticnp/records";
import { seedActor, seedPlace, type Actor } from "./actors";
import { policies, type AlertPolicy } from "./policies";
import { Random } from "./random";

const dayMs = 86_400_000;
const spanMs = 90 * dayMs;
const actorCount = 12;
const stateWeights = { Open: 60, Acknowledged: 14, Dismissed: 10, Resolved: 16 } as const;

interface Target {
  readonly object: string;
  readonly objectType: string;
  readonly objectId: TextOrNumber;
  readonly resource: StoredResource;
}

/** Makes the alerts of one company, spread over the 90 days before `now`, newest first. */
export class AlertSeeder {
  private readonly random: Random;
  private readonly actors: readonly Actor[];

  constructor(
    seed: number,
    private readonly now: number,
    private readonly companyId: number,
    private readonly resources: readonly StoredResource[],
    private readonly documents: readonly StoredDocument[],
  ) {
    this.random = new Random(seed, `alerts of ${companyId}`);
    this.actors = Array.from({ length: actorCount }, () => seedActor(this.random));
  }

  make(count: number): StoredAlert[] {
    const made = Array.from({ length: count }, (_, index) => this.alert(index));
    return made.sort((a, b) => b.wire.createTime - a.wire.createTime);
  }

  private alert(index: number): StoredAlert {
    const random = this.random;
    // The first alerts cover all policies and states, so that a small sandbox has each.
    const policy = policies[index] ?? random.pick(policies);
    const states = Object.keys(stateWeights);
    const state = index < policies.length ? (states[index % states.length] ?? "Open") : random.weighted(stateWeights);
    const createTime = this.now - random.int(60, spanMs / 1000 - 60) * 1000 - random.int(0, 999);
    const actor = policy.event ? random.pick(this.actors) : undefined;
    const { resource, ...object } = policy.alertType === "Data Analysis" ? this.document() : this.target(policy);
    return {
      policyCategory: policy.category,
      activityType: policy.event?.category ?? "",
      wire: {
        id: `al-${this.companyId}-${String(index + 1).padStart(6, "0")}`,
        timestampUUID: random.uuid(),
        companyId: this.companyId,
        buId: resource.account.buId,
        createTime,
        updateTime: state === "Open" ? createTime : createTime + random.int(0, (this.now - createTime) / 1000) * 1000,
        severity: policy.severity,
        state,
        alertType: policy.alertType,
        defineType: random.chance(0.85) ? "PREDEFINED_SANDBOX" : "CUSTOM_SANDBOX",
        title: policy.name,
        description: `${policy.name}: ${object.object}`,
        resultDesc: state === "Resolved" ? "No longer violated" : "Violated",
        ...object,
        resourceId: resource.id,
        user: actor?.mail ?? "",
        userName: actor?.name ?? "",
        userId: actor?.id ?? "",
        applicationId: resource.account.id,
        service: resource.account.service,
        region: resource.region,
        violationActivity: policy.event?.value ?? "",
        displayOperation: policy.event?.name ?? "",
        policyId: policy.id,
        policyName: policy.name,
        policyCode: policy.code,
        contextName: policy.category,
        ...this.events(policy.event !== undefined),
        geoLocationList: policy.event ? [seedPlace(random)] : [],
      },
    };
  }

  private document(): Target {
    const { fileId, name, storage } = this.random.pick(this.documents);
    return { object: name, objectType: "Document", objectId: fileId, resource: storage };
  }

  /** The object's id is text or a number. */
  private target({ targets }: AlertPolicy): Target {
    const random = this.random;
    const resource = random.pick(
      this.resources.filter(({ category, deleted }) => targets.includes(category) && !deleted),
    );
    return {
      object: resource.name,
      objectType: resource.type,
      objectId: random.chance(0.5) ? resource.id : new LosslessNumber(resource.id),
      resource,
    };
  }

  private events(happened: boolean): { eventId: string } | { eventIdList: readonly string[] } {
    const random = this.random;
    if (random.chance(0.4)) {
      return { eventId: `ev-${random.digits(8)}` };
    }
    const count = happened ? random.int(1, 3) : 0;
    return { eventIdList: Array.from({ length: count }, () => `ev-${random.digits(8)}`) };
  }
}
