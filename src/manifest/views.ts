import type { ServiceId } from "../contract";

/** A view of one service's profiles; its id is `forticloud.<name>`. */
interface View {
  readonly service: ServiceId;
  readonly title: string;
  /** Whether the view is collapsed until the user first opens it. */
  readonly collapsed?: true;
  /** Whether it has filters. The other lists are short: the editor's own find is sufficient. */
  readonly hasFilter?: true;
  /** The name of its rows in the commands of its filter; absent means the view's title. */
  readonly filtered?: string;
  /** Whether its title has the Collapse All button. */
  readonly collapseAll?: true;
  /** The name of its rows in the Refresh command; absent means the view's title. */
  readonly list?: string;
  /** The text for an empty list, without a full stop. */
  readonly empty: string;
  /** A button beside Refresh if there are no rows. */
  readonly emptyButton?: { readonly title: string; readonly command: string };
  /** Whether some tenants do not offer this list. */
  readonly mayBeMissing?: true;
}

/** The views in the order of the sidebar, before the Sandbox view. `explorer/views` contains the code of each. */
export const views = {
  users: {
    service: "fortitoken",
    title: "Users",
    hasFilter: true,
    empty: "No users yet",
    emptyButton: { title: "Create User…", command: "createUser" },
  },
  realms: {
    service: "fortitoken",
    title: "Realms",
    collapsed: true,
    collapseAll: true,
    hasFilter: true,
    empty: "No realms are visible to this sign-in",
  },
  tokens: {
    service: "fortitoken",
    title: "Tokens & Licence",
    collapsed: true,
    collapseAll: true,
    hasFilter: true,
    list: "Tokens and Licence",
    filtered: "Tokens",
    empty: "No tokens",
  },
  alerts: {
    service: "forticnp",
    title: "Alerts",
    hasFilter: true,
    empty: "No open alerts in the last 30 days",
    emptyButton: { title: "Change Time Range…", command: "alerts.filter" },
    mayBeMissing: true,
  },
  resources: {
    service: "forticnp",
    title: "Resources",
    collapsed: true,
    collapseAll: true,
    hasFilter: true,
    empty: "No resources",
  },
  countries: {
    service: "forticnp",
    title: "Countries",
    collapsed: true,
    empty: "No countries",
    mayBeMissing: true,
  },
  reference: {
    service: "forticnp",
    title: "Reference",
    collapsed: true,
    collapseAll: true,
    list: "Reference Lists",
    empty: "The list is empty",
  },
} as const satisfies Readonly<Record<string, View>>;

export type ViewName = keyof typeof views;

export type FilteredView = {
  [K in ViewName]: (typeof views)[K] extends { readonly hasFilter: true } ? K : never;
}[ViewName];

/** The facts of a view as a general type instead of literal types. */
export function factsOf(view: ViewName): View {
  return views[view];
}

export const viewNames = Object.keys(views) as readonly ViewName[];

export const filteredViews = viewNames.filter((view): view is FilteredView => factsOf(view).hasFilter === true);

/**
 * Why a view shows no rows without an error: the user can sign in, ask for permission, add something or clear the
 * filter.
 */
export type Condition = "signedOut" | "noPermission" | "notOffered" | "empty" | "filteredEmpty";
