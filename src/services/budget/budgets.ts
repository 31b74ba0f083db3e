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
  /** The folder that the windows of this machine share. */
  readonly folder: string;
  /** Reads the setting of FortiCNP's limit per minute; 0 for no limit. */
  readonly requestsPerMinute: () => number;
  /** Called when the folder cannot be used: each window then counts alone. */
  readonly onTrouble: (error: unknown) => void;
  readonly timing?: Timing;
  /** A shorter minute for FortiCNP's limit, in ms, for tests. */
  readonly minuteMs?: number;
}

/** The budgets of all accounts, one object per account in this window. */
export class Budgets {
  private readonly known = new Map<string, Promise<RequestBudget>>();

  constructor(private readonly options: BudgetOptions) {}

  /** @param account what the service counts by: FortiCNP's credential, FortiToken Cloud's client id. It is not written to a file. */
  of(service: ServiceId, baseUrl: string, account: string): Promise<RequestBudget> {
    const key = JSON.stringify([service, baseUrl, account]);
    let budget = this.known.get(key);
    if (budget) return budget;
    budget = this.create(service, key);
    this.known.set(key, budget);
    // The next attempt may succeed.
    budget.catch(() => this.known.delete(key));
    return budget;
  }

  private async create(service: ServiceId, key: string): Promise<RequestBudget> {
    const { requestsPerMinute, onTrouble, timing = systemTiming, minuteMs } = this.options;
    const now = (): number => timing.now();
    // A slow, truncated hash: the name does not reveal the credential.
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
