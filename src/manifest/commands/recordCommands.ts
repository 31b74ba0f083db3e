import { command, inPalette, none, oneRow, rowMenu, type Command } from "../command";
import { rowOf } from "../when";

const record = rowOf("record");

/** Commands for any record. */
export const recordCommands = {
  /** Also Enter on a row; see `rowKeys`. */
  openRecord: command("Open", none, "read", oneRow("0_open@1", record)),
  openRecordToSide: command("Open to the Side", none, "read", oneRow("0_open@2", record)),
  openAsJson: command("Open as JSON", "json", "read", oneRow("0_open@3", record)),
  /** A click on a row. */
  previewRecord: command("Preview Record", none, "read", inPalette("false")),
  copyId: command("Copy ID", none, "copy", oneRow("6_copy@2", record)),
  copyAsCurl: command("Copy as cURL", "terminal", "copy", oneRow("6_copy@3", record)),
  copyLink: command("Copy Link", none, "copy", oneRow("6_copy@4", record)),
  copySignInAsCurl: command("Copy Sign-In as cURL", none, "copy", rowMenu("4_copy@1", rowOf("profile"))),
  selectForCompare: command("Select for Compare", none, "read", oneRow("5_compare@1", record)),
  compareWithSelected: command(
    "Compare with Selected",
    none,
    "read",
    oneRow("5_compare@2", record, "forticloud.compareSelected"),
  ),
} satisfies Readonly<Record<string, Command>>;
