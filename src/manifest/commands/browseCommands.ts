import { titleButton, command, inRelated, none, oneRow, rowMenu, single, viewTitle, type Command } from "../command";
import { secondButton } from "../titleBar";
import { whileVisible } from "../palette";
import { inContainer, inView, record, rowOf, viewsOf, type Needed } from "../when";

const failed = rowOf("message (error|noPermission)");
const withAlerts = record(["country", "severity", "severityCount", "event", "cloudAccount", "resource"]);
const refused = rowOf("message error", "tryNow");

/** The places of a command for the alerts that share a fact: the alert, and the row of the fact below it. */
function alertsOf(fact: string, word: Needed, position: number) {
  return [
    inRelated(position, record("alert", word), single),
    oneRow("4_related@1", rowOf(`fact ${fact}`)),
    titleButton(1, rowOf(`fact ${fact}`)),
  ];
}

/** Commands on rows, and jumps from one row to others. */
export const browseCommands = {
  refreshRow: command(
    "Refresh",
    "refresh",
    "read",
    "row",
    titleButton(9, rowOf("profile")),
    oneRow("0_open@4", rowOf("(profile|record|group)")),
  ),
  retry: command("Try Again", "refresh", "read", "row", rowMenu("0_open@1", failed), titleButton(1, failed)),
  tryNow: command(
    "Try Now",
    "debug-continue",
    "read",
    { when: "forticloud.fortitoken.blocked || forticloud.forticnp.blocked" },
    viewTitle("navigation@0", inView(...viewsOf("fortitoken")), "forticloud.fortitoken.blocked"),
    viewTitle("navigation@0", inView(...viewsOf("forticnp")), "forticloud.forticnp.blocked"),
    titleButton(3, refused),
    rowMenu("0_open@2", refused),
  ),
  loadMore: command("Load More", "ellipsis", "read", "any row"),
  findUser: {
    ...command(
      "Find User…",
      "search",
      "read",
      "fortitoken",
      ...secondButton("users", 1, "1_filter@2"),
      viewTitle("1_filter@2", inView("realms")),
    ),
    key: { key: "ctrl+alt+u", mac: "cmd+alt+u", when: inContainer },
  },
  "alerts.arrange": command(
    "Group and Sort Alerts…",
    "list-tree",
    "editor",
    "active forticnp",
    ...secondButton("alerts", 4, "1_filter@2"),
  ),
  "resources.addType": command(
    "Add Resource Type…",
    "add",
    "editor",
    whileVisible("resources"),
    viewTitle("2_types@1", inView("resources")),
  ),
  "resources.removeType": command(
    "Remove Resource Type",
    none,
    "editor",
    "row",
    viewTitle("2_types@2", inView("resources")),
    oneRow("2_edit@1", rowOf("group resourceType", "added")),
  ),
  showAlertsOfPolicy: command(
    "Show Alerts of This Policy",
    "bell",
    "read",
    "row",
    oneRow("4_related@1", record(["policy", "policyViolation", "finding"])),
    titleButton(2, record(["policy", "policyViolation"])),
    ...alertsOf("policy", "ofPolicy", 1),
  ),
  showAlertsOfActor: command("Show Alerts of This User", "bell", "read", "row", ...alertsOf("actor", "ofActor", 2)),
  showAlertsOfAccount: command(
    "Show Alerts of This Account",
    "bell",
    "read",
    "row",
    ...alertsOf("account", "ofAccount", 3),
  ),
  showAlertsOfCountry: command(
    "Show Alerts of This Country",
    "bell",
    "read",
    "row",
    ...alertsOf("place", "ofCountry", 4),
  ),
  showAlertsOfObject: command(
    "Show Alerts of This Object",
    "bell",
    "read",
    "row",
    ...alertsOf("object", "ofObject", 5),
  ),
  revealResource: command(
    "Reveal in Resources",
    "target",
    "read",
    "row",
    inRelated(6, record("alert", "ofResource"), single),
  ),
  showAlerts: command(
    "Show Its Alerts",
    "bell",
    "read",
    "row",
    oneRow("4_related@1", withAlerts),
    titleButton(2, withAlerts),
    oneRow("4_related@1", rowOf("fact events")),
    titleButton(1, rowOf("fact events")),
  ),
  showTokens: command("Show Tokens of User", "key", "read", "row", oneRow("4_related@1", record("user"))),
  showOwner: command(
    "Show Owner",
    "account",
    "read",
    "row",
    oneRow("4_related@1", record("token", "assigned")),
    titleButton(1, record("token", "assigned")),
  ),
} satisfies Readonly<Record<string, Command>>;
