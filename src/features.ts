import * as vscode from "vscode";
import { CommandGate } from "./access/commandGate";
import { RowMenu } from "./access/rowMenu";
import { UserActions } from "./actions/userActions";
import { WritableProfiles } from "./actions/writableProfiles";
import { PushResults } from "./authentication/pushResults";
import { TryAuthentication } from "./authentication/tryAuthentication";
import { BulkRuns } from "./bulk/bulkRuns";
import type { CommandTable } from "./commands";
import type { ServiceId } from "./contract";
import type { ContextKeys } from "./contextKeys";
import { Disposables } from "./disposables";
import type { Explorer } from "./explorer/explorer";
import { ArrangeAlerts } from "./browse/arrangeAlerts";
import { ShowAlerts } from "./browse/showAlerts";
import { FilterEditor } from "./browse/filterEditor";
import { RelatedRows } from "./browse/relatedRows";
import { ResourceTypeCommands } from "./browse/resourceTypeCommands";
import { CopyRows } from "./export/copyRows";
import { ExportCommands } from "./export/exportCommands";
import { ExportSources } from "./export/exportSource";
import { clientTypeFact, profileFacts } from "./explorer/rows/profileFacts";
import { SearchCommands } from "./browse/searchCommands";
import { SwitchProfile } from "./browse/switchProfile";
import { TokenCommands } from "./browse/tokenCommands";
import { TokenOwners } from "./browse/tokenOwners";
import { contextValueOf } from "./explorer/rows/rowLook";
import type { ViewShell } from "./explorer/viewShell";
import { fireAndForget } from "./fireAndForget";
import { AddProfile } from "./profiles/addProfile";
import type { ClientFactory } from "./profiles/clientFactory";
import type { ClientTypes } from "./profiles/clientTypes";
import type { Connections } from "./profiles/connections";
import { CurlLines } from "./profiles/curlLines";
import { EditProfile } from "./profiles/editProfile";
import { ManageProfiles } from "./profiles/manageProfiles";
import type { Profile } from "./profiles/profile";
import { ProfileCommands } from "./profiles/profileCommands";
import { ProfileKeeper } from "./profiles/profileKeeper";
import type { ProfileStore } from "./profiles/profileStore";
import type { RequestGates } from "./profiles/requestGates";
import type { SecretVault } from "./profiles/secretVault";
import { SignInCheck } from "./profiles/signInCheck";
import { SwitchCompany } from "./profiles/switchCompany";
import { TestConnection } from "./profiles/testConnection";
import { JsonDocuments } from "./records/jsonDocuments";
import { RecordCommands } from "./records/recordCommands";
import { RecordComparison } from "./records/recordComparison";
import { RecordCopies } from "./records/recordCopies";
import { LinkOpener } from "./records/linkOpener";
import { RecordPanels } from "./records/recordPanels";
import type { RecordChange } from "./records/recordSource";
import type { PageSummaryParts } from "./records/summary/pageSummary";
import type { RowTarget, Target } from "./records/target";
import { ServiceRecords } from "./records/serviceRecords";
import { RequestCommands } from "./requests/requestCommands";
import type { RequestDraft } from "./requests/requestDraft";
import { AddFault } from "./sandboxHost/addFault";
import { ChangeOption } from "./sandboxHost/changeOption";
import { SandboxCommands } from "./sandboxHost/sandboxCommands";
import { SandboxHost } from "./sandboxHost/sandboxHost";
import { SandboxProfiles } from "./sandboxHost/sandboxProfiles";
import { SandboxWatch } from "./sandboxHost/sandboxWatch";
import { SandboxNode, SandboxView } from "./sandboxHost/view/sandboxView";
import { Comparisons } from "./ui/comparisons";
import type { Dialogs } from "./ui/dialogs";
import type { ErrorReporter } from "./ui/errorReporter";
import { Form } from "./ui/form";
import { StatusBar } from "./ui/statusBar";
import { NativeQuickInput } from "./ui/quickInput";
import { FileProblems } from "./userFile/fileProblems";
import { FileUsers } from "./userFile/fileUsers";
import { PlanPages } from "./userFile/planPages";
import { UserSyncs } from "./userSync/userSyncs";

