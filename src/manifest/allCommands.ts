import { viewNames, type ViewName } from "../explorer/viewName";
import { command, viewTitle, type Command } from "./command";
import { ownCommands, type CommandName, type ViewCommandName } from "./commands";
import { views } from "./views";
import { inView } from "./when";

/** Every command of the extension. */
export const allCommands: Readonly<Record<CommandName, Command>> = {
  ...ownCommands,
  ...(Object.assign({}, ...viewNames.map(viewCommands)) as Record<ViewCommandName, Command>),
};

/** The commands that each view has. */
function viewCommands(view: ViewName): Partial<Record<ViewCommandName, Command>> {
  const { title, list = title, filters = list } = views[view];
  const here = inView(view);
  const isFiltered = `forticloud.${view}.filtered`;
  return {
    [`${view}.refresh`]: command(`Refresh ${list}`, "refresh", "read", viewTitle("navigation@9", here)),
    [`${view}.filter`]: command(
      `Filter ${filters}…`,
      "filter",
      "editor",
      viewTitle("navigation@2", here, `!${isFiltered}`),
      viewTitle("1_filter@1", here, isFiltered),
    ),
    [`${view}.clearFilter`]: {
      ...command(`Clear ${filters} Filter`, "filter-filled", "editor", viewTitle("navigation@2", here, isFiltered)),
      enablement: isFiltered,
    },
  };
}
