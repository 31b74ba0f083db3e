import type { ViewName } from "../explorer/viewName";
import type { CommandName } from "./commands";

/** A text in the place of a view's rows, with the buttons below it. */
export interface Welcome {
  readonly text: string;
  readonly buttons: readonly WelcomeButton[];
}

interface WelcomeButton {
  readonly title: string;
  readonly command: CommandName;
  readonly arguments?: readonly string[];
}

/** A view of one service's profiles; its id is `forticloud.<name>`. */
interface View {
  readonly title: string;
  /** Only its title is shown until it is first opened. */
  readonly collapsed?: true;
  /** What Refresh calls its rows; the view's title if absent. */
  readonly list?: string;
  /** What a profile may have no permission to see. */
  readonly rows: string;
  /** The text in the place of no rows, and a button beside Refresh. */
  readonly empty: string;
  readonly emptyButton?: WelcomeButton;
  /** Some tenants do not offer what it shows. */
  readonly mayBeMissing?: true;
}

/** The views in their order in the sidebar, the Sandbox view after them. */
export const views: Readonly<Record<ViewName, View>> = {
  realms: { title: "Realms", rows: "realms", empty: "This account has no realms that the sign-in may see." },
  users: {
    title: "Users",
    rows: "users",
    empty: "No users yet.",
    emptyButton: { title: "Create User…", command: "createUser" },
  },
  tokens: { title: "Tokens", collapsed: true, rows: "tokens", empty: "No tokens." },
  licence: {
    title: "Licence",
    collapsed: true,
    rows: "the licence",
    empty: "The service tells nothing about the licence.",
  },
  alerts: {
    title: "Alerts",
    rows: "alerts",
    empty: "No alerts in the last 30 days.",
    emptyButton: { title: "Change Time Range…", command: "alerts.filter" },
    mayBeMissing: true,
  },
  resources: { title: "Resources", collapsed: true, rows: "resources", empty: "No clouds to show." },
  cloudAccounts: {
    title: "Cloud Accounts",
    collapsed: true,
    rows: "cloud accounts",
    empty: "This company has no cloud accounts.",
    mayBeMissing: true,
  },
  countries: {
    title: "Countries",
    rows: "countries",
    empty: "The service knows no countries.",
    mayBeMissing: true,
  },
  reference: {
    title: "Reference",
    collapsed: true,
    list: "Reference Lists",
    rows: "these lists",
    empty: "Nothing to show.",
  },
};
