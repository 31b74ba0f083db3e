import * as vscode from "vscode";
import type { CommandTable } from "./commands";
import { Disposables } from "./disposables";
import { Explorer } from "./explorer/explorer";
import { AccountsProvider } from "./profiles/accountsProvider";
import { AddProfile } from "./profiles/addProfile";
import { ClientFactory } from "./profiles/clientFactory";
import { Connections } from "./profiles/connections";
import { ConnectionSettings } from "./profiles/connectionSettings";
import { EditProfile } from "./profiles/editProfile";
import { ManageProfiles } from "./profiles/manageProfiles";
import { ProfileCommands } from "./profiles/profileCommands";
import { ProfileKeeper } from "./profiles/profileKeeper";
import { ProfileStore } from "./profiles/profileStore";
import { SecretVault } from "./profiles/secretVault";
import { SignInCheck } from "./profiles/signInCheck";
import { TestConnection } from "./profiles/testConnection";
import { JsonDocuments } from "./records/jsonDocuments";
import { RecordCommands } from "./records/recordCommands";
import { RecordComparison } from "./records/recordComparison";
import { RecordPanels } from "./records/recordPanels";
import type { RecordRef } from "./records/recordRef";
import { ServiceRecords } from "./records/serviceRecords";
import { SandboxHost } from "./sandboxHost/sandboxHost";
import { SandboxProfiles } from "./sandboxHost/sandboxProfiles";
import { Dialogs } from "./ui/dialogs";
import { ErrorReporter } from "./ui/errorReporter";
import { Form } from "./ui/form";
import { Log } from "./ui/log";
import { NativeQuickInput } from "./ui/quickInput";

/** The composition root: every object is made here, by constructor, and disposed in reverse. */
export class App implements vscode.Disposable {
  private readonly disposables = new Disposables();

  readonly log = this.disposables.add(new Log());
  readonly dialogs = new Dialogs();
  readonly quickInput = new NativeQuickInput();
  readonly profiles: ProfileStore;
  readonly vault: SecretVault;
  readonly connections: Connections;
  readonly explorer: Explorer;
  private readonly errors: ErrorReporter;

  constructor(context: vscode.ExtensionContext) {
    const { log, dialogs, quickInput } = this;
    const own = this.disposables;
    const showLog = (): void => log.show();

    this.profiles = own.add(new ProfileStore(context.globalState));
    const profiles = this.profiles;
    this.errors = new ErrorReporter(dialogs, showLog, (host) =>
      only(profiles.list(), (p) => new URL(p.host).host === host),
    );
    const errors = this.errors;
    this.vault = own.add(
      new SecretVault(context.secrets, (error) => log.warn(`Secret not readable: ${String(error)}`)),
    );
    const vault = this.vault;
    const settings = own.add(new ConnectionSettings());
    const clients = new ClientFactory(log, settings);
    this.connections = own.add(new Connections(profiles, vault, clients, log, settings));
    const connections = this.connections;

    const keeper = new ProfileKeeper(profiles, vault);
    const check = new SignInCheck(clients);
    const form = new Form(quickInput, dialogs, errors);
    const profileCommands = new ProfileCommands(
      profiles,
      vault,
      keeper,
      new AddProfile(profiles, keeper, check, form, quickInput, dialogs, errors),
      new EditProfile(profiles, keeper, connections, check, form, quickInput, errors),
      new ManageProfiles(profiles, connections, quickInput),
      new TestConnection(connections, check, dialogs, errors, showLog),
      quickInput,
      dialogs,
    );
    for (const service of ["fortitoken", "forticnp"] as const) {
      own.add(new AccountsProvider(service, profiles, vault, connections, profileCommands)).register();
    }

    this.explorer = own.add(
      new Explorer({ store: profiles, connections, errors, dialogs, quickInput, memento: context.globalState }),
    );
    const explorer = this.explorer;

    const recordChanged = own.add(new vscode.EventEmitter<RecordRef>());
    const source = new ServiceRecords(profiles, connections, recordChanged.event);
    const describeError = (error: unknown): string => errors.describe(error);
    const documents = own.add(new JsonDocuments(source, describeError));
    const panels = own.add(
      new RecordPanels({
        extensionUri: context.extensionUri,
        source,
        describeError,
        showLog,
        openAsJson: (ref, title) => documents.openAsJson(ref, title),
      }),
    );
    const recordCommands = new RecordCommands(panels, documents, new RecordComparison(), dialogs, () => undefined);

    const sandbox = own.add(new SandboxHost(new SandboxProfiles(profiles, keeper, check), dialogs));
    this.register(log, profileCommands, explorer, recordCommands, sandbox);
    this.run(() => sandbox.connect());
    this.run(() => this.reportDamagedProfiles());
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private register(...parts: readonly { commands(): CommandTable }[]): void {
    for (const part of parts) {
      for (const [id, command] of Object.entries(part.commands())) {
        this.disposables.add(
          vscode.commands.registerCommand(id, (...args: never[]) => this.run(() => command(...args))),
        );
      }
    }
  }

  /** Runs a command's work; what it throws is told to the person and written to the log. */
  private async run(work: () => unknown): Promise<unknown> {
    try {
      return await work();
    } catch (error) {
      this.log.warn(this.errors.describe(error));
      void this.errors.show(error);
      return undefined;
    }
  }

  private async reportDamagedProfiles(): Promise<void> {
    const damaged = await this.profiles.setDamagedAside();
    if (damaged === 0) return;
    await this.dialogs.warn(
      vscode.l10n.t("{0} saved profiles could not be read. They were set aside and nothing was deleted.", damaged),
    );
  }
}

/** The one item that fits; undefined when none or several do. */
function only<T>(items: readonly T[], fits: (item: T) => boolean): T | undefined {
  const [first, ...others] = items.filter(fits);
  return others.length === 0 ? first : undefined;
}
