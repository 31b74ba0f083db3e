import {
  titleButton,
  command,
  editorTitle,
  fileMenu,
  manyRows,
  none,
  oneRow,
  rowMenu,
  viewTitle,
  type Command,
  type MenuEntry,
} from "../command";
import { thirdButton } from "../titleBar";
import { inView, itemOf, oneOf, record, viewsOf, type Needed } from "../when";

/** A user in a writable profile, with further conditions. */
const user = (...words: readonly Needed[]): string => record("user", "writable", ...words);
/** A realm in which users can be created. */
const openRealm = record("realm", "!deleted", "!readOnly", "!management");
/** The row of a profile that can create users. */
const openProfile = [inView("realms", "users"), itemOf("profile fortitoken", "!readOnly", "!management")];
/** The page of an import's or sync's plan. */
const plan = "resourceScheme == forticloud-plan";
const realmQuota = record("quota", "realmQuota", "writable", "management");

/** Users, their tokens, and the quotas of their realms. */
export const userCommands = {
  createUser: command(
    "Create User…",
    "add",
    "write, asks",
    "fortitoken",
    ...thirdButton("users", 4, "2_users@1"),
    titleButton(1, openRealm),
    oneRow("2_edit@1", openRealm),
  ),
  editUser: command(
    "Edit User…",
    "edit",
    "write, asks",
    "fortitoken",
    titleButton(2, user()),
    oneRow("2_edit@1", user()),
  ),
  enableUser: command("Enable User", none, "write, asks off row", "row", ...ofUsers("2_edit@2", "disabled")),
  disableUser: command("Disable User", none, "write, asks", "fortitoken", ...ofUsers("2_edit@2", "enabled")),
  lockUser: command("Lock User", none, "write, asks", "row", ...ofUsers("2_edit@3", "unlocked")),
  unlockUser: command(
    "Unlock User",
    "unlock",
    "write, asks off row",
    "fortitoken",
    titleButton(1, user("locked")),
    ...ofUsers("2_edit@3", "locked"),
  ),
  bypassOn: command("Turn Bypass On", none, "write, asks", "row", ...ofUsers("2_edit@4", "bypassOff")),
  bypassOff: command("Turn Bypass Off", none, "write, asks off row", "row", ...ofUsers("2_edit@4", "bypassOn")),
  newToken: command("New Token…", none, "write, asks", "fortitoken", ...ofUsers("2_edit@5")),
  aliasUser: command("Add as Alias…", none, "write, asks", "row", oneRow("2_edit@7", user("!management"))),
  deleteUser: command("Delete User…", "trash", "write, asks", "row", ...ofUsers("9_delete@1")),
  syncUsers: fromFile("Synchronize Realm with File…", "sync", 1),
  importUsers: fromFile("Import Users from CSV…", "cloud-upload", 2),
  // The plan's own command asks before it sends anything.
  startPlan: command("Start This Plan…", "play", "read", { when: plan }, editorTitle("navigation@1", plan)),
  cancelPlan: command("Cancel This Plan", "close", "read", { when: plan }, editorTitle("navigation@2", plan)),
  showLastReport: command("Show Last Report…", none, "read", "fortitoken"),
  resumeRun: command("Resume Unfinished Run…", none, "write, asks", "active fortitoken"),
  tryAuthentication: command(
    "Try Authentication…",
    "key",
    "write, asks off row",
    "fortitoken",
    oneRow("2_edit@8", user("!management")),
  ),
  showPushResults: command(
    "Show Push Results…",
    none,
    "read",
    "active fortitoken",
    rowMenu("3_sync@4", ...openProfile),
  ),
  undo: {
    ...command("Undo Last Change", "discard", "write, asks", "fortitoken", viewTitle("2_users@9", inView("users"))),
    key: {
      key: "ctrl+z",
      mac: "cmd+z",
      when: `focusedView =~ ${oneOf(viewsOf("fortitoken"))} && listFocus && !inputFocus`,
    },
  },
  giveTemporaryToken: command(
    "Issue Temporary Token…",
    "watch",
    "write, asks",
    "row",
    oneRow("2_edit@6", user("management", "temporaryOff")),
  ),
  takeTemporaryToken: command(
    "Revoke Temporary Token…",
    "trash",
    "write, asks",
    "row",
    oneRow("2_edit@6", user("management", "temporaryOn")),
    oneRow("2_edit@1", record("token", "temporary", "writable", "management", "assigned")),
  ),
  changeRealmQuota: command(
    "Change Realm Quota…",
    "edit",
    "write, asks",
    "row",
    oneRow("2_edit@2", record("realm", "writable", "management", "!deleted")),
    oneRow("2_edit@1", realmQuota),
    titleButton(1, realmQuota),
  ),
} satisfies Readonly<Record<string, Command>>;

/** The context menu of one user in a certain state, and of several users in any state. */
function ofUsers(group: string, ...words: readonly Needed[]): readonly MenuEntry[] {
  return [oneRow(group, user(...words)), manyRows(group, user())];
}

/** A command on a file of users, or on the realm for such a file. @param place among the commands of its kind */
function fromFile(title: string, icon: string, place: number): Command {
  const menus = [
    fileMenu(`forticloud@${place}`, "resourceExtname == .csv"),
    oneRow(`2_edit@${place + 2}`, openRealm),
    rowMenu(`3_sync@${place}`, ...openProfile),
    viewTitle(`2_users@${place + 1}`, inView("users")),
  ];
  return { ...command(title, icon, "write, asks", "fortitoken", ...menus), takesFile: true };
}
