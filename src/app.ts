import * as vscode from "vscode";
import { hasUnfinishedRuns } from "./bulk/engine/unfinished";
import { ContextKeys } from "./contextKeys";
import { defined } from "./defined";
import { Disposables } from "./disposables";
import type { Explorer } from "./explorer/explorer";
import type { ViewShells } from "./explorer/explorerView";
import type { TreeNode } from "./explorer/tree/node";
import { factsOf, viewNames } from "./manifest/views";
import { ViewShell } from "./explorer/viewShell";
import type { Features } from "./features";
import { AccountsProvider } from "./profiles/accountsProvider";
import { ClientFactory } from "./profiles/clientFactory";
import { ClientTypes } from "./profiles/clientTypes";
import { Connections } from "./profiles/connections";
import { ConnectionSettings } from "./profiles/connectionSettings";
import { RequestGates } from "./profiles/requestGates";
import { RequestWaits } from "./profiles/requestWaits";
import { serviceIds } from "./profiles/profile";
import { ProfileStore } from "./profiles/profileStore";
import { SecretVault } from "./profiles/secretVault";
import { SignInPrompts } from "./profiles/signInPrompts";
import { sandboxSettings } from "./sandboxHost/sandboxSettings";
import type { SandboxNode } from "./sandboxHost/view/sandboxView";
import { KnownSecrets, withoutKnownSecrets } from "./services/http/redact";
import { Dialogs } from "./ui/dialogs";
import { ErrorReporter } from "./ui/errorReporter";
import { Log } from "./ui/log";
import { systemTiming } from "./timing";
import { fireAndForget } from "./fireAndForget";

/** The only command that works if the other bundles cannot be loaded. */
const showLog = "forticloud.showLog";

/**
 * The composition root. It creates the objects of activation. `Explorer` creates those of the rows and `Features` those
 * of the commands when they are first needed. Objects receive their parts by constructor and are disposed in reverse
 * order.
 */
export class App implements vscode.UriHandler, vscode.Disposable {
  private readonly disposables = new Disposables();
  readonly contextKeys = new ContextKeys();
  private readonly secrets = new KnownSecrets();
  private readonly log = this.disposables.add(new Log(this.secrets));
  private readonly clients: ClientFactory;
  private readonly settings: ConnectionSettings;
  private readonly errors: ErrorReporter;
  private readonly shells: ViewShells;
  private explorerLoading: Promise<Explorer> | undefined;
  private featuresLoading: Promise<Features> | undefined;
  readonly sandboxShell = this.disposables.add(new ViewShell<SandboxNode>("forticloud.sandbox", () => this.features()));
  private readonly waits = this.disposables.add(new RequestWaits(this.log));
  readonly dialogs = new Dialogs(this.waits);
  readonly gates: RequestGates;
  readonly profiles: ProfileStore;
  readonly vault: SecretVault;
  readonly clientTypes: ClientTypes;
  readonly connections: Connections;

  /** The folder of the journals of runs. */
  private readonly journals: string;

  constructor(private readonly context: vscode.ExtensionContext) {
    this.journals = vscode.Uri.joinPath(context.globalStorageUri, "bulk").fsPath;
    const { log, dialogs, disposables } = this;
    const profiles = (this.profiles = disposables.add(new ProfileStore(context.globalState)));
    disposables.add(vscode.window.onDidChangeWindowState(() => void profiles.refresh()));
    disposables.add(profiles.onDidChange(() => this.publishProfiles()));
    // Has only a welcome text.
    const treeDataProvider = { getChildren: () => [], getTreeItem: () => new vscode.TreeItem("") };
    disposables.add(vscode.window.createTreeView("forticloud.getStarted", { treeDataProvider }));
    this.errors = new ErrorReporter(dialogs, log, profiles);
    disposables.add(dialogs.onDidFail((error) => this.errors.report(error)));
    this.vault = disposables.add(
      new SecretVault(context.secrets, (error) => log.warn(`Secret not readable: ${String(error)}`)),
    );
    const settings = (this.settings = disposables.add(new ConnectionSettings()));
    this.clientTypes = disposables.add(new ClientTypes(context.globalState, (error) => log.fault(error)));
    const folder = vscode.Uri.joinPath(context.globalStorageUri, "budget").fsPath;
    this.gates = new RequestGates({ folder, settings, waits: this.waits, log, timing: systemTiming });
    const { vault, clientTypes, gates, secrets } = this;
    const clients = (this.clients = new ClientFactory({ log, settings, clientTypes, gates, secrets }));
    const connections = (this.connections = disposables.add(
      new Connections({ store: profiles, vault, clients, log, settings }),
    ));
    disposables.add(
      connections.onDidChangeState((profileId) => {
        const isSandbox = profiles.get(profileId)?.sandbox && connections.state(profileId) === "signedIn";
        if (isSandbox) fireAndForget(this.run(async () => (await this.features()).watchSandbox()));
      }),
    );
    disposables.add(new SignInPrompts(connections, this.errors, vscode.window));
    for (const service of serviceIds) {
      const accounts = new AccountsProvider({
        service,
        store: profiles,
        vault,
        connections,
        addProfile: async () => (await this.features()).addProfile(service),
        signOut: async (profile) => (await this.features()).signOut(profile),
      });
      disposables.add(accounts).register();
    }
    this.shells = Object.fromEntries(
      viewNames.map((view) => {
        const { collapseAll: showCollapseAll } = factsOf(view);
        const options = { canSelectMany: true, ...defined({ showCollapseAll }) };
        return [view, disposables.add(new ViewShell<TreeNode>(`forticloud.${view}`, () => this.explorer(), options))];
      }),
    ) as ViewShells;
    this.registerCommands();
    disposables.add(vscode.window.registerUriHandler(this));
    this.publishProfiles();
  }

