import type { SandboxOptions } from "../options";
import { Refusal, type Answer, type OperationCall } from "../service";
import { booleanOf, textOf } from "../values";
import type { StoredRealm } from "./state/records";
import type { SmsStock } from "./auth/smsStock";
import type { FortitokenState } from "./state/state";

const dayMs = 86_400_000;
const licenceDaysLeft = 300;
const applicationCount = 2;
const smsPerUser = 125;

/** Counts of what is used, balance and quotas [FTC 2.13, 2.14]. */
export class LicenceHandlers {
  private readonly endDate: string;

  constructor(
    private readonly state: FortitokenState,
    private readonly sms: SmsStock,
    private readonly options: Pick<SandboxOptions, "now" | "trial">,
  ) {
    this.endDate = new Date(options.now() + licenceDaysLeft * dayMs).toISOString().slice(0, 10);
  }

  readonly getBalance = (): Answer => ({
    status: 200,
    body: {
      balance: this.state.quotas.total,
      trial_status: this.trialStatus,
      customer_id: this.state.customerId,
      expiration: this.endDate,
      unit: "Users",
    },
  });

  readonly getQuota = ({ query }: OperationCall): Answer => {
    const { quotas } = this.state;
    if (query["realm_id"]) {
      const { id } = this.realm(query["realm_id"]);
      return { status: 200, body: { realm_id: id, realm_quota: quotas.ofRealm(id), users: quotas.usage(id) } };
    }
    const realms = this.state.liveRealms().map(({ id }) => [id, quotas.ofRealm(id), quotas.usage(id)]);
    return {
      status: 200,
      body: {
        usage: quotas.usage(),
        total_quota: quotas.total,
        trial_status: this.trialStatus,
        end_date: this.endDate,
        ...(booleanOf(query, "brief") ? {} : { realms }),
      },
    };
  };

  /** Documented as 204 with a body, which HTTP forbids: the sandbox omits the body. */
  readonly updateQuota = ({ body }: OperationCall): Answer => {
    if (this.options.trial) {
      throw new Refusal(403, "A trial account cannot set quotas.");
    }
    const realm = this.realm(textOf(body, "realm_id") ?? "");
    this.state.quotas.set(realm.id, Number(body["quota"]));
    return { status: 204 };
  };

  /** @param clientType of the caller: `device` is for management applications only */
  getCount({ query }: OperationCall, clientType: "web" | "management"): Answer {
    const resource = query["resource"] ?? "";
    const [used, quota] = this.count(resource, query, clientType);
    return { status: 200, body: { [resource]: used, quota } };
  }

  private count(
    resource: string,
    query: OperationCall["query"],
    clientType: "web" | "management",
  ): readonly [used: number, quota: number] {
    const { quotas, realms } = this.state;
    const { total } = quotas;
    const few = Math.floor(Math.max(total / 10, 5));
    switch (resource) {
      case "user":
        return [this.users(booleanOf(query, "active")), total];
      case "realm":
        return [this.state.liveRealms().length, total <= 500 ? total : Math.floor(500 + total / 10)];
      case "device":
        if (clientType !== "management") {
          throw new Refusal(403, "Only global administrators may count devices.");
        }
        return [realms.filter(({ device }) => device !== undefined).length, few];
      case "client":
        return [applicationCount, few];
      case "SMS":
        return [Math.max(0, total * smsPerUser - this.sms.left), total * smsPerUser];
      default:
        return this.realmQuota(query["realm_id"]);
    }
  }

  private realmQuota(realmId: string | undefined): readonly [used: number, quota: number] {
    if (!realmId) {
      throw new Refusal(403, "realm_id is required to count realm_quota.");
    }
    const { quotas } = this.state;
    const { id } = this.realm(realmId, 400);
    return [quotas.usage(id), quotas.ofRealm(id)];
  }

  private users(active: boolean | undefined): number {
    return this.state.users.baseUsers.filter((user) => active === undefined || user.active === active).length;
  }

  private get trialStatus(): number {
    return this.options.trial ? 1 : 2;
  }

  private realm(id: string, status = 404): StoredRealm {
    const realm = this.state.liveRealms().find((live) => live.id === id);
    if (!realm) {
      throw new Refusal(status, "The realm does not exist.");
    }
    return realm;
  }
}
