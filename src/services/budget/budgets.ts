import { scrypt, type ScryptOptions } from "node:crypto";
import path from "node:path";
import { promisify } from "node:util";
import type { ServiceId } from "../../contract";
import { systemTiming, type Timing } from "../../timing";
import { type AccountLimit, MinuteLimit, TrialLimit } from "./accountLimit";
import { Ledger } from "./ledger";
import { RequestBudget } from "./requestBudget";
import { SharedLines } from "./sharedLines";
import { TrialMark } from "./trialMark";
import { longestAskedPauseMs } from "../../waiting";

const derive = promisify<string, string, number, ScryptOptions, Buffer>(scrypt);

export interface BudgetOptions {
  /** Where the windows of this machine keep what they share. */
  readonly folder: string;
  /** What FortiCNP allows in a minute, as set now; 0 for no limit. */
  readonly requestsPerMinute: () => number;
  /** The folder cannot be used: each window counts for itself. */
  readonly onTrouble: (error: unknown) => void;
  readonly timing?: Timing;
  /** The minute of FortiCNP's limit, in ms, for tests that have no time. */
  readonly minuteMs?: number;
}

/** The budget of each account, one object in this window. */
export class Budgets {
  private readonly known = new Map<string, Promise<RequestBudget>>();

  constructor(private readonly options: BudgetOptions) {}

  /** @param account what the service counts by: FortiCNP's credential, FortiToken Cloud's client id. No file tells it. */
  of(service: ServiceId, baseUrl: string, account: string): Promise<RequestBudget> {
    const key = JSON.stringify([service, baseUrl, account]);
    let budget = this.known.get(key);
    if (budget) return budget;
    budget = this.create(service, key);
    this.known.set(key, budget);
    // What failed once may succeed the next time.
    budget.catch(() => this.known.delete(key));
    return budget;
  }

  private async create(service: ServiceId, key: string): Promise<RequestBudget> {
    const { requestsPerMinute, onTrouble, timing = systemTiming, minuteMs } = this.options;
    const now = (): number => timing.now();
    // Derived slowly and cut short: the name leads back to no credential.
    const name = (await derive(key, "forticloud budget", 8, { N: 2048 })).toString("hex");
    const folder = path.join(this.options.folder, name);
    const limits: Readonly<Record<ServiceId, () => AccountLimit>> = {
      fortitoken: () => new TrialLimit(new TrialMark(folder, now)),
      forticnp: () => new MinuteLimit(requestsPerMinute, minuteMs),
    };
    const limit = limits[service]();
    const lines = new SharedLines({ folder, keepMs: limit.intervalMs + longestAskedPauseMs, now, onTrouble });
    return new RequestBudget(new Ledger(lines, limit.intervalMs, now), limit, timing);
  }
}
