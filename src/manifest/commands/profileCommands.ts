import { titleButton, command, inPalette, none, rowMenu, viewTitle, type Command } from "../command";
import { hasProfile, rowOf } from "../when";

/** Profiles and the log. */
export const profileCommands = {
  addProfile: command("Add Profile…", "add", "editor, asks"),
  editProfile: command(
    "Edit Profile…",
    "edit",
    "editor, asks",
    rowMenu("3_profile@1", rowOf("profile")),
    titleButton(4, rowOf("message error", "signIn|editProfile")),
  ),
  removeProfile: command(
    "Remove Profile from This Editor…",
    "trash",
    "editor, asks",
    rowMenu("3_profile@2", rowOf("profile")),
  ),
  signIn: command(
    "Sign In…",
    "sign-in",
    "editor, asks",
    titleButton(1, rowOf("profile", "signedOut")),
    rowMenu("2_profile@1", rowOf("profile")),
    titleButton(3, rowOf("message error", "signIn")),
  ),
  signOut: command(
    "Sign Out",
    "sign-out",
    "editor, asks off row",
    rowMenu("2_profile@2", rowOf("profile", "signedIn")),
  ),
  testConnection: command("Test Connection", "plug", "read", rowMenu("2_profile@3", rowOf("profile"))),
  switchCompany: command(
    "Switch Company…",
    "arrow-swap",
    "editor, asks",
    viewTitle("3_company@1", hasProfile("alerts")),
    rowMenu("2_profile@4", rowOf("profile forticnp")),
  ),
  manageProfiles: command("Manage Profiles…", "account", "editor, asks"),
  showLog: command(
    "Show Log",
    "output",
    "read",
    titleButton(2, rowOf("message (error|noPermission)")),
    rowMenu("2_log@1", rowOf("message")),
  ),
  /** For the buttons of a view's welcome page. */
  runForViewProfile: command("Run for the Profile of a View", none, "read", inPalette("false")),
} satisfies Readonly<Record<string, Command>>;
