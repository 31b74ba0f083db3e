import { viewNames, type ViewName } from "./views";

/** One entry of `contributes.keybindings`. */
interface KeyBinding {
  readonly key: string;
  readonly mac?: string;
  readonly command: string;
  readonly when: string;
  readonly args?: unknown;
}

const userViews: readonly ViewName[] = ["users", "realms"];

/**
 * The keys on rows of our views, as in the editor's own Explorer: Space shows the record and Enter opens it, F2 edits,
 * Delete deletes and Ctrl+C copies names. Without the first two, Space would unfold a record with rows under it, and a
 * tree's Enter runs the row's command like a click.
 */
export const rowKeys: readonly KeyBinding[] = viewNames.flatMap((view) => {
  const when = `focusedView == forticloud.${view} && listFocus && !inputFocus && !treestickyScrollFocused`;
  const onFocused = (command: string, select = "list.selectAndPreserveFocus"): object => ({
    command: "runCommands",
    args: { commands: [select, { command, args: view }] },
  });
  return [
    { key: "space", command: "list.selectAndPreserveFocus", when },
    { key: "enter", ...onFocused("forticloud.openRecord", "list.select"), when },
    ...onRows({ key: "ctrl+c", mac: "cmd+c" }, "forticloud.copy"),
    ...(userViews.includes(view)
      ? [
          { key: "f2", ...onFocused("forticloud.editUser"), when },
          ...onRows({ key: "delete", mac: "cmd+backspace" }, "forticloud.deleteUser"),
        ]
      : []),
  ] as readonly KeyBinding[];

  /** The focused row may be another than the selected one. With several selected rows, the key is for these. */
  function onRows(keys: Pick<KeyBinding, "key" | "mac">, command: string): readonly object[] {
    return [
      { ...keys, ...onFocused(command), when: `${when} && !listMultiSelection` },
      { ...keys, command, args: view, when: `${when} && listMultiSelection` },
    ];
  }
});
