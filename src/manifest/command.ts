export const menuNames = [
  "commandPalette",
  "view/title",
  "view/item/context",
  "explorer/context",
  "editor/title",
] as const;

export interface MenuEntry {
  readonly menu: (typeof menuNames)[number];
  readonly when: string;
  /** Group, and the place in it: `2_edit@1`. */
  readonly group?: string;
}

/** One command of the extension; its id is `forticloud.<name>`. */
export interface Command {
  readonly title: string;
  /** A codicon; {@link none} for a command that is nowhere shown as a button. */
  readonly icon: string | undefined;
  readonly access: AccessWord;
  readonly menus: readonly MenuEntry[];
  /** A file of the workspace can be handed to it; in a workspace that is not trusted, none is. */
  readonly takesFile?: true;
  /** When it can be run; always if absent. */
  readonly enablement?: string;
  readonly key?: { readonly key: string; readonly mac: string; readonly when: string };
}

export const none = undefined;

/**
 * What a command may do at most, and who asks the user before. `read`: shows something or asks a service for it. `copy`: the clipboard as well.
 * `editor`: changes what this editor keeps (profiles, secrets, filters). `sandbox`: changes the emulator on this machine. `write`: changes
 * something in a service, so somebody always asks.
 *
 * `asks`: the command itself, always. `asks off row`: the command gate, unless the command was called on a row of our views, by a click there;
 * without a row the command itself asks whom it is for.
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

/** One row of the tables. Without menus it stands in the command palette alone. */
export function command(
  title: string,
  icon: string | undefined,
  access: AccessWord,
  ...menus: readonly MenuEntry[]
): Command {
  return { title, icon, access, menus };
}

/** When the command palette offers it; always if no entry says so. */
export function inPalette(when: string): MenuEntry {
  return { menu: "commandPalette", when };
}

/** Above a view: `navigation@1` for a button, other groups for the "…" menu. */
export function viewTitle(group: string, ...when: readonly string[]): MenuEntry {
  return { menu: "view/title", when: all(when), group };
}

/** A button of a row. */
export function button(place: number, ...when: readonly string[]): MenuEntry {
  return rowMenu(`inline@${place}`, ...when);
}

/** The context menu of rows, however many are selected. */
export function rowMenu(group: string, ...when: readonly string[]): MenuEntry {
  return { menu: "view/item/context", when: all(when), group };
}

/** The context menu of a row that is selected alone. */
export function oneRow(group: string, ...when: readonly string[]): MenuEntry {
  return rowMenu(group, ...when, "!listMultiSelection");
}

/** The context menu of several selected rows. */
export function manyRows(group: string, ...when: readonly string[]): MenuEntry {
  return rowMenu(group, ...when, "listMultiSelection");
}

/** The context menu of a file in a trusted workspace. */
export function fileMenu(group: string, ...when: readonly string[]): MenuEntry {
  return { menu: "explorer/context", when: all([...when, "isWorkspaceTrusted"]), group };
}

/** Above an editor. */
export function editorTitle(group: string, when: string): MenuEntry {
  return { menu: "editor/title", when, group };
}

function all(when: readonly string[]): string {
  return when.join(" && ");
}
