import { allCommands } from "../manifest/allCommands";
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

  /** Whether a row with this contextValue has the command. @param command without `forticloud.` */
  has(command: string, contextValue: string): boolean {
    const menus = Object.hasOwn(allCommands, command) ? allCommands[command as CommandName].menus : [];
    return menus.some(({ when }) => !/(?<!!)\blistMultiSelection\b/.test(when) && isForRow(when, contextValue));
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

function isForRow(when: string, contextValue: string): boolean {
  const pattern = /viewItem =~ \/(.*?)\/(?: |$)/.exec(when)?.[1];
  return pattern !== undefined && new RegExp(pattern).test(contextValue);
}
