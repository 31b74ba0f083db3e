import { command, inCopy, none, rowMenu, viewTitle, type Command } from "../command";
import { inView, record, rowOf } from "../when";
import { viewNames } from "../views";

/** Commands that write rows to a file or to the clipboard. */
export const exportCommands = {
  /** Ctrl+C on rows; see `rowKeys`. */
  copy: command("Copy", none, "copy", "never", inCopy(1, rowOf("(record|fact)"))),
  copyEmail: command("Copy E-Mail", none, "copy", "row", inCopy(2, record("user"))),
  copyAs: command("Copy As…", none, "copy", "row", inCopy(6, rowOf("record"))),
  export: command("Export…", "export", "read", "row", rowMenu("6_copy@2", rowOf("(record|group|profile)"))),
  /** One command for all views, and not the one of rows: a title passes the focused row, which is not what is meant. */
  exportList: command("Export List…", none, "read", "active profile", viewTitle("7_export@1", inView(...viewNames))),
} satisfies Readonly<Record<string, Command>>;
