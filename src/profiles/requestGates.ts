import type { Budgets } from "../services/budget/budgets";
import type { RequestBudget } from "../services/budget/requestBudget";
import type { GateOptions } from "../services/http/requestGate";
import { systemTiming } from "../timing";
import type { ConnectionSettings } from "./connectionSettings";
import type { Profile } from "./profile";
import type { RequestWaits } from "./requestWaits";

/** All waits of one request together, at most, in ms: a person is told sooner that the service has a bad day. */
const longestRetryMs = 60_000;

/** What each profile's requests pass on their way: the account's budget, and the rule for reading again. */
export class RequestGates {
  private budgets: Budgets | undefined;
  /** Profile id -> the budget of its account, since a request of it can wait. */
  private readonly used = new Map<string, RequestBudget>();

  /** @param folder what the windows of this machine share of their accounts' budgets */
  constructor(
    private readonly folder: string,
    private readonly settings: Pick<ConnectionSettings, "requestsPerMinute" | "retries">,
    private readonly waits: Pick<RequestWaits, "watch">,
    private readonly log: { warn(message: string): void },
  ) {}

  /** @param account what the service counts requests by: FortiCNP's credential, FortiToken Cloud's client id */
  async of(profile: Profile, account: string): Promise<GateOptions | undefined> {
    const { Budgets } = await import("../services/index");
    this.budgets ??= new Budgets({
      folder: this.folder,
      requestsPerMinute: () => this.settings.requestsPerMinute,
      onTrouble: (error) => this.log.warn(`Requests are counted in this window alone: ${String(error)}`),
    });
    const budget = await this.budgets.of(profile.service, profile.host, account);
    this.used.set(profile.id, budget);
    return {
      budget,
      retry: { times: this.settings.retries, longestMs: longestRetryMs },
      watch: this.waits.watch(profile),
      timing: systemTiming,
    };
  }

  /** Does not wait for the end of a pause of these profiles' accounts: one request of each goes, in whichever window it waits. */
  tryNow(profileIds: readonly string[]): void {
    for (const budget of new Set(profileIds.map((id) => this.used.get(id)))) budget?.tryNow();
  }
}
