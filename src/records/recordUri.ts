import * as vscode from "vscode";
import { parseRecordPath, recordPath, type RecordRef } from "./recordRef";

export const recordScheme = "forticloud";

/** The address of a record's read-only JSON document. @param title the title of its tab */
export function recordUri(ref: RecordRef, title: string): vscode.Uri {
  return vscode.Uri.from({ scheme: recordScheme, path: recordPath(ref, title) });
}

/** Reads the record of an address from {@link recordUri}. @throws Error for any other address */
export function parseRecordUri(uri: vscode.Uri): RecordRef {
  return parseRecordPath(uri.path);
}
