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
  /** What it says when there are no rows; the same words as `explorer/rows/conditionRow.ts`. */
  readonly empty: string;
  /** A button beside Refresh. */
  readonly emptyButton?: WelcomeButton;
  /** Some tenants do not offer what it shows. */
  readonly mayBeMissing?: true;
}

/** The views in their order in the sidebar, the Sandbox view after them. */
export const views: Readonly<Record<ViewName, View>> = {
  realms: { title: "Realms", empty: "No realms that this sign-in may see." },
  users: { title: "Users", empty: "No users yet.", emptyButton: { title: "Create User…", command: "createUser" } },
  tokens: { title: "Tokens", collapsed: true, empty: "No tokens." },
  licence: { title: "Licence", collapsed: true, empty: "FortiToken Cloud returned no licence information." },
  alerts: {
    title: "Alerts",
    empty: "No alerts in this time range.",
    emptyButton: { title: "Change Time Range…", command: "alerts.filter" },
    mayBeMissing: true,
  },
  resources: { title: "Resources", collapsed: true, empty: "No resources." },
  cloudAccounts: {
    title: "Cloud Accounts",
    collapsed: true,
    empty: "This company has no cloud accounts.",
    mayBeMissing: true,
  },
  countries: { title: "Countries", empty: "FortiCNP returned no countries.", mayBeMissing: true },
  reference: { title: "Reference", collapsed: true, list: "Reference Lists", empty: "The list is empty." },
};
