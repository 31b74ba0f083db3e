import { command, inCopy, none, oneRow, single, type Command } from "../command";
import { rowOf } from "../when";

const record = rowOf("record");

/** Commands for any record. */
export const recordCommands = {
  /** Also Enter on a row; see `rowKeys`. */
  openRecord: command("Open", none, "read", "row", oneRow("0_open@1", record)),
  openRecordToSide: command("Open to the Side", none, "read", "row", oneRow("0_open@2", record)),
  openAsJson: command("Open as JSON", "json", "read", "row", oneRow("0_open@3", record)),
  /** A click on a row. */
  previewRecord: command("Preview Record", none, "read", "never"),
  copyId: command("Copy ID", none, "copy", "row", inCopy(3, record, single)),
  copyAsCurl: command("Copy as cURL", "terminal", "copy", "row", inCopy(5, record, single)),
  copyLink: command("Copy Link", none, "copy", "row", inCopy(4, record, single)),
  copySignInAsCurl: command("Copy Sign-In as cURL", none, "copy", "active profile", inCopy(1, rowOf("profile"))),
  selectForCompare: command("Select for Compare", none, "read", "row", oneRow("4_related@2", record)),
  compareWithSelected: command(
    "Compare with Selected",
    none,
    "read",
    "row",
    oneRow("4_related@3", record, "forticloud.compareSelected"),
  ),
} satisfies Readonly<Record<string, Command>>;
