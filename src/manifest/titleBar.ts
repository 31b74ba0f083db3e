import type { MenuEntry } from "./command";
import { factsOf, type ViewName } from "./views";
import { inView, profileCount } from "./when";

/** The views whose title has the button that chooses the profile of their service. */
export const firstViews = { fortitoken: "users", forticnp: "alerts" } as const;

/**
 * The "…" menus of the services' first views, for what concerns a service or both. The container itself has no menu that
 * an extension can extend.
 */
export function inServiceMenus(group: string): readonly MenuEntry[] {
  return [{ menu: "view/title", group, when: inView(...Object.values(firstViews)) }];
}

/**
 * The conditions under which the title bar of a view gets one more button: Clear Filter, Switch Profile, Try Now. A title
 * bar has room for three buttons, so each of them moves another one to the "…" menu.
 */
function extrasOf(view: ViewName): readonly string[] {
  const { service, hasFilter } = factsOf(view);
  return [
    ...(hasFilter ? [`forticloud.${view}.filtered`] : []),
    ...(firstViews[service] === view ? [profileCount.several(service)] : []),
    `forticloud.${service}.blocked`,
  ];
}

/** The third button of a title bar, counting Collapse All: one further button moves it to the menu. */
export function thirdButton(view: ViewName, place: number, menuGroup: string): readonly MenuEntry[] {
  return buttonUnless(view, extrasOf(view).join(" || "), place, menuGroup);
}

/** The second button of a title bar: two further buttons move it to the menu. */
export function secondButton(view: ViewName, place: number, menuGroup: string): readonly MenuEntry[] {
  const pairs = extrasOf(view).flatMap((one, i, all) => all.slice(i + 1).map((other) => `${one} && ${other}`));
  return buttonUnless(view, pairs.join(" || "), place, menuGroup);
}

function buttonUnless(view: ViewName, crowded: string, place: number, menuGroup: string): readonly MenuEntry[] {
  const button = (group: string, when: string): MenuEntry => ({ menu: "view/title", group, when });
  if (crowded === "") return [button(`navigation@${place}`, inView(view))];
  return [
    button(`navigation@${place}`, `${inView(view)} && !(${crowded})`),
    button(menuGroup, `${inView(view)} && (${crowded})`),
  ];
}
