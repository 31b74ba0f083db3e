import type { Budgets, RequestBudget } from "../services/budget/requestBudget";
import type { GateOptions } from "../services/http/requestGate";
import type { Timing } from "../timing";
import type { ConnectionSettings } from "./connectionSettings";
import type { Profile } from "./profile";
import type { RequestWaits } from "./requestWaits";
import { longestRetryMs } from "../waiting";

/** The account by which a profile's requests are counted. */
interface Account {
  readonly profile: Profile;
  readonly budget: RequestBudget;
}

/** A wait between two requests, which the user may end. */
interface RunPause {
  readonly profileId: string;
  readonly end: AbortController;
}

export interface RequestGatesParts {
  /** The folder in which the windows of this machine share the budgets of their accounts. */
  readonly folder: string;
  readonly settings: Pick<ConnectionSettings, "requestsPerMinute" | "retries">;
  readonly waits: Pick<RequestWaits, "watch">;
  readonly log: { warn(message: string): void };
  readonly timing: Timing;
}

/** What the requests of each profile pass: the account's budget and the retry rule. */
export class RequestGates {
  private budgets: Budgets | undefined;
  /** By profile id. */
  private readonly accounts = new Map<string, Account>();
  private readonly pauses = new Set<RunPause>();

  constructor(private readonly parts: RequestGatesParts) {}

  /** @param account what the service counts requests by: FortiCNP's credential, FortiToken Cloud's client id */
  async of(profile: Profile, account: string): Promise<GateOptions | undefined> {
    const { Budgets } = await import("../services/index");
    const { folder, settings, waits, log, timing } = this.parts;
    this.budgets ??= new Budgets({
      folder,
      requestsPerMinute: () => settings.requestsPerMinute,
      onTrouble: (error) => log.warn(`Requests are counted in this window only: ${String(error)}`),
      timing,
    });
    const budget = await this.budgets.of(profile.service, profile.host, account);
    this.accounts.set(profile.id, { profile, budget });
    return {
      budget,
      retry: { times: settings.retries, longestMs: longestRetryMs },
      watch: waits.watch(profile),
      timing,
    };
  }

  /** Waits between two requests, or until the user tries now. Shown as a wait of the profile. */
  async pause(profileId: string, ms: number, signal: AbortSignal): Promise<void> {
    const { waits, timing } = this.parts;
    const account = this.accounts.get(profileId);
    const pause: RunPause = { profileId, end: new AbortController() };
    const watch = account && waits.watch(account.profile);
    this.pauses.add(pause);
    watch?.onWait(pause, { reason: { type: "pause" }, until: timing.now() + ms });
    try {
      await timing.pause(ms, AbortSignal.any([signal, pause.end.signal]));
    } finally {
      watch?.onWait(pause, undefined);
      this.pauses.delete(pause);
    }
  }

  /** Ends a pause of these profiles' accounts: one request of each is sent, in any window. */
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
