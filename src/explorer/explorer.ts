import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { Alert, User } from "../contract";
import { Disposables, type Disposable } from "../disposables";
import type { ClientTypes } from "../profiles/clientTypes";
import type { Connections } from "../profiles/connections";
import type { ConnectionSettings } from "../profiles/connectionSettings";
import { serviceIds } from "../profiles/profile";
import type { ProfileStore } from "../profiles/profileStore";
import type { RequestGates } from "../profiles/requestGates";
import type { RequestWaits } from "../profiles/requestWaits";
import type { RecordRef } from "../records/recordRef";
import type { RowTarget, Snapshot, Target } from "../records/target";
import type { FortiCnpClient } from "../services/forticnp/client";
import type { Dialogs } from "../ui/dialogs";
import type { Log } from "../ui/log";
import { sanitizeLine } from "../ui/plainText";
import { LastLooked } from "./alerts/lastLooked";
import { NewAlertBadge } from "./alerts/newAlertBadge";
import { AlertArrangement } from "./alerts/alertArrangement";
import type { ContextKeys } from "../contextKeys";
import type { ExplorerView, ViewShells } from "./explorerView";
import { PaletteRow } from "./paletteRow";
import { RealmNames } from "./realmNames";
import { RealmQuotas } from "./realmQuotas";
import { RecordUpdates } from "./recordUpdates";
import { systemTiming } from "../timing";
import { RowActivity } from "./rowActivity";
import { rowContext } from "./rowContext";
import { RowCommands } from "./rowCommands";
import { ShownProfiles } from "./shownProfiles";
import { type RowErrors, TreeNode } from "./tree/node";
import { FactNode } from "./tree/factNode";
import { PagedContent } from "./tree/pagedContent";
import type { RecordList } from "./tree/recordList";
import { RecordNode } from "./tree/recordNode";
import { ReferenceLists } from "./referenceLists";
import { resourceOf, revealResource } from "./resources/revealResource";
import { ResourceTypeNode } from "./resources/resourceTypeNode";
import { ResourceTypes } from "./resources/resourceTypes";
import { createAlertsView } from "./views/alertsView";
import { createCountriesView } from "./views/countriesView";
import { createRealmsView } from "./views/realmsView";
import { createTokensView } from "./views/tokensView";
import { createReferenceView } from "./views/referenceView";
import { createResourcesView } from "./views/resourcesView";
import { UserTokens } from "./userTokens";
import { createUsersView, type FoundUser, revealUser } from "./views/usersView";
import { filteredViews, viewNames, type ViewName } from "../manifest/views";

export interface ExplorerParts {
  readonly shells: ViewShells;
  readonly store: ProfileStore;
  readonly connections: Connections;
  readonly clientTypes: ClientTypes;
  readonly gates: Pick<RequestGates, "tryNow">;
  readonly waits: RequestWaits;
  readonly errors: RowErrors;
  readonly log: Pick<Log, "warn">;
  readonly dialogs: Dialogs;
  readonly contextKeys: ContextKeys;
  readonly settings: ConnectionSettings;
  /** Stores filters, the grouping, added resource types and the shown profiles across windows. */
  readonly memento: vscode.Memento;
}

/** The sidebar: its views, the caches that they share, and the commands on their rows. */
export class Explorer implements Disposable {
  private readonly disposables = new Disposables();
  readonly activity = this.disposables.add(new RowActivity());
  readonly realmNames: RealmNames;
  readonly realmQuotas: RealmQuotas;
  readonly userTokens: UserTokens;
  readonly views: Readonly<Record<ViewName, ExplorerView>>;
  readonly records: RecordUpdates;
  readonly resourceTypes: ResourceTypes;
  readonly alertArrangement: AlertArrangement;
  readonly lastLooked: LastLooked;
  readonly newAlerts: NewAlertBadge;
  readonly shown: ShownProfiles;
  readonly lists: ReferenceLists;
  readonly paletteRow: PaletteRow;
  private readonly rows: RowCommands;

  constructor(private readonly parts: ExplorerParts) {
    const { shells, store, connections, clientTypes, gates, waits, errors, log, memento, dialogs, contextKeys } = parts;
    this.shown = this.disposables.add(new ShownProfiles(store, memento));
    const shared = {
      shells,
      store,
      shown: this.shown,
      connections,
      clientTypes,
      waits,
      activity: this.activity,
      contextKeys,
      errors,
      log,
    };
    this.realmNames = this.disposables.add(new RealmNames(connections));
    this.realmQuotas = this.disposables.add(new RealmQuotas(connections, clientTypes));
    this.userTokens = this.disposables.add(new UserTokens(connections));
    this.alertArrangement = this.disposables.add(new AlertArrangement(memento));
    this.lastLooked = new LastLooked(memento);
    this.resourceTypes = this.disposables.add(new ResourceTypes(memento));
    const lists = (this.lists = this.disposables.add(new ReferenceLists(connections)));
    this.views = {
      users: this.disposables.add(createUsersView(shared, this.realmNames, this.userTokens, memento)),
      realms: this.disposables.add(
        createRealmsView(shared, this.realmNames, this.realmQuotas, this.userTokens, memento),
      ),
      tokens: this.disposables.add(createTokensView(shared, this.realmNames, this.realmQuotas, memento)),
      alerts: this.disposables.add(createAlertsView(shared, lists, this.alertArrangement, this.lastLooked, memento)),
      resources: this.disposables.add(createResourcesView(shared, lists, this.resourceTypes, memento)),
      countries: this.disposables.add(createCountriesView(shared, lists, memento)),
      reference: this.disposables.add(createReferenceView(shared, lists, memento)),
    };
    const { settings } = parts;
    const looked = this.lastLooked;
    this.newAlerts = this.disposables.add(
      new NewAlertBadge(this.views.alerts.tree, { store, connections, settings, looked, timing: systemTiming }),
    );
    const views = Object.values(this.views);
    for (const view of views) shells[view.view].attach(view);
    this.records = new RecordUpdates(this.views, store, this.userTokens);
    this.rows = this.disposables.add(
      new RowCommands(views, { connections, activity: this.activity, records: this.records, gates, waits, dialogs }),
    );
    this.paletteRow = this.disposables.add(new PaletteRow(this.rows, contextKeys));
    this.disposables.add(waits.onDidChange(() => this.showBlocked()));
  }

