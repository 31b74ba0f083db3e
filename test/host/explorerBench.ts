import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { App } from "../../src/app";
import type { Explorer } from "../../src/explorer/explorer";
import type { TreeNode } from "../../src/explorer/tree/node";
import type { ViewName } from "../../src/manifest/views";
import type { Place } from "../../src/profiles/place";
import type { Profile } from "../../src/profiles/profile";
import type { RecordRef } from "../../src/records/recordRef";
import type { FortiTokenClient } from "../../src/services/fortitoken/client";
import type { ServiceRecord } from "../../src/services/model";
import { fortitokenCredentials, type Sandbox, type SandboxOptions } from "../../src/sandbox";
import type { CheckInput, QuickInput } from "../../src/ui/quickInput";
import { startSandbox } from "./seenOperations";
import { itemOf } from "../itemOf";

const extensionId = "forticloud-explorer.forticloud-explorer";

/** The running extension with its own sandbox. Tests use it like a user: rows, texts, clicks. */
export class ExplorerBench {
  private constructor(
    readonly app: App,
    readonly explorer: Explorer,
    readonly sandbox: Sandbox,
    readonly quickInput: QuickInput & CheckInput,
  ) {}

  static async start(options: Partial<SandboxOptions> = {}): Promise<ExplorerBench> {
    const app = (await vscode.extensions.getExtension<App>(extensionId)?.activate()) as App;
    const sandbox = await startSandbox({
      fortitokenPort: 0,
      forticnpPort: 0,
      seed: 7,
      users: 250,
      alerts: 240,
      requestsPerMinute: 0,
      ...options,
    });
    const bench = new ExplorerBench(app, await app.explorer(), sandbox, (await app.features()).quickInput);
    await bench.clear();
    return bench;
  }

  /** Removes profiles, filters and faults, and hides the views so that none reads during a test. */
  async clear(): Promise<void> {
    await vscode.commands.executeCommand("workbench.action.closeSidebar");
    for (const { id } of this.app.profiles.list()) await this.app.profiles.remove(id);
    for (const service of ["fortitoken", "forticnp"] as const) await this.explorer.shown.choose(service, "all");
    for (const view of Object.values(this.explorer.views)) await view.filter.clear();
    await this.explorer.alertArrangement.groupBy("severity");
    await this.explorer.alertArrangement.sortBy("newest");
    this.sandbox.reset();
  }

  async stop(): Promise<void> {
    await this.clear();
    await this.sandbox.stop();
  }

  async addFortitoken(change: Partial<Profile> = {}): Promise<Profile> {
    return this.save({
      id: "token-1",
      service: "fortitoken",
      label: "Sandbox Tokens",
      host: this.sandbox.fortitokenUrl,
      readOnly: false,
      sandbox: true,
      clientId: fortitokenCredentials.webApp.clientId,
      ...change,
    });
  }

  async addForticnp(change: Partial<Profile> = {}): Promise<Profile> {
    return this.save({
      id: "cnp-1",
      service: "forticnp",
      label: "Sandbox Cloud",
      host: this.sandbox.forticnpUrl,
      readOnly: false,
      sandbox: true,
      company: { id: "771205", name: "Example Retail" },
      roleId: "771204",
      ...change,
    });
  }

  /** Stores a secret for the FortiToken Cloud profile with this id, as `addFortitoken` creates it. */
  async keepSecret(id: string, secret: string, host = this.sandbox.fortitokenUrl): Promise<void> {
    await this.app.vault.store({ id, host, clientId: fortitokenCredentials.webApp.clientId }, secret);
  }

  /** A client of another administrator in the place that the profile points to. */
  async client(id = "token-1"): Promise<FortiTokenClient> {
    return this.app.connections.fortitoken(this.app.profiles.get(id)!);
  }

  async run(command: string, ...args: unknown[]): Promise<void> {
    await vscode.commands.executeCommand(`forticloud.${command}`, ...args);
  }

  /**
   * Runs a command that shows quick picks and input boxes. Each answer is a part of a row's label, or the text to type.
   * For check boxes it is the label of the only row to check.
   */
  async answering(answers: readonly string[], run: () => Promise<unknown>): Promise<void> {
    const { quickInput } = this;
    const left = [...answers];
    quickInput.pick = <T>({ rows }: { rows: readonly object[] }) => {
      const wanted = left.shift();
      const row = rows.find((known) => "label" in known && String(known.label).includes(wanted ?? "?"));
      assert.ok(wanted === undefined || row, `no row ${wanted} among ${JSON.stringify(rows).slice(0, 500)}`);
      return Promise.resolve((row as { value: T } | undefined)?.value);
    };
    quickInput.pickMany = <T>({ rows }: { rows: readonly { label: string; value: T }[] }) => {
      const wanted = left.shift() ?? "?";
      const values = rows.filter(({ label }) => label.includes(wanted)).map(({ value }) => value);
      assert.ok(values.length > 0, `no check box ${wanted}`);
      return Promise.resolve({ values, other: false });
    };
    quickInput.input = () => Promise.resolve(left.shift());
    try {
      await run();
    } finally {
      Reflect.deleteProperty(quickInput, "pick");
      Reflect.deleteProperty(quickInput, "pickMany");
      Reflect.deleteProperty(quickInput, "input");
    }
    assert.deepEqual(left, []);
  }

  rows(view: ViewName, node?: TreeNode): Promise<TreeNode[]> {
    return this.explorer.views[view].getChildren(node);
  }

  /** The rows of the Alerts view below its overview, or below a row. */
  async alertRows(node?: TreeNode): Promise<TreeNode[]> {
    return (await this.rows("alerts", node)).filter((row) => labelOf(row) !== "Overview");
  }

  async row(view: ViewName, label: string, under?: TreeNode): Promise<TreeNode> {
    const rows = await this.rows(view, under);
    const found = rows.find((row) => labelOf(row) === label);
    assert.ok(found, `no row "${label}" among ${rows.map(labelOf).join(", ")}`);
    return found;
  }

  /** The state that selects the view's welcome content. */
  state(view: ViewName): unknown {
    return this.app.contextKeys.get(`forticloud.${view}.state`);
  }

  private async save(profile: Profile): Promise<Profile> {
    await this.app.profiles.save(profile);
    return profile;
  }
}

/** The row of a record, recognized by its shape, because the tests do not share classes with the extension. */
export type RecordRow<T> = TreeNode & {
  readonly ref: RecordRef;
  readonly place: Place;
  readonly record: ServiceRecord<T>;
};

export function isRecord(node: TreeNode | undefined): node is RecordRow<unknown> {
  return /^record /.test((node && itemOf(node).contextValue) ?? "");
}

export function labelOf(node: TreeNode): string {
  const { label } = itemOf(node);
  return typeof label === "string" ? label : (label?.label ?? "");
}

export function descriptionOf(node: TreeNode): string {
  return String(itemOf(node).description ?? "");
}

export function tooltipOf(node: TreeNode): string {
  const { tooltip } = itemOf(node);
  return typeof tooltip === "string" ? tooltip : (tooltip?.value ?? "");
}

export function iconOf(node: TreeNode): string {
  return (itemOf(node).iconPath as vscode.ThemeIcon).id;
}
