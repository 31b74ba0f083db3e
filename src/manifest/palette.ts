import type { ViewName } from "./views";
import { profileCount } from "./when";

/**
 * When the command palette offers a command. `profile` and `fortitoken` also hold before the extension is active, when
 * no context key is set, so that the frequent commands can be found then.
 */
const conditions = {
  always: undefined,
  never: "false",
  profile: "forticloud.getStarted.state != shown",
  fortitoken: "forticloud.fortitoken.profiles != none",
  "active profile": "forticloud.getStarted.state == hidden",
  "active fortitoken": profileCount.atLeastOne("fortitoken"),
  "active forticnp": profileCount.atLeastOne("forticnp"),
  sandbox: "forticloud.sandboxRunning",
  "any row": "forticloud.row",
} as const;

/** `row`: for the rows whose context menu has the command. */
export type Palette = keyof typeof conditions | "row" | { readonly when: string };

/** For commands on a view, while its rows are visible. The editor publishes the key. */
export function whileVisible(view: ViewName): Palette {
  return { when: `view.forticloud.${view}.visible` };
}

interface InPalette {
  readonly palette: Palette;
  readonly menus: readonly { readonly when: string }[];
}

/** The condition of a command's entry in the command palette; undefined if it is always offered. */
export function paletteCondition({ palette, menus }: InPalette): string | undefined {
  if (typeof palette === "object") return palette.when;
  if (palette !== "row") return conditions[palette];
  const forRows = menus.flatMap(({ when }) => onRow(when) ?? []);
  return [...new Set(forRows)].join(" || ");
}

/**
 * A menu's condition for the row that the user turned to last, instead of the clicked row. `PaletteRow` publishes the
 * keys.
 * @returns undefined if it is not the condition of a row
 */
function onRow(when: string): string | undefined {
  const [, condition] = /(viewItem =~ .*)/.exec(when) ?? [];
  return condition?.replace("viewItem", "forticloud.row").replace("listMultiSelection", "forticloud.severalRows");
}
