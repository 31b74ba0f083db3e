import type { Budgets } from "../services/budget/budgets";
import type { RequestBudget } from "../services/budget/requestBudget";
import type { GateOptions } from "../services/http/requestGate";
import { systemTiming, type Timing } from "../timing";
import type { ConnectionSettings } from "./connectionSettings";
import type { Profile } from "./profile";
import type { RequestWaits } from "./requestWaits";
import { longestRetryMs } from "../waiting";

/** The account by which a profile's requests are counted. */
interface Account {
  readonly profile: Profile;
  readonly budget: RequestBudget;
}

/** A wait between two requests, which a person may end. */
interface RunPause {
  readonly profileId: string;
  readonly end: AbortController;
}

/** What each profile's requests pass on their way: the account's budget, and the rule for reading again. */
export class RequestGates {
  private budgets: Budgets | undefined;
  /** By profile id, since a request of it can wait. */
  private readonly accounts = new Map<string, Account>();
  private readonly pauses = new Set<RunPause>();

  /** @param folder what the windows of this machine share of their accounts' budgets */
  constructor(
    private readonly folder: string,
    private readonly settings: Pick<ConnectionSettings, "requestsPerMinute" | "retries">,
    private readonly waits: Pick<RequestWaits, "watch">,
    private readonly log: { warn(message: string): void },
    private readonly timing: Timing = systemTiming,
  ) {}

  /** @param account what the service counts requests by: FortiCNP's credential, FortiToken Cloud's client id */
  async of(profile: Profile, account: string): Promise<GateOptions | undefined> {
    const { Budgets } = await import("../services/index");
    this.budgets ??= new Budgets({
      folder: this.folder,
      requestsPerMinute: () => this.settings.requestsPerMinute,
      onTrouble: (error) => this.log.warn(`Requests are counted in this window alone: ${String(error)}`),
      timing: this.timing,
    });
    const budget = await this.budgets.of(profile.service, profile.host, account);
    this.accounts.set(profile.id, { profile, budget });
    return {
      budget,
      retry: { times: this.settings.retries, longestMs: longestRetryMs },
      watch: this.waits.watch(profile),
      timing: this.timing,
    };
  }

  /** Waits between two requests as long as the service asked for (ms), or until a person tries now; shown as a wait of the profile. */
  async pause(profileId: string, ms: number, signal: AbortSignal): Promise<void> {
    const account = this.accounts.get(profileId);
    const pause: RunPause = { profileId, end: new AbortController() };
    const watch = account && this.waits.watch(account.profile);
    this.pauses.add(pause);
    watch?.onWait(pause, { reason: { type: "pause" }, until: this.timing.now() + ms });
    try {
      await this.timing.pause(ms, AbortSignal.any([signal, pause.end.signal]));
    } finally {
      watch?.onWait(pause, undefined);
      this.pauses.delete(pause);
    }
  }

  /** Does not wait for the end of a pause of these profiles' accounts: one request of each goes, in whichever window it waits. */
  tryNow(profileIds: readonly string[]): void {
    const budgets = new Set(profileIds.flatMap((id) => this.budgetOf(id) ?? []));
    for (const budget of budgets) budget.tryNow();
    for (const { profileId, end } of this.pauses) {
      const budget = this.budgetOf(profileId);
      if (budget && budgets.has(budget)) end.abort();
    }
  }

  private budgetOf(profileId: string): RequestBudget | undefined {
    return this.accounts.get(profileId)?.budget;
  }
}
