import { allCommands } from "../manifest/allCommands";
import type { MenuEntry } from "../manifest/command";
import type { CommandName } from "../manifest/commands";
import type { RecordCommand } from "../records/summary/pageSummary";

/** The commands that a record's page offers as buttons, the most common first. */
const buttons: readonly CommandName[] = [
  ...(["unlockUser", "enableUser", "bypassOff", "editUser", "newToken", "createUser", "changeRealmQuota"] as const),
  ...([
    "giveTemporaryToken",
    "takeTemporaryToken",
    "tryAuthentication",
    "disableUser",
    "lockUser",
    "bypassOn",
  ] as const),
  ...(["aliasUser", "deleteUser"] as const),
];

/** The commands that lead from a record to others. */
const jumps: readonly CommandName[] = [
  ...(["showTokens", "showOwner", "revealResource", "showAlerts", "showAlertsOfPolicy"] as const),
  ...(["showAlertsOfActor", "showAlertsOfAccount", "showAlertsOfCountry", "showAlertsOfObject"] as const),
];

/** The manifest's menu of a single row, so that a record's page offers what its row does. */
export class RowMenu {
  /** @param titles command id -> title in the editor's language */
  constructor(private readonly titles: ReadonlyMap<string, string>) {}

  /** Whether the command is in the menu of any row. @param command without `forticloud.` */
  isForRows(command: string): boolean {
    return menusOf(command).some(({ when }) => patternOf(when) !== undefined);
  }

  /**
   * Whether a row with this contextValue has the command.
   * @param command without `forticloud.`
   * @param isOneOfMany whether further rows are selected
   */
  has(command: string, contextValue: string, isOneOfMany = false): boolean {
    const excluded = isOneOfMany ? /!listMultiSelection\b/ : /(?<!!)\blistMultiSelection\b/;
    return menusOf(command).some(({ when }) => !excluded.test(when) && patternOf(when)?.test(contextValue));
  }

  /** The commands of a page, for a record whose row has this contextValue. */
  commandsOn(contextValue: string): readonly RecordCommand[] {
    return [...buttons, ...jumps]
      .filter((id) => this.has(id, contextValue))
      .map((id) => {
        const { title, icon } = allCommands[id];
        return { id, title: this.titles.get(`forticloud.${id}`) ?? title, icon, isRelated: jumps.includes(id) };
      });
  }
}

function menusOf(command: string): readonly MenuEntry[] {
  return Object.hasOwn(allCommands, command) ? allCommands[command as CommandName].menus : [];
}

/** Which contextValues a condition is for; undefined if it is not the condition of a row. */
function patternOf(when: string): RegExp | undefined {
  const [, pattern] = /viewItem =~ \/(.*?)\/(?: |$)/.exec(when) ?? [];
  return pattern === undefined ? undefined : new RegExp(pattern);
}
