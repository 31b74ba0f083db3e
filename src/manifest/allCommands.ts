import { factsOf, filteredViews, viewNames, type FilteredView, type ViewName } from "./views";
import { command, viewTitle, type Command, type MenuEntry } from "./command";
import { ownCommands, type CommandName, type ViewCommandName } from "./commands";
import { thirdButton } from "./titleBar";
import { whileVisible } from "./palette";
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
    [`${view}.refresh`]: command(`Refresh ${list}`, "refresh", "read", whileVisible(view), ...refreshButton(view)),
  };
}

/** The Users view has a more frequent third button. */
function refreshButton(view: ViewName): readonly MenuEntry[] {
  if (view === "users") return [viewTitle("1_refresh@1", inView(view))];
  return thirdButton(view, 9, "1_refresh@1");
}

function filter(view: FilteredView): ViewCommands {
  const { service, title, filtered = title } = factsOf(view);
  const here = inView(view);
  const isFiltered = `forticloud.${view}.filtered`;
  // Try Now takes the place of the button.
  const isBlocked = `forticloud.${service}.blocked`;
  return {
    [`${view}.filter`]: command(
      `Filter ${filtered}…`,
      "filter",
      "editor",
      whileVisible(view),
      viewTitle("navigation@2", here),
    ),
    [`${view}.clearFilter`]: command(
      `Clear ${filtered} Filter`,
      "clear-all",
      "editor",
      { when: isFiltered },
      viewTitle("navigation@3", here, isFiltered, `!${isBlocked}`),
      viewTitle("1_filter@1", here, isFiltered, isBlocked),
    ),
  };
}
