import * as vscode from "vscode";
import { Disposables, type Disposable } from "../disposables";
import type { ClientTypes } from "../profiles/clientTypes";
import type { Connections } from "../profiles/connections";
import type { Profile } from "../profiles/profile";
import type { ProfileStore } from "../profiles/profileStore";
import type { RequestWaits } from "../profiles/requestWaits";
import { systemTiming } from "../timing";
import type { Log } from "../ui/log";
import { sanitizeLine } from "../ui/plainText";
import type { ContextKeys } from "../contextKeys";
import type { Filter } from "./filters/filter";
import type { FilterStore } from "./filters/filterStore";
import { joinParts, type SanitizedItem, toTreeItem } from "./rows/rowLook";
import type { RowActivity } from "./rowActivity";
import { RowReveal } from "./rowReveal";
import type { RowErrors, TreeHost, RowContent, TreeNode } from "./tree/node";
import type { ShownProfiles } from "./shownProfiles";
import { ConditionNode } from "./tree/messageNode";
import { ProfileNode } from "./tree/profileNode";
import { views, type ViewName } from "../manifest/views";
import type { RowSource, ViewShell } from "./viewShell";

/** The shell of each view. */
export type ViewShells = Readonly<Record<ViewName, ViewShell<TreeNode>>>;

/** The objects that all views share. */
export interface ViewParts {
  readonly shells: ViewShells;
  readonly store: Pick<ProfileStore, "list">;
  readonly shown: Pick<ShownProfiles, "of" | "include" | "onDidChange">;
  readonly connections: Pick<Connections, "fortitoken" | "forticnp" | "state" | "retry" | "onDidChangeState">;
  readonly clientTypes: Pick<ClientTypes, "get" | "onDidChange">;
  readonly waits: Pick<RequestWaits, "words" | "onDidChange">;
  readonly activity: RowActivity;
  readonly contextKeys: ContextKeys;
  readonly errors: RowErrors;
  readonly log: Pick<Log, "warn">;
}

type ContentFactory = (profile: ProfileNode, host: TreeHost) => RowContent;

/**
 * A view of the shown profiles of a service. With several of them, the root contains one row per profile, the first one
 * expanded. With one, its content is the root; if that has no rows, the context key `forticloud.<view>.state` selects the
 * welcome text.
 */
export class ExplorerView implements RowSource<TreeNode>, TreeHost, Disposable {
  private readonly disposables = new Disposables();
  private readonly treeChanged = this.disposables.add(new vscode.EventEmitter<TreeNode | undefined>());
  private readonly contentLoaded = this.disposables.add(new vscode.EventEmitter<void>());
  private profileNodes: readonly ProfileNode[] = [];
  readonly onDidChangeTreeData = this.treeChanged.event;
  /** Fires after content was loaded or failed to load. */
  readonly onDidLoad = this.contentLoaded.event;
  readonly tree: vscode.TreeView<TreeNode>;
  private readonly rowReveal: RowReveal<TreeNode>;
  private readonly closing = new AbortController();

  constructor(
    readonly view: ViewName,
    private readonly parts: ViewParts,
    readonly filter: FilterStore,
    private readonly makeContent: ContentFactory,
  ) {
    this.disposables.add(filter);
    this.listProfiles();
    this.tree = parts.shells[view].tree;
    const warn = (message: string): void => parts.log.warn(message);
    this.rowReveal = new RowReveal(this.tree, (node) => this.getParent(node), systemTiming, warn);
    this.disposables.add(this.treeChanged.event((node) => this.rowReveal.noteChanged(node)));
    this.disposables.add(this.tree.onDidCollapseElement(({ element }) => this.rowReveal.noteCollapsed(element)));
    this.disposables.add(parts.shown.onDidChange(() => this.profilesChanged()));
    this.disposables.add(parts.connections.onDidChangeState((profileId) => this.signInChanged(profileId)));
    this.disposables.add(
      parts.activity.onDidChange(({ kind, id, profileId }) => this.recordChanged(profileId, kind, id)),
    );
    this.disposables.add(parts.clientTypes.onDidChange((profileId) => this.clientTypeChanged(profileId)));
    this.disposables.add(parts.waits.onDidChange(() => this.showWaits()));
    this.disposables.add(filter.onDidChange(() => this.filterChanged()));
    this.showDescription();
  }

  get profiles(): readonly ProfileNode[] {
    return this.profileNodes;
  }

  get filtered(): boolean {
    return this.filter.isSet;
  }

  get filterWords(): string {
    return this.filter.words;
  }

  get errors(): RowErrors {
    return this.parts.errors;
  }

  /** Omits the tooltip of a row with details, so that the editor calls `resolveTreeItem` when it shows the tooltip. */
  getTreeItem(node: TreeNode): SanitizedItem {
    this.rowReveal.noteRead(node);
    const look = node.look();
    return toTreeItem(node.details ? { ...look, tooltip: undefined } : look, node);
  }

