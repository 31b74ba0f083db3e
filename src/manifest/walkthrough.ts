import type { ServiceId } from "../contract";
import type { CommandName } from "./commands";

/** The id of the extension, as `package.json` declares it. */
const extensionId = "forticloud-explorer.forticloud-explorer";
const id = "getStarted";

/** Opens the walkthrough. */
export const walkthroughLink = `command:workbench.action.openWalkthrough?${encodeURIComponent(JSON.stringify([`${extensionId}#${id}`, false]))}`;

/** The argument of the editor's command that opens the walkthrough at the step that connects a service. */
export function walkthroughStep(step: ServiceId): { readonly category: string; readonly step: string } {
  return { category: `${extensionId}#${id}`, step };
}

type ProfileKey = "sandboxProfile" | `${ServiceId}.connected`;

interface Step {
  readonly id: ServiceId | "sandbox" | "findUser" | "triageAlert";
  readonly title: string;
  /** Paragraphs; a link alone in its paragraph becomes a button. */
  readonly text: readonly string[];
  /** The events that complete the step; one is sufficient. `App` publishes the context keys. */
  readonly doneBy: readonly (`onCommand:forticloud.${CommandName}` | `onContext:forticloud.${ProfileKey}`)[];
  /** A picture that the UI tests make, in media/pictures, and what it shows. */
  readonly picture: { readonly name: string; readonly shows: string };
}

/** The first minutes of a user. Each step completes by itself. */
export const walkthrough = {
  id,
  title: "Get Started with FortiCloud Explorer",
  description: "Manage the users of FortiToken Cloud and triage the alerts of FortiCNP.",
  steps: [
    {
      id: "sandbox",
      title: "Try the Sandbox",
      text: [
        "The sandbox emulates both services on this machine. You need no account, and your changes stay on this machine.",
        button("Try the Sandbox", "addSandboxProfiles"),
      ],
      doneBy: ["onContext:forticloud.sandboxProfile"],
      picture: { name: "sidebar-dark", shows: "Users and alerts of the sandbox in the sidebar" },
    },
    {
      id: "fortitoken",
      title: "Connect to FortiToken Cloud",
      text: [
        "You need the **client ID** and the **client secret** of an application. In the FortiToken Cloud portal, a web application is under __Applications > Web Apps__, and a management application under __Applications > Mgmt Applications__. The secret is shown once, when the application is created.",
        "The host is ``ftc.fortinet.com`` or ``fic.fortinet.com``. The secret is stored in the secret storage of VS Code.",
        button("Connect to FortiToken Cloud", "addProfile", "fortitoken"),
      ],
      doneBy: ["onContext:forticloud.fortitoken.connected"],
      picture: { name: "form-after-refusal", shows: "The form of a FortiToken Cloud profile" },
    },
    {
      id: "forticnp",
      title: "Connect to FortiCNP",
      text: [
        "You need an **API credential**. Create it in the FortiCNP console under __Global Settings > API Access__. It is valid for one year.",
        "The host is ``www.forticnp.com``, or ``eu.forticnp.com`` for a company in Europe.",
        button("Connect to FortiCNP", "addProfile", "forticnp"),
      ],
      doneBy: ["onContext:forticloud.forticnp.connected"],
      picture: { name: "form-after-refusal", shows: "The form of a profile" },
    },
    {
      id: "findUser",
      title: "Find a User",
      text: [
        "Enter a username, an e-mail address or a phone number. The search covers all FortiToken Cloud profiles. You can unlock or edit the result.",
        button("Find User", "findUser"),
      ],
      doneBy: ["onCommand:forticloud.findUser"],
      picture: { name: "sidebar-dark", shows: "A user in the Users view" },
    },
    {
      id: "triageAlert",
      title: "Triage an Alert",
      text: [
        "The Alerts view lists the open alerts of the last 30 days. Select one to see its record. Its context menu shows the alerts of the same policy, user, account or country.",
        `[Show Alerts](command:forticloud.alerts.focus)`,
      ],
      doneBy: ["onCommand:forticloud.showAlertsOfPolicy", "onCommand:forticloud.alerts.filter"],
      picture: { name: "sidebar-dark", shows: "An alert beside its record" },
    },
  ] satisfies readonly Step[],
};

function button(title: string, command: CommandName, argument?: string): string {
  const query = argument === undefined ? "" : `?${encodeURIComponent(JSON.stringify([argument]))}`;
  return `[${title}](command:forticloud.${command}${query})`;
}
