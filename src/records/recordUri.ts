import * as vscode from "vscode";
import { parseRecordPath, recordPath, type RecordRef } from "./recordRef";

export const recordScheme = "forticloud";

/** The address of a record's read-only JSON document; `title` is what its tab shows. */
export function recordUri(ref: RecordRef, title: string): vscode.Uri {
  return vscode.Uri.from({ scheme: recordScheme, path: recordPath(ref, title) });
}

/** The record a document shows; throws when the address is not one of {@link recordUri}. */
export function parseRecordUri(uri: vscode.Uri): RecordRef {
  return parseRecordPath(uri.path);
}
