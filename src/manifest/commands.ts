import type { FilteredView, ViewName } from "./views";
import { browseCommands } from "./commands/browseCommands";
import { exportCommands } from "./commands/exportCommands";
import { profileCommands } from "./commands/profileCommands";
import { recordCommands } from "./commands/recordCommands";
import { requestCommands } from "./commands/requestCommands";
import { sandboxCommands } from "./commands/sandboxCommands";
import { userCommands } from "./commands/userCommands";

/** Every command except those that each view has. */
export const ownCommands = {
  ...profileCommands,
  ...browseCommands,
  ...recordCommands,
  ...exportCommands,
  ...userCommands,
  ...requestCommands,
  ...sandboxCommands,
};

export type ViewCommandName = `${ViewName}.refresh` | `${FilteredView}.${"filter" | "clearFilter"}`;

/** A command's id without `forticloud.`. */
export type CommandName = keyof typeof ownCommands | ViewCommandName;
