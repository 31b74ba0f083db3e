import type { ServiceId } from "../../contract";
import { titleButton, command, none, rowMenu, viewTitle, type Command } from "../command";
import { firstViews, inServiceMenus } from "../titleBar";
import { inView, profileCount, rowOf, viewsOf } from "../when";

/** Profiles and the log. */
export const profileCommands = {
  addProfile: command("Add Profile…", "add", "editor, asks", "always", ...inServiceMenus("7_profile@2")),
  "fortitoken.switchProfile": switchProfile("fortitoken", "Switch FortiToken Cloud Profile…"),
  "forticnp.switchProfile": switchProfile("forticnp", "Switch FortiCNP Profile…"),
  editProfile: command(
    "Edit Profile…",
    "edit",
    "editor, asks",
    "profile",
    rowMenu("2_edit@1", rowOf("profile")),
    titleButton(4, rowOf("message error", "signIn|editProfile")),
  ),
  removeProfile: command(
    "Remove Profile…",
    "trash",
    "editor, asks",
    "profile",
    rowMenu("9_delete@1", rowOf("profile")),
  ),
  signIn: command(
    "Sign In…",
    "sign-in",
    "editor, asks",
    "profile",
    titleButton(1, rowOf("profile", "signedOut")),
    rowMenu("2_edit@2", rowOf("profile")),
    titleButton(3, rowOf("message error", "signIn")),
  ),
  signOut: command(
    "Sign Out",
    "sign-out",
    "editor, asks off row",
    "profile",
    rowMenu("2_edit@2", rowOf("profile", "signedIn")),
  ),
  testConnection: command(
    "Test Connection",
    "plug",
    "read",
    "profile",
    rowMenu("2_edit@3", rowOf("profile")),
    ...inServiceMenus("7_profile@5"),
  ),
  switchCompany: command(
    "Switch Company…",
    "arrow-swap",
    "editor, asks",
    "active forticnp",
    viewTitle("7_profile@4", inView("alerts")),
    rowMenu("2_edit@4", rowOf("profile forticnp")),
  ),
  manageProfiles: command("Manage Profiles…", "account", "editor, asks", "profile", ...inServiceMenus("7_profile@3")),
  showLog: command(
    "Show Log",
    "output",
    "read",
    "always",
    titleButton(2, rowOf("message (error|noPermission)")),
    rowMenu("2_edit@1", rowOf("message")),
    ...inServiceMenus("8_request@3"),
  ),
  /** For the buttons of a view's welcome page. */
  runForViewProfile: command("Run for the Profile of a View", none, "read", "never"),
} satisfies Readonly<Record<string, Command>>;

/** A button in the title of the service's first view, an entry in the menus of its other views. */
function switchProfile(service: ServiceId, title: string): Command {
  const first = firstViews[service];
  const others = viewsOf(service).filter((view) => view !== first);
  const several = profileCount.several(service);
  return command(
    title,
    "account",
    "editor",
    { when: several },
    viewTitle("navigation@0", inView(first), several),
    viewTitle("7_profile@1", inView(...others), several),
  );
}