  /** The target of a row of our views; undefined for any other value, whatever its shape. */
  targetOf(value: unknown): RowTarget | undefined {
    if (!(value instanceof TreeNode)) return undefined;
    // A fact stands for the record that it is about.
    if (value instanceof FactNode) return { ...this.targetOf(value.parent), row: value };
    const { profileId } = value;
    if (!(value instanceof RecordNode)) return { row: value, profileId };
    const { ref, place, readAt } = value;
    return { row: value, profileId, ref, snapshot: { record: value.record as Snapshot["record"], place, readAt } };
  }

  /** When the user last selected rows; epoch ms. */
  get selectedAt(): number {
    return this.rows.selectedAt;
  }

  /** The contextValue of the row that a record would have now. */
  contextOf(ref: RecordRef, value: Readonly<Record<string, unknown>>): string | undefined {
    const profile = this.parts.store.get(ref.profileId);
    return profile && rowContext(ref, value, profile, this.parts.clientTypes);
  }

  /**
   * The selected rows of the view with this name, or of the one in which the user last selected rows; undefined if there
   * is no such view.
   */
  selectedIn(name?: string): readonly TreeNode[] | undefined {
    if (name === undefined) return this.rows.selection;
    const view = viewNames.find((known) => known === name);
    return view && this.views[view].tree.selection;
  }

  /** The lists of records under a row. */
  listsOf(row: unknown): readonly RecordList[] {
    return row instanceof TreeNode ? (row.content?.lists() ?? []) : [];
  }

  /** The view of a row; undefined for any other value, and for a row of a profile that is not shown any more. */
  viewOf(row: unknown): ViewName | undefined {
    if (!(row instanceof TreeNode)) return undefined;
    let root = row;
    while (root.parent) root = root.parent;
    return viewNames.find((view) => this.views[view].profiles.some((profile) => profile === root));
  }

  /** The label of a row; undefined for any other value. */
  labelOf(row: unknown): string | undefined {
    return row instanceof TreeNode ? sanitizeLine(row.look().label) : undefined;
  }

  /** The resource type that a row groups, and its cloud. */
  resourceTypeOf(row: unknown): { readonly cloud: string; readonly type: string } | undefined {
    return row instanceof ResourceTypeNode ? row : undefined;
  }

  /** Sets the context keys that show Try Now for a service with paused requests. */
  private showBlocked(): void {
    for (const service of serviceIds) {
      this.parts.contextKeys.set(`forticloud.${service}.blocked`, this.parts.waits.blocked(service).length > 0);
    }
  }

  commands(): CommandTable<Target> {
    const commands: Record<string, (target: Target) => unknown> = {
      ...this.rows.commands(),
      "forticloud.runForViewProfile": ({ words: [view, command] }: Target) => this.runForViewProfile(view, command),
    };
    for (const view of viewNames) commands[`forticloud.${view}.refresh`] = () => this.views[view].refresh();
    for (const view of filteredViews) {
      commands[`forticloud.${view}.clearFilter`] = () => this.views[view].filter.clear();
    }
    return commands;
  }

  /** Selects a user in the Users view. @returns its row; undefined if the view could not load its users */
  revealUser(user: FoundUser): Promise<RecordNode<User> | undefined> {
    return revealUser(this.views.users, user);
  }

  /** The value of a row with a fact about a record. */
  factOf(row: unknown): string | undefined {
    return row instanceof FactNode ? row.value : undefined;
  }

  /**
   * Selects the resource of an alert in the Resources view.
   *
   * @returns false if the view does not list it
   */
  async revealResource(
    profileId: string,
    alert: Readonly<Alert>,
    client: () => Promise<FortiCnpClient>,
  ): Promise<boolean> {
    const place = await resourceOf(profileId, alert, client);
    return place !== undefined && revealResource(this.views.resources, this.resourceTypes, place);
  }

  /** Reloads the user lists of the profile's account; hidden ones when they are next shown. */
  refreshUsers(profileId: string): void {
    for (const view of [this.views.users, this.views.realms]) {
      for (const id of this.records.sharing(profileId)) {
        for (const content of view.contents(id)) {
          if (content instanceof PagedContent && content.kind === "user") content.refresh();
        }
      }
    }
  }

  /** Every user that a view has loaded; a user in two views appears twice. */
  *loadedUsers(): Iterable<FoundUser> {
    for (const view of [this.views.users, this.views.realms]) {
      for (const content of view.contents()) {
        if (!(content instanceof PagedContent) || content.kind !== "user") continue;
        for (const record of (content as PagedContent<User>).records) yield { profile: content.owner.profile, record };
      }
    }
  }

  /**
   * Runs a command for the view's only profile. Buttons of welcome texts call it, and welcome texts appear only with a
   * single profile.
   */
  private async runForViewProfile(name = "", command = ""): Promise<unknown> {
    const view = viewNames.find((known) => known === name);
    if (!view || !["signIn", "testConnection"].includes(command)) return undefined;
    return vscode.commands.executeCommand(`forticloud.${command}`, this.views[view].profiles[0]?.profileId);
  }

  dispose(): void {
    this.disposables.dispose();
  }
}