  /** Starts the work of the activation that does not depend on a command. */
  async start(): Promise<void> {
    fireAndForget(this.run(() => this.reportDamagedProfiles()));
    fireAndForget(this.run(() => sandboxSettings.connectTo && this.connectSandbox()));
    fireAndForget(
      this.run(async () => (await hasUnfinishedRuns(this.journals)) && (await this.features()).lookAfterRuns()),
    );
    if (hasOpenPage()) await this.features();
  }

  /** Opens the record of an external link. A link never changes anything. */
  async handleUri(link: vscode.Uri): Promise<void> {
    await this.run(async () => (await this.features()).openLink(link));
  }

  dispose(): void {
    this.disposables.dispose();
  }

  /** The rows of the views; their code is loaded when a view is first shown. */
  explorer(): Promise<Explorer> {
    const { shells, connections, clientTypes, gates, waits, errors, log, dialogs, contextKeys, settings } = this;
    const parts = {
      ...{ shells, connections, clientTypes, gates, waits, errors, log, dialogs, contextKeys, settings },
      ...{ store: this.profiles, memento: this.context.globalState },
    };
    return (this.explorerLoading ??= import("./explorer/explorer").then(({ Explorer }) =>
      this.disposables.add(new Explorer(parts)),
    ));
  }

  /** The commands; their code is loaded when a command first runs. */
  features(): Promise<Features> {
    return (this.featuresLoading ??= this.loadFeatures());
  }

  private async loadFeatures(): Promise<Features> {
    const [{ Features }, explorer] = await Promise.all([import("./features"), this.explorer()]);
    const {
      dialogs,
      errors,
      profiles,
      vault,
      clients,
      clientTypes,
      connections,
      gates,
      log,
      sandboxShell,
      contextKeys,
    } = this;
    const { extension, globalState: memento } = this.context;
    return this.disposables.add(
      new Features({
        ...{
          dialogs,
          errors,
          profiles,
          vault,
          clients,
          clientTypes,
          connections,
          gates,
          explorer,
          sandboxShell,
          contextKeys,
        },
        ...{ extension, memento, journals: this.journals },
        hideSecrets: (text) => withoutKnownSecrets(text, this.secrets),
        showLog: () => log.show(),
      }),
    );
  }

  /** The ids of all commands that have code. A test compares them with the manifest. */
  async commandIds(): Promise<string[]> {
    return [showLog, ...(await this.features()).commandIds];
  }

  /** Registers every command of the manifest; its code is loaded when a command first runs. */
  private registerCommands(): void {
    const { contributes } = this.context.extension.packageJSON as { contributes: { commands: { command: string }[] } };
    for (const { command: id } of contributes.commands) {
      const run = async (args: readonly unknown[]): Promise<unknown> =>
        id === showLog ? this.log.show() : (await this.features()).run(id, args);
      this.disposables.add(vscode.commands.registerCommand(id, (...args: unknown[]) => this.run(() => run(args))));
    }
  }

  /** Runs work that no caller awaits. Its error is shown and logged. */
  private async run(work: () => unknown): Promise<unknown> {
    try {
      return await work();
    } catch (error) {
      this.errors.report(error);
      return undefined;
    }
  }

  /** Sets the context keys that decide which views exist, and which steps of the walkthrough are done. */
  private publishProfiles(): void {
    const { profiles, contextKeys } = this;
    const isEmpty = profiles.list().length === 0;
    // The editor leaves a sidebar without views, so the new views appear before the old ones disappear.
    if (isEmpty) contextKeys.set("forticloud.getStarted.state", "shown");
    contextKeys.set(
      "forticloud.sandboxProfile",
      profiles.list().some(({ sandbox }) => sandbox),
    );
    for (const service of serviceIds) {
      const own = profiles.list(service);
      contextKeys.set(
        `forticloud.${service}.profiles`,
        own.length === 0 ? "none" : own.length === 1 ? "one" : "several",
      );
      contextKeys.set(
        `forticloud.${service}.connected`,
        own.some(({ sandbox }) => !sandbox),
      );
    }
    if (!isEmpty) contextKeys.set("forticloud.getStarted.state", "hidden");
  }

  private async connectSandbox(): Promise<void> {
    await (await this.features()).sandbox.connect();
  }

  private async reportDamagedProfiles(): Promise<void> {
    const damaged = await this.profiles.setDamagedAside();
    if (damaged === 0) return;
    await this.dialogs.warn(
      vscode.l10n.t("{0} saved profiles could not be read. They were set aside and nothing was deleted.", damaged),
    );
  }
}

/** Whether a restored tab is a record page or a request document, which need `Features` to show their content. */
function hasOpenPage(): boolean {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(
      ({ input }) =>
        (input instanceof vscode.TabInputWebview && input.viewType.endsWith("forticloud.record")) ||
        (input instanceof vscode.TabInputText && input.uri.scheme.startsWith("forticloud-")),
    );
}
