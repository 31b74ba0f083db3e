import { viewNames } from "./views";

/** One entry of `contributes.keybindings`. */
interface KeyBinding {
  readonly key: string;
  readonly mac?: string;
  readonly command: string;
  readonly when: string;
  readonly args?: unknown;
}

/**
 * The keys on rows of our views, as in the editor's own Explorer: Space shows the record and Enter opens it, and
 * Ctrl+C copies names. Without the first two, Space would unfold a record with rows under it, and a tree's Enter runs the row's command like a click.
 */
export const rowKeys: readonly KeyBinding[] = viewNames.flatMap((view) => {
  const when = `focusedView == forticloud.${view} && listFocus && !inputFocus && !treestickyScrollFocused`;
  const open = { command: "forticloud.openRecord", args: view };
  return [
    { key: "space", command: "list.selectAndPreserveFocus", when },
    { key: "ctrl+c", mac: "cmd+c", command: "forticloud.copy", args: view, when },
    { key: "enter", command: "runCommands", args: { commands: ["list.select", open] }, when },
  ];
});
