import type { CommandName } from "./commands";
import { factsOf, filteredViews, viewNames, views, type Condition, type FilteredView, type ViewName } from "./views";
import { walkthroughLink } from "./walkthrough";
import type { AnyView } from "./when";

/** A text instead of a view's rows, with the buttons below it. */
export interface Welcome {
  readonly text: string;
  readonly buttons: readonly WelcomeButton[];
  /** A last paragraph with a link. */
  readonly link?: string;
}

interface WelcomeButton {
  readonly title: string;
  readonly command: CommandName;
  readonly arguments?: readonly string[];
}

const secretNames = { fortitoken: "client secret", forticnp: "credential" } as const;

/**
 * The texts that a view of profiles shows instead of rows, by state. Each starts with the label of the row of the same
 * state.
 */
function welcomesOf(view: ViewName): Readonly<Partial<Record<Condition, Welcome>>> {
  const { service: serviceId, empty, mayBeMissing } = factsOf(view);

  const own = views[view];
  // Compiles only if the button's command exists.
  const emptyButton: WelcomeButton | undefined = "emptyButton" in own ? own.emptyButton : undefined;
  const refresh = (title: string) => ({ title, command: `${view}.refresh` }) as const;
  const showLog = { title: "Show Log", command: "showLog" } as const;
  const forProfile = (title: string, command: "signIn" | "testConnection") =>
    ({ title, command: "runForViewProfile", arguments: [view, command] }) as const;
  return {
    signedOut: {
      text: `Signed out. Enter the ${secretNames[serviceId]} to continue.`,
      buttons: [forProfile("Sign In", "signIn"), showLog],
    },
    noPermission: {
      text: "No permission to see this. Ask an administrator for the permission, or use another profile.",
      buttons: [forProfile("Test Connection", "testConnection"), refresh("Try Again"), showLog],
    },
    empty: { text: `${empty}.`, buttons: [...(emptyButton ? [emptyButton] : []), refresh("Refresh")] },
    ...(mayBeMissing && {
      notOffered: {
        text: "Not available on this tenant. Fortinet removed this API from newer tenants.",
        buttons: [refresh("Try Again")],
      },
    }),
  };
}

/** The text that a view shows instead of rows if its filter hides all of them. */
function filteredWelcome(view: FilteredView): Welcome {
  return {
    text: "Nothing matches the filter.",
    buttons: [
      { title: "Clear Filter", command: `${view}.clearFilter` },
      { title: "Change Filter…", command: `${view}.filter` },
    ],
  };
}

/** Every text that is shown instead of rows, with its view and the view's state. */
export const welcomes: readonly (readonly [AnyView, state: string, Welcome])[] = [
  ...viewNames.flatMap((view) =>
    Object.entries(welcomesOf(view)).map(([state, welcome]) => [view, state, welcome] as const),
  ),
  ...filteredViews.map((view) => [view, "filteredEmpty", filteredWelcome(view)] as const),
  [
    "getStarted",
    "shown",
    {
      text: "FortiCloud Explorer manages the users and tokens of FortiToken Cloud, and shows the alerts and resources of FortiCNP. Connect to a service, or try both without an account in a sandbox on this machine.",
      buttons: [
        { title: "Connect to FortiToken Cloud", command: "addProfile", arguments: ["fortitoken"] },
        { title: "Connect to FortiCNP", command: "addProfile", arguments: ["forticnp"] },
        { title: "Try the Sandbox", command: "addSandboxProfiles" },
      ],
      link: `See [what you need to connect](${walkthroughLink}).`,
    },
  ],
];