  async resolveTreeItem(item: SanitizedItem, node: TreeNode, token: vscode.CancellationToken): Promise<SanitizedItem> {
    const look = node.look();
    if (!node.details || !look.tooltip) return item;
    const controller = new AbortController();
    const listening = token.onCancellationRequested(() => controller.abort());
    const details = await node
      .details(controller.signal)
      .catch((error: unknown) => [
        vscode.l10n.t("Some details could not be loaded: {0}", this.errors.words(error, node.profileId).title),
      ]);
    listening.dispose();
    return toTreeItem({ ...look, tooltip: [...look.tooltip, ...details] }, node);
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent instanceof ProfileNode && !node.parent.shown ? undefined : node.parent;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node) this.rowReveal.noteExpanded(node);
    if (node) return [...((await node.content?.children()) ?? [])];
    const [only, ...others] = this.profileNodes;
    if (!only) return [];
    if (others.length > 0) return this.root("rows", this.profileNodes);
    this.root("loading");
    const rows = await only.content.children();
    const isStillTheOnly = this.profileNodes.length === 1 && this.profileNodes[0] === only;
    if (!isStillTheOnly) return this.getChildren();
    const [first, second] = rows;
    return first instanceof ConditionNode && !second ? this.root(first.condition) : this.root("rows", rows);
  }

  notifyChanged(node: TreeNode): void {
    const isRoot = node instanceof ProfileNode && !node.shown;
    if (isRoot) this.showDescription();
    this.treeChanged.fire(isRoot ? undefined : node);
  }

  notifyLoaded(node: TreeNode): void {
    if (node instanceof ProfileNode && !node.shown) this.showDescription();
    else this.treeChanged.fire(node);
    this.contentLoaded.fire();
  }

  reveal(node: TreeNode): Promise<void> {
    return this.rowReveal.reveal(node, this.closing.signal);
  }

  /**
   * Shows the view and moves the focus to it. Every jump to a view ends here.
   * @param profileId the profile of the record that the jump starts from: if its rows are not shown, they are then;
   *   undefined for a jump without a record
   * @param filter replaces the view's filter
   */
  async jumpTo(profileId: string | undefined, filter?: Filter): Promise<void> {
    if (profileId !== undefined) await this.parts.shown.include(profileId);
    if (filter) await this.filter.set(filter);
    await vscode.commands.executeCommand(`forticloud.${this.view}.focus`);
  }

  /** Reloads the view at the user's request: visible rows now, hidden rows when they are next shown. */
  refresh(): void {
    for (const { profile } of this.profileNodes) this.parts.connections.retry(profile.id);
    for (const { content } of this.profileNodes) content.invalidate();
    this.treeChanged.fire(undefined);
  }

  /** All loaded contents, of one profile or of all. */
  *contents(profileId?: string): Iterable<RowContent> {
    for (const { profile, content } of this.profileNodes) {
      if (profileId === undefined || profile.id === profileId) yield* content.walk();
    }
  }

  /** Disposes an object together with the view. */
  addDisposable<T extends Disposable>(disposable: T): T {
    return this.disposables.add(disposable);
  }

  dispose(): void {
    this.closing.abort();
    for (const { content } of this.profileNodes) content.dispose();
    this.disposables.dispose();
  }

  private root(state: string, rows: readonly TreeNode[] = []): TreeNode[] {
    this.parts.contextKeys.set(`forticloud.${this.view}.state`, state);
    return [...rows];
  }

  private listProfiles(): void {
    const known = new Map(this.profileNodes.map((node) => [node.profile.id, node]));
    this.profileNodes = this.parts.shown.of(views[this.view].service).map((profile) => {
      const node = known.get(profile.id) ?? new ProfileNode(profile, this.parts, (n) => this.makeContent(n, this));
      known.delete(profile.id);
      if (accountKeyOf(node.profile) !== accountKeyOf(profile)) node.content.forget();
      node.profile = profile;
      return node;
    });
    for (const removed of known.values()) removed.content.dispose();
    for (const [index, node] of this.profileNodes.entries()) {
      node.shown = this.profileNodes.length > 1;
      node.isFirst = index === 0;
    }
  }

  private profilesChanged(): void {
    this.listProfiles();
    this.showDescription();
    this.treeChanged.fire(undefined);
  }

  /**
   * Reloads the profile after a change of secret, host or setting, and after a sign-in if its last load failed.
   * Otherwise only the profile's row changes.
   */
  private signInChanged(profileId: string): void {
    const node = this.profileNodes.find(({ profile }) => profile.id === profileId);
    if (!node) return;
    const state = this.parts.connections.state(profileId);
    if (state === "unknown" || (state === "signedIn" && node.content.error !== undefined)) node.content.refresh();
    else if (node.shown) this.notifyChanged(node);
  }

  /** The commands of rows depend on the client type. */
  private clientTypeChanged(profileId: string): void {
    const node = this.profileNodes.find(({ profile }) => profile.id === profileId);
    if (node) this.notifyChanged(node);
  }

  private recordChanged(profileId: string, kind: Parameters<RowContent["recordNode"]>[0], id: string): void {
    for (const content of this.contents(profileId)) {
      const node = content.recordNode(kind, id);
      if (node) this.notifyChanged(node);
    }
  }

  private filterChanged(): void {
    for (const { content } of this.profileNodes) content.filterChanged();
    this.showDescription();
    this.treeChanged.fire(undefined);
  }

  /** Shows above the rows why requests wait, with one line per profile. */
  private showWaits(): void {
    const lines = this.profileNodes.flatMap(({ profile, content }) => {
      const words = content.loading ? this.parts.waits.words(profile.id) : undefined;
      if (words === undefined) return [];
      return [this.profileNodes.length > 1 ? `${profile.label}: ${words}` : words];
    });
    const message = lines.join("\n");
    // Each assignment redraws the view.
    if (this.tree.message !== message) this.tree.message = message;
  }

  /** Shows next to the view's title the filter, the number of rows and the profile, if only one is shown. */
  private showDescription(): void {
    const [only, ...others] = this.profileNodes;
    const words = this.filter.words;
    this.tree.description = sanitizeLine(
      joinParts(words, ...(only && others.length === 0 ? [only.content.summary, only.profile.label] : [])),
    );
    this.parts.contextKeys.set(`forticloud.${this.view}.filtered`, this.filter.isSet);
  }
}

/** The members of a profile that decide which records it shows. */
function accountKeyOf({ host, clientId, company, roleId }: Profile): string {
  return JSON.stringify([host, clientId, company?.id, roleId]);
}
