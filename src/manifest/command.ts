import type { Palette } from "./palette";
import { anyRow } from "./when";

/** The submenus of rows. The editor hides one without entries. */
export const submenus = {
  "forticloud.related": { title: "Related", group: "4_related@1", when: anyRow },
  "forticloud.copy": { title: "Copy", group: "6_copy@1", when: anyRow },
} as const;

export const menuNames = [
  "view/title",
  "view/item/context",
  "explorer/context",
  "editor/title",
  ...(Object.keys(submenus) as readonly (keyof typeof submenus)[]),
] as const;

export interface MenuEntry {
  readonly menu: (typeof menuNames)[number];
  readonly when: string;
  /** Group and position, such as `2_edit@1`. */
  readonly group?: string;
}

/** One command of the extension; its id is `forticloud.<name>`. */
export interface Command {
  readonly title: string;
  /** A codicon; {@link none} for a command that is never shown as a button. */
  readonly icon: string | undefined;
  readonly access: AccessWord;
  readonly palette: Palette;
  readonly menus: readonly MenuEntry[];
  /** Whether the command accepts a file of a trusted workspace. */
  readonly takesFile?: true;
  readonly key?: { readonly key: string; readonly mac: string; readonly when: string };
}

export const none = undefined;

/** Only one row is selected. */
export const single = "!listMultiSelection";

/**
 * The most that a command may do, and where the user is asked for confirmation first. `read`: shows something or reads
 * it from a service. `copy`: also writes the clipboard. `editor`: changes what this editor stores (profiles, secrets,
 * filters). `sandbox`: changes the emulator on this machine. `write`: changes something in a service, so a confirmation
 * is always required.
 *
 * `asks`: the command itself always asks. `asks off row`: the command gate asks, unless the user clicked a row of our
 * views; without a row the command itself asks for the target.
 */
export const accessWords = {
  read: { does: "read", asks: "no" },
  copy: { does: "copy", asks: "no" },
  editor: { does: "editor", asks: "no" },
  "editor, asks": { does: "editor", asks: "itself" },
  "editor, asks off row": { does: "editor", asks: "offRow" },
  sandbox: { does: "sandbox", asks: "no" },
  "sandbox, asks": { does: "sandbox", asks: "itself" },
  "write, asks": { does: "write", asks: "itself" },
  "write, asks off row": { does: "write", asks: "offRow" },
} as const;

type AccessWord = keyof typeof accessWords;

/** One row of the tables. A command without menus is only in the command palette. */
export function command(
  title: string,
  icon: string | undefined,
  access: AccessWord,
  palette: Palette,
  ...menus: readonly MenuEntry[]
): Command {
  return { title, icon, access, palette, menus };
}

/** The title bar of a view: `navigation@1` for a button, other groups for the "…" menu. */
export function viewTitle(group: string, ...when: readonly string[]): MenuEntry {
  return { menu: "view/title", when: allOf(when), group };
}

/** A button on a row. */
export function titleButton(place: number, ...when: readonly string[]): MenuEntry {
  return rowMenu(`inline@${place}`, ...when);
}

/** The context menu of one or several selected rows. */
export function rowMenu(group: string, ...when: readonly string[]): MenuEntry {
  return { menu: "view/item/context", when: allOf(when), group };
}

/** The submenu of a row for the records that are related to its record. */
export function inRelated(place: number, ...when: readonly string[]): MenuEntry {
  return { menu: "forticloud.related", when: allOf(when), group: `1_related@${place}` };
}

/** The submenu of rows for everything that writes the clipboard. */
export function inCopy(place: number, ...when: readonly string[]): MenuEntry {
  return { menu: "forticloud.copy", when: allOf(when), group: `1_copy@${place}` };
}

/** The context menu of a single selected row. */
export function oneRow(group: string, ...when: readonly string[]): MenuEntry {
  return rowMenu(group, ...when, single);
}

/** The context menu of several selected rows. */
export function manyRows(group: string, ...when: readonly string[]): MenuEntry {
  return rowMenu(group, ...when, "listMultiSelection");
}

/** The context menu of a file in a trusted workspace. */
export function fileMenu(group: string, ...when: readonly string[]): MenuEntry {
  return { menu: "explorer/context", when: allOf([...when, "isWorkspaceTrusted"]), group };
}

/** The title bar of an editor. */
export function editorTitle(group: string, when: string): MenuEntry {
  return { menu: "editor/title", when, group };
}

function allOf(when: readonly string[]): string {
  return when.join(" && ");
}