/** The objects of `App` that `Features` needs. */
export interface FeatureParts {
  readonly extension: vscode.Extension<unknown>;
  /** The folder of the journals of runs. */
  readonly journals: string;
  /** Stores the history of requests across windows. */
  readonly memento: vscode.Memento;
  readonly dialogs: Dialogs;
  readonly errors: ErrorReporter;
  readonly profiles: ProfileStore;
  readonly vault: SecretVault;
  readonly clients: ClientFactory;
  readonly clientTypes: ClientTypes;
  readonly connections: Connections;
  readonly gates: RequestGates;
  readonly explorer: Explorer;
  readonly sandboxShell: ViewShell<SandboxNode>;
  readonly contextKeys: ContextKeys;
  /** Hides the known secrets in a text that leaves the editor. */
  hideSecrets(text: string): string;
  showLog(): void;
}

/**
 * The second half of the composition root: everything that commands need. Its bundle is loaded when a command first
 * runs.
 */
export class Features implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly profileCommands: ProfileCommands;
  private readonly gate: CommandGate;
  private readonly table: CommandTable<Target>;
  private readonly panels: RecordPanels;
  private readonly links: LinkOpener;
  private readonly userSyncs: UserSyncs;
  private readonly bulkRuns: BulkRuns;
  private readonly watch: SandboxWatch;
  readonly sandbox: SandboxHost;
  readonly quickInput = new NativeQuickInput();

  constructor(private readonly parts: FeatureParts) {
    const { dialogs, errors, profiles, vault, clients, clientTypes, connections, gates, explorer } = parts;
    const { quickInput, disposables } = this;
    const showLog = (): void => parts.showLog();
    const describeError = (error: unknown): string => errors.describe(error);
    const form = new Form(quickInput, dialogs, errors);

    const keeper = new ProfileKeeper(profiles, vault, dialogs);
    const check = new SignInCheck(clients, connections);
    const curl = new CurlLines(clients);
    const profileParts = { store: profiles, keeper, connections, check, form, quickInput, dialogs, errors };
    // Commands offer the profiles whose rows are shown first.
    const offered: Pick<ProfileStore, "get" | "list" | "onDidChange"> = {
      onDidChange: profiles.onDidChange,
      get: (id) => profiles.get(id),
      list: (service) => explorer.shown.shownFirst(profiles.list(service)),
    };
    const show = (profile: Profile): Promise<void> => explorer.shown.choose(profile.service, profile);
    this.profileCommands = new ProfileCommands({
      ...profileParts,
      store: offered,
      addProfile: new AddProfile(profileParts),
      editProfile: new EditProfile(profileParts),
      manageProfiles: new ManageProfiles({
        ...profileParts,
        factsOf: async (profile) => [
          clientTypeFact(clientTypes.get(profile)),
          ...(await profileFacts(profile, connections)),
        ],
        runCommand: vscode.commands.executeCommand,
      }),
      testConnection: new TestConnection({ ...profileParts, showLog }),
      switchCompany: new SwitchCompany(profileParts),
      curl,
      show,
    });
    this.sandbox = disposables.add(new SandboxHost(new SandboxProfiles(profiles, keeper, check), dialogs, show));
    const watch = (this.watch = disposables.add(new SandboxWatch(() => this.sandbox.find())));
    disposables.add(this.sandbox.onDidChange(() => this.watchSandbox()));
    disposables.add(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("forticloud.sandbox")) this.watchSandbox();
      }),
    );
    disposables.add(new SandboxView(parts.sandboxShell, watch, parts.contextKeys));
    const changeOption = new ChangeOption(watch, quickInput);
    const addFault = new AddFault(watch, form);
    const guide = vscode.Uri.joinPath(parts.extension.extensionUri, "docs", "sandbox.md");
    const sandboxCommands = new SandboxCommands({ watch, changeOption, addFault, quickInput, dialogs, guide });

    const { activity, records, realmNames: realms, realmQuotas: quotas } = explorer;
    const owners = new TokenOwners(profiles, connections, dialogs);
    const questions = { dialogs, quickInput, form, errors };
    const comparisons = disposables.add(new Comparisons());
    const actions = disposables.add(
      new UserActions({
        profiles: offered,
        connections,
        clientTypes,
        ...questions,
        activity,
        records,
        realms,
        quotas,
        owners,
        comparisons,
      }),
    );

    const writable = new WritableProfiles(offered, clientTypes, quickInput);
    const pushResults = new PushResults({ profiles: writable, connections, dialogs, quickInput });
    const tryAuthentication = new TryAuthentication({
      profiles: writable,
      connections,
      realms,
      dialogs,
      form,
      errors,
      showLog,
    });

    const planPages = disposables.add(new PlanPages());
    const files = new FileUsers({ connections, dialogs, quickInput, problems: disposables.add(new FileProblems()) });
    const { journals: folder } = parts;
    const refreshUsers = (profileId: string): void => explorer.refreshUsers(profileId);
    const many = {
      folder,
      writable,
      connections,
      gates,
      activity,
      dialogs,
      quickInput,
      errors,
      files,
      planPages,
      statusBar: new StatusBar(),
      refreshUsers,
    };
    this.userSyncs = disposables.add(new UserSyncs({ ...many, profiles }));
    this.bulkRuns = disposables.add(
      new BulkRuns({ ...many, records, ofOneUser: actions.ofOneUser, undo: actions.undo }),
    );

    const changes = disposables.add(new vscode.EventEmitter<RecordChange>());
    const changed = (change: RecordChange): void => {
      for (const profileId of records.sharing(change.profileId)) changes.fire({ ...change, profileId });
    };
    const written = ({ profileId, operationId, parameters }: RequestDraft): void => {
      records.carriedOut(profileId, operationId);
      const id = parameters["path.id"];
      if (id) changed({ profileId, service: "fortitoken", kind: "user", id });
    };
    for (const { onDidChangeRecord } of [actions, this.bulkRuns]) {
      disposables.add(onDidChangeRecord((change) => changed(change)));
    }
    const { severities: severity, events: event, policies: policy, countries: country } = explorer.lists;
    const lists = { severity, event, policy, country };
    const source = new ServiceRecords(profiles, connections, lists, changes.event);
    const documents = disposables.add(new JsonDocuments(source, errors));
    const openAsJson: JsonDocuments["openAsJson"] = (ref, title) => documents.openAsJson(ref, title);
    const { extensionUri, id: extensionId } = parts.extension;
    const copies = new RecordCopies(profiles, curl, dialogs, extensionId);
    const copyAsCurl: RecordCopies["copyAsCurl"] = (ref) => copies.copyAsCurl(ref);
    const report = (error: unknown, profileId: string): void => errors.report(error, profileId);
    const titles = titlesOf(parts.extension);
    const menu = new RowMenu(titles);
    const summaries: PageSummaryParts = {
      realmName: (profileId, realmId) => realms.nameOf(profileId, realmId),
      commandsOn: (ref, value) => menu.commandsOn(explorer.contextOf(ref, value) ?? ""),
    };
    this.panels = disposables.add(
      new RecordPanels({ extensionUri, source, summaries, describeError, report, showLog, openAsJson, copyAsCurl }),
    );
    this.links = new LinkOpener({
      profiles: offered,
      quickInput,
      addProfile: (service, host) => this.profileCommands.add(service, host),
      show: (ref) => this.panels.open(ref),
    });
    const comparison = new RecordComparison(dialogs);
    const recordCommands = new RecordCommands({
      panels: this.panels,
      documents,
      comparison,
      copies,
      dialogs,
    });

    const sources = new ExportSources(realms, profiles);
    const hideSecrets = (text: string): string => parts.hideSecrets(text);
    const exports = disposables.add(
      new ExportCommands({ explorer, sources, dialogs, quickInput, errors, hideSecrets }),
    );
    const copyRows = new CopyRows({ explorer, sources, dialogs, quickInput, hideSecrets });

    const { memento } = parts;
    const requests = disposables.add(
      new RequestCommands({ profiles: offered, connections, curl, dialogs, quickInput, form, memento, written }),
    );

    const rowOf = (value: unknown): RowTarget | undefined =>
      explorer.targetOf(value) ??
      this.panels.targetOf(value) ??
      (value instanceof SandboxNode ? { row: value } : undefined);
    const contextInFront = (): string | undefined => {
      const page = this.panels.inFront(explorer.selectedAt);
      return page && explorer.contextOf(page.ref, page.members);
    };
    explorer.paletteRow.addPages({ onDidChange: this.panels.onDidChange, contextInFront });
    const pageInFront = (command: string): RowTarget | undefined =>
      menu.has(command, contextInFront() ?? "") ? this.panels.inFront(explorer.selectedAt)?.target : undefined;
    const selected = (command: string, view?: string): readonly RowTarget[] | undefined => {
      const rows = menu.isForRows(command) ? explorer.selectedIn(view) : undefined;
      const isMany = rows !== undefined && rows.length > 1;
      return rows
        ?.filter((row) => menu.has(command, contextValueOf(row.look()), isMany))
        .flatMap((row) => explorer.targetOf(row) ?? []);
    };
    this.gate = new CommandGate({ rowOf, pageInFront, selected, profiles, dialogs, titles });
    const rowCommands = explorer.commands();
    this.table = {
      ...rowCommands,
      "forticloud.refreshRow": (target: Target) =>
        (target.row ? undefined : this.panels.refresh(target.ref)) ?? rowCommands["forticloud.refreshRow"]?.(target),
      ...this.profileCommands.commands(),
      ...this.sandbox.commands(),
      ...sandboxCommands.commands(),
      ...actions.commands(),
      ...new TokenCommands(explorer, owners, dialogs).commands(),
      "forticloud.tryAuthentication": (target: Target) => tryAuthentication.run(target),
      "forticloud.showPushResults": (target: Target) => pushResults.run(target),
      ...this.userSyncs.commands(),
      ...this.bulkRuns.commands(),
      ...planPages.commands(),
      ...recordCommands.commands(),
      ...new ShowAlerts(explorer.views.alerts, new FilterEditor(quickInput, dialogs)).commands(),
      ...new SwitchProfile(profiles, explorer.shown, quickInput).commands(),
      ...new RelatedRows(explorer, connections, dialogs).commands(),
      ...new ArrangeAlerts(explorer.alertArrangement, quickInput).commands(),
      ...new ResourceTypeCommands(explorer, quickInput).commands(),
      ...requests.commands(),
      ...exports.commands(),
      ...copyRows.commands(),
      ...new SearchCommands({ explorer, store: offered, connections, dialogs, quickInput, errors }).commands(),
    };
  }

  /** The ids of all commands that have code. */
  get commandIds(): string[] {
    return Object.keys(this.table);
  }

  /** Runs a command on the target that the gate returns. An error is reported with the target's profile. */
  async run(id: string, args: readonly unknown[]): Promise<unknown> {
    const command = this.table[id];
    if (!command) throw new Error(`The command ${id} is declared but has no handler`);
    const target = await this.gate.admit(id.replace(/^forticloud\./, ""), args);
    if (!target) return undefined;
    try {
      return await command(target);
    } catch (error) {
      this.parts.errors.report(error, target.profileId);
      return undefined;
    }
  }

  /** @returns the new profile; undefined if the user cancelled */
  addProfile(service: ServiceId): Promise<Profile | undefined> {
    return this.profileCommands.add(service);
  }

  /** Looks for a sandbox now, and follows it: the Sandbox view exists while it runs. */
  watchSandbox(): void {
    this.watch.searchAgain();
    fireAndForget(this.watch.ready());
  }

  /** Shows the runs that an earlier window left unfinished, and follows its user syncs. */
  async lookAfterRuns(): Promise<void> {
    await Promise.all([this.userSyncs.resume(), this.bulkRuns.showUnfinished()]);
  }

  signOut(profile: Profile): Promise<void> {
    return this.profileCommands.signOut(profile);
  }

  /**
   * Shows the record of an external link.
   * @throws UserFacingError if the link is invalid, or no profile can show its record
   */
  openLink(link: vscode.Uri): Promise<void> {
    return this.links.open(link);
  }

  dispose(): void {
    this.disposables.dispose();
  }
}

/** Command id -> title in the editor's language. */
function titlesOf(extension: vscode.Extension<unknown>): ReadonlyMap<string, string> {
  const { contributes } = extension.packageJSON as { contributes: { commands: { command: string; title: string }[] } };
  return new Map(contributes.commands.map(({ command, title }) => [command, title]));
}
