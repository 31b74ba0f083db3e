import type * as vscode from "vscode";
import type { Disposable } from "../../disposables";
import { fireAndForget } from "../../fireAndForget";
import type { AlertArrangement } from "../alerts/alertArrangement";
import { AlertGroups } from "../alerts/alertGroups";
import type { LastLooked } from "../alerts/lastLooked";
import { ExplorerView, type ViewParts } from "../explorerView";
import { alertCriteria, alertPresets, openAlerts } from "../filters/alertFilter";
import { FilterStore } from "../filters/filterStore";
import { alertValues } from "../filters/referenceChoices";
import type { ReferenceLists } from "../referenceLists";
import { readText } from "../../services/readers";
import { PagedContent } from "../tree/pagedContent";
import { RecordNode } from "../tree/recordNode";

/** Profile -> groups -> alerts. */
export function createAlertsView(
  parts: ViewParts,
  lists: ReferenceLists,
  arrangement: AlertArrangement,
  looked: LastLooked,
  memento: vscode.Memento,
): ExplorerView {
  const filter = new FilterStore(
    memento,
    "alerts",
    alertCriteria(
      () => typesOf(view),
      alertValues(lists, () => parts.store.list("forticnp").map(({ id }) => id)),
    ),
    { initial: openAlerts, presets: alertPresets() },
  );
  const view: ExplorerView = new ExplorerView(
    "alerts",
    parts,
    filter,
    (owner, host) => new AlertGroups(owner, host, { ...parts, lists }, filter, arrangement, looked),
  );
  view.addDisposable(
    arrangement.onDidChange(() => {
      for (const { content } of view.profiles) content.refresh();
    }),
  );
  const see = (): void => {
    for (const { profileId, content } of view.profiles) {
      if (content.loadedAt > 0 && content.error === undefined) fireAndForget(looked.see(profileId, content.loadedAt));
    }
  };
  view.addDisposable(view.onDidLoad(() => view.tree.visible && see()));
  view.addDisposable(view.tree.onDidChangeVisibility(({ visible }) => (visible ? see() : looked.leave())));
  const names = new AccountNames(view, lists.cloudAccounts);
  view.addDisposable(names);
  view.addDisposable(view.onDidLoad(() => names.loadForRows()));
  return view;
}

/**
 * Reads the names of the cloud accounts after the first alerts are shown, because alerts contain only ids and must not
 * wait for the names. Rows show the ids if there are no names.
 */
class AccountNames implements Disposable {
  private readonly closing = new AbortController();

  constructor(
    private readonly view: ExplorerView,
    private readonly accounts: ReferenceLists["cloudAccounts"],
  ) {}

  loadForRows(): void {
    for (const node of this.view.profiles) {
      const { profileId } = node;
      if (this.accounts.isKnown(profileId) || !this.hasRows(profileId)) continue;
      this.accounts.get(profileId, this.closing.signal).then(
        () => this.view.notifyChanged(node),
        // The next load of alerts asks again.
        () => undefined,
      );
    }
  }

  private hasRows(profileId: string): boolean {
    const contents = [...this.view.contents(profileId)];
    return contents.some(({ rows }) => rows.some((row) => row instanceof RecordNode));
  }

  dispose(): void {
    this.closing.abort();
  }
}

/** The types of the loaded alerts, as filter choices. */
function typesOf(view: ExplorerView): readonly string[] {
  const types = new Set<string>();
  for (const content of view.contents()) {
    if (!(content instanceof PagedContent)) continue;
    for (const { value } of (content as PagedContent<{ alertType?: unknown }>).records) {
      const type = readText(value.alertType);
      if (type) types.add(type);
    }
  }
  return [...types];
}
