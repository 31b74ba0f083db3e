import { button, command, inPalette, none, rowMenu, viewTitle, type Command } from "../command";
import { hasProfile, row } from "../when";

/** Profiles and the log. */
export const profileCommands = {
  addProfile: command("Add Profile…", "add", "editor, asks"),
  editProfile: command(
    "Edit Profile…",
    "edit",
    "editor, asks",
    rowMenu("3_profile@1", row("profile")),
    button(4, row("message error", "signIn|editProfile")),
  ),
  removeProfile: command(
    "Remove Profile from This Editor…",
    "trash",
    "editor, asks",
    rowMenu("3_profile@2", row("profile")),
  ),
  signIn: command(
    "Sign In…",
    "sign-in",
    "editor, asks",
    button(1, row("profile", "signedOut")),
    rowMenu("2_profile@1", row("profile")),
    button(3, row("message error", "signIn")),
  ),
  signOut: command("Sign Out", "sign-out", "editor, asks off row", rowMenu("2_profile@2", row("profile", "signedIn"))),
  testConnection: command("Test Connection", "plug", "read", rowMenu("2_profile@3", row("profile"))),
  switchCompany: command(
    "Switch Company…",
    "arrow-swap",
    "editor, asks",
    viewTitle("3_company@1", hasProfile("alerts")),
    rowMenu("2_profile@4", row("profile forticnp")),
  ),
  manageProfiles: command("Manage Profiles…", "account", "editor, asks"),
  showLog: command(
    "Show Log",
    "output",
    "read",
    button(2, row("message (error|noPermission)")),
    rowMenu("2_log@1", row("message")),
  ),
  /** For the buttons of a view's welcome page. */
  runForViewProfile: command("Run for the Profile of a View", none, "read", inPalette("false")),
} satisfies Readonly<Record<string, Command>>;
