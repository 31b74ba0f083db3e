import { command, inPalette, none, rowMenu, viewTitle, type Command } from "../command";
import { inView, rowOf } from "../when";
import { viewNames } from "../views";

/** Commands that write rows to a file or to the clipboard. */
export const exportCommands = {
  /** Ctrl+C on rows; see `rowKeys`. */
  copy: command("Copy", none, "copy", rowMenu("6_copy@1", rowOf("(record|fact)")), inPalette("false")),
  copyAs: command("Copy As…", none, "copy", rowMenu("6_copy@5", rowOf("record")), inPalette("false")),
  export: command("Export…", "export", "read", rowMenu("6_copy@6", rowOf("(record|group|profile)"))),
  /** One command for all views, and not the one of rows: a title passes the focused row, which is not what is meant. */
  exportList: command("Export List…", none, "read", viewTitle("7_export@1", inView(...viewNames)), inPalette("false")),
} satisfies Readonly<Record<string, Command>>;
