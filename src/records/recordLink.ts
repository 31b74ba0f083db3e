import * as vscode from "vscode";
import { UserFacingError } from "../userFacingError";
import { isRecordRef, type RecordRef } from "./recordRef";

const linkPath = "/open";

/**
 * The link that opens a record's page from anywhere: `vscode://publisher.name/open?profile=…&service=…&kind=…&id=…`.
 * @param extensionId `publisher.name`
 */
export function recordLink({ profileId, service, kind, id }: RecordRef, extensionId: string): vscode.Uri {
  const query = new URLSearchParams({ profile: profileId, service, kind, id });
  return vscode.Uri.from({
    scheme: vscode.env.uriScheme,
    authority: extensionId,
    path: linkPath,
    query: query.toString(),
  });
}

/** Reads the record reference of an untrusted link. @throws UserFacingError if the link is invalid */
export function parseRecordLink(link: vscode.Uri): RecordRef {
  const query = new URLSearchParams(link.query);
  const [profileId, service, kind, id] = ["profile", "service", "kind", "id"].map((name) => query.get(name));
  const ref: unknown = { profileId, service, kind, id };
  if (link.path === linkPath && isRecordRef(ref) && ref.profileId !== "" && ref.id !== "") return ref;
  throw new UserFacingError(
    vscode.l10n.t("This link does not refer to a valid record. Copy it again with Copy Link on the record's row."),
  );
}
