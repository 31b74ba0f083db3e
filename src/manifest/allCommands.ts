import { factsOf, filteredViews, viewNames, views, type FilteredView, type ViewName } from "./views";
import { command, viewTitle, type Command } from "./command";
import { ownCommands, type CommandName, type ViewCommandName } from "./commands";
import { inView } from "./when";

type ViewCommands = Partial<Record<ViewCommandName, Command>>;

/** Every command of the extension. */
export const allCommands: Readonly<Record<CommandName, Command>> = {
  ...ownCommands,
  ...(Object.assign({}, ...viewNames.map(refresh), ...filteredViews.map(filter)) as Record<ViewCommandName, Command>),
};

function refresh(view: ViewName): ViewCommands {
  const { title, list = title } = factsOf(view);
  return {
    [`${view}.refresh`]: command(`Refresh ${list}`, "refresh", "read", viewTitle("navigation@9", inView(view))),
  };
}

function filter(view: FilteredView): ViewCommands {
  const { title } = views[view];
  const here = inView(view);
  const isFiltered = `forticloud.${view}.filtered`;
  return {
    [`${view}.filter`]: command(
      `Filter ${title}…`,
      "filter",
      "editor",
      viewTitle("navigation@2", here, `!${isFiltered}`),
      viewTitle("1_filter@1", here, isFiltered),
    ),
    [`${view}.clearFilter`]: {
      ...command(`Clear ${title} Filter`, "filter-filled", "editor", viewTitle("navigation@2", here, isFiltered)),
      enablement: isFiltered,
    },
  };
}
