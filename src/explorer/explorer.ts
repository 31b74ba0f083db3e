import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { User } from "../contract";
import { Disposables, type Disposable } from "../disposables";
import type { Connections } from "../profiles/connections";
import type { ProfileStore } from "../profiles/profileStore";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import type { QuickInput } from "../ui/quickInput";
import { alertGroupings, AlertGroupingStore } from "./alerts/alertGrouping";
import { ContextKeys } from "./contextKeys";
import type { ExplorerView } from "./explorerView";
import { noFilter } from "./filters/filter";
import { FilterEditor } from "./filters/filterEditor";
import { FindUser } from "./findUser/findUser";
import { UserSearch, type FoundUser } from "./findUser/userSearch";
import { RealmNames } from "./realmNames";
import { RecordUpdates } from "./recordUpdates";
import { RowActivity } from "./rowActivity";
import { RowCommands } from "./rowCommands";
import { PagedContent } from "./tree/pagedContent";
import { RecordNode } from "./tree/recordNode";
import { createAlertsView } from "./views/alertsView";
import { createCountriesView } from "./views/countriesView";
import { createRealmsView } from "./views/realmsView";
import { createUsersView, revealUser } from "./views/usersView";
import type { ViewName } from "./viewName";

export interface ExplorerParts {
  readonly store: ProfileStore;
  readonly connections: Connections;
  readonly errors: Pick<ErrorReporter, "describe">;
  readonly dialogs: Dialogs;
  readonly quickInput: QuickInput;
  /** Keeps filters and the grouping between windows. */
  readonly memento: vscode.Memento;
}

/** The sidebar: four views, and what can be done in them. */
export class Explorer implements Disposable {
  private readonly disposables = new Disposables();
  readonly contextKeys = new ContextKeys();
  readonly activity = this.disposables.add(new RowActivity());
  readonly realmNames: RealmNames;
  readonly views: Readonly<Record<ViewName, ExplorerView>>;
  readonly records: RecordUpdates;
  private readonly grouping: AlertGroupingStore;
  private readonly filterEditor: FilterEditor;
  private readonly rows: RowCommands;

  constructor(private readonly parts: ExplorerParts) {
    const { store, connections, errors, memento } = parts;
    const shared = {
      store,
      connections,
      activity: this.activity,
      contextKeys: this.contextKeys,
      describe: (error: unknown) => errors.describe(error),
    };
    this.realmNames = this.disposables.add(new RealmNames(connections));
    this.grouping = this.disposables.add(new AlertGroupingStore(memento, this.contextKeys));
    this.views = {
      realms: this.disposables.add(createRealmsView(shared, this.realmNames, memento)),
      users: this.disposables.add(createUsersView(shared, this.realmNames, memento)),
      alerts: this.disposables.add(createAlertsView(shared, this.grouping, memento)),
      countries: this.disposables.add(createCountriesView(shared, memento)),
    };
    const views = Object.values(this.views);
    this.records = new RecordUpdates(views);
    this.filterEditor = new FilterEditor(parts.quickInput, parts.dialogs);
    this.rows = this.disposables.add(
      new RowCommands(views, { connections, activity: this.activity, records: this.records, dialogs: parts.dialogs }),
    );
  }

  /** The record whose row was selected last, for commands called from the palette. */
  get selectedRecord(): RecordNode<unknown> | undefined {
    const { selected } = this.rows;
    return selected instanceof RecordNode ? selected : undefined;
  }

  commands(): CommandTable {
    const commands: Record<string, (...args: never[]) => unknown> = {
      ...this.rows.commands(),
      "forticloud.findUser": () => this.findUser(),
      "forticloud.runForViewProfile": (view: ViewName, command: string) => this.runForViewProfile(view, command),
    };
    for (const view of Object.values(this.views)) {
      const id = `forticloud.${view.view}`;
      commands[`${id}.refresh`] = () => view.refresh();
      commands[`${id}.filter`] = () => this.filterEditor.edit(filterTitles[view.view](), view.filter);
      commands[`${id}.clearFilter`] = () => view.filter.set(noFilter);
    }
    for (const grouping of alertGroupings) {
      const id = `forticloud.alerts.groupBy${grouping.charAt(0).toUpperCase()}${grouping.slice(1)}`;
      commands[id] = () => this.grouping.set(grouping);
      commands[`${id}.active`] = commands[id];
    }
    return commands;
  }

  private async findUser(): Promise<void> {
    const { store, connections, dialogs, errors } = this.parts;
    const profiles = store.list("fortitoken");
    if (profiles.length === 0) {
      return dialogs.info(vscode.l10n.t("There is no FortiToken Cloud profile to search yet."), {
        title: vscode.l10n.t("Add Profile…"),
        run: () => vscode.commands.executeCommand("forticloud.addProfile"),
      });
    }
    await new FindUser(dialogs.quickPick(), profiles, {
      search: new UserSearch(connections, () => this.loadedUsers()),
      realms: this.realmNames,
      describe: (error) => errors.describe(error),
      open: (user) => void vscode.commands.executeCommand("forticloud.openRecord", user),
      reveal: (user) => void revealUser(this.views.users, user),
    }).run();
  }

  private *loadedUsers(): Iterable<FoundUser> {
    for (const view of [this.views.users, this.views.realms]) {
      for (const content of view.contents()) {
        if (!(content instanceof PagedContent) || content.kind !== "user") continue;
        for (const record of (content as PagedContent<User>).records) yield { profile: content.owner.profile, record };
      }
    }
  }

  /** Buttons of a view's welcome content act on the profile whose rows would be there. */
  private runForViewProfile(view: ViewName, command: string): Thenable<unknown> {
    return vscode.commands.executeCommand(`forticloud.${command}`, this.views[view].profiles[0]?.profileId);
  }

  dispose(): void {
    this.disposables.dispose();
  }
}

const filterTitles: Readonly<Record<ViewName, () => string>> = {
  realms: () => vscode.l10n.t("Filter Realms"),
  users: () => vscode.l10n.t("Filter Users"),
  alerts: () => vscode.l10n.t("Filter Alerts"),
  countries: () => vscode.l10n.t("Filter Countries"),
};
