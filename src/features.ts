import type * as vscode from "vscode";
import { UserActions } from "./actions/userActions";
import type { CommandTable } from "./commands";
import type { ServiceId } from "./contract";
import { Disposables } from "./disposables";
import type { Explorer } from "./explorer/explorer";
import { SearchCommands } from "./explorer/searchCommands";
import { AddProfile } from "./profiles/addProfile";
import type { ClientFactory } from "./profiles/clientFactory";
import type { Connections } from "./profiles/connections";
import { EditProfile } from "./profiles/editProfile";
import { ManageProfiles } from "./profiles/manageProfiles";
import type { Profile } from "./profiles/profile";
import { ProfileCommands } from "./profiles/profileCommands";
import { ProfileKeeper } from "./profiles/profileKeeper";
import type { ProfileStore } from "./profiles/profileStore";
import type { SecretVault } from "./profiles/secretVault";
import { SignInCheck } from "./profiles/signInCheck";
import { TestConnection } from "./profiles/testConnection";
import { JsonDocuments } from "./records/jsonDocuments";
import { RecordCommands } from "./records/recordCommands";
import { RecordComparison } from "./records/recordComparison";
import { RecordPanels } from "./records/recordPanels";
import { ServiceRecords } from "./records/serviceRecords";
import { SandboxHost } from "./sandboxHost/sandboxHost";
import { SandboxProfiles } from "./sandboxHost/sandboxProfiles";
import type { Dialogs } from "./ui/dialogs";
import type { ErrorReporter } from "./ui/errorReporter";
import { Form } from "./ui/form";
import type { QuickInput } from "./ui/quickInput";

/** What the first half of the composition hands to the second. */
export interface FeatureParts {
  readonly extensionUri: vscode.Uri;
  readonly dialogs: Dialogs;
  readonly quickInput: QuickInput;
  readonly errors: ErrorReporter;
  readonly profiles: ProfileStore;
  readonly vault: SecretVault;
  readonly clients: ClientFactory;
  readonly connections: Connections;
  readonly explorer: Explorer;
  showLog(): void;
}

/** The second half of the composition root: what a person has to ask for. Its bundle loads when that first happens. */
export class Features implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly profileCommands: ProfileCommands;
  private readonly table: CommandTable;
  readonly sandbox: SandboxHost;

  constructor(parts: FeatureParts) {
    const { dialogs, quickInput, errors, profiles, vault, clients, connections, explorer } = parts;
    const own = this.disposables;
    const showLog = (): void => parts.showLog();
    const describeError = (error: unknown): string => errors.describe(error);
    const form = new Form(quickInput, dialogs, errors);

    const keeper = new ProfileKeeper(profiles, vault);
    const check = new SignInCheck(clients);
    this.profileCommands = new ProfileCommands(
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
    this.sandbox = own.add(new SandboxHost(new SandboxProfiles(profiles, keeper, check), dialogs));

    const { activity, records, realmNames: realms } = explorer;
    const actions = own.add(
      new UserActions({ profiles, connections, dialogs, quickInput, form, errors, activity, records, realms }),
    );

    const source = new ServiceRecords(profiles, connections, actions.onDidChangeRecord);
    const documents = own.add(new JsonDocuments(source, errors));
    const openAsJson: JsonDocuments["openAsJson"] = (ref, title) => documents.openAsJson(ref, title);
    const { extensionUri } = parts;
    const panels = own.add(new RecordPanels({ extensionUri, source, describeError, showLog, openAsJson }));
    const selected = () => explorer.selectedRecord;
    const recordCommands = new RecordCommands(panels, documents, new RecordComparison(dialogs), dialogs, selected);

    this.table = {
      ...explorer.commands(),
      ...this.profileCommands.commands(),
      ...this.sandbox.commands(),
      ...actions.commands(),
      ...recordCommands.commands(),
      ...new SearchCommands(explorer, profiles, connections, dialogs, quickInput, errors).commands(),
    };
  }

  commands(): CommandTable {
    return this.table;
  }

  /** @returns the new profile, undefined when cancelled. */
  addProfile(service: ServiceId): Promise<Profile | undefined> {
    return this.profileCommands.add(service);
  }

  signOut(profile: Profile): Promise<void> {
    return this.profileCommands.signOut(profile);
  }

  dispose(): void {
    this.disposables.dispose();
  }
}
