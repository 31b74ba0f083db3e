import * as vscode from "vscode";
import type { User } from "../contract";
import { PersonError } from "../personError";
import type { Connections } from "../profiles/connections";
import type { Profile } from "../profiles/profile";
import type { ServiceRecord } from "../services/model";
import type { Dialogs } from "../ui/dialogs";
import type { QuickInput } from "../ui/quickInput";
import { chooseRealm, usersOf, type TargetRealm } from "./fileRealm";
import { readUserFile, type UserFile } from "./userFile";

/** A file's users beside those of the realm they belong to. */
export interface ReadUsers {
  readonly profile: Profile;
  readonly realm: TargetRealm;
  readonly fileName: string;
  readonly file: UserFile;
  /** How many users of the file belong to other realms. */
  readonly others: number;
  /** The realm's users as the service has them. */
  readonly users: readonly ServiceRecord<User>[];
}

const largestFile = 10 * 1024 * 1024;

/** Reads a file of users and, from the service, the users of the realm that it is about. */
export class FileUsers {
  constructor(
    private readonly connections: Pick<Connections, "fortitoken">,
    private readonly dialogs: Pick<Dialogs, "openFile" | "withProgress" | "withReports">,
    private readonly quickInput: QuickInput,
  ) {}

  /** Asks for the file; undefined when cancelled. */
  ask(title: string): Promise<vscode.Uri | undefined> {
    return this.dialogs.openFile(title, { [vscode.l10n.t("Users (CSV, JSON)")]: ["csv", "tsv", "txt", "json"] });
  }

  /**
   * @param realmId the realm that is meant, where that is known.
   * @param title for the question about the realm, from the file's name.
   * @returns undefined when the person cancelled. @throws UserFileError, ServiceError, Error
   */
  async read(
    profile: Profile,
    realmId: string | undefined,
    uri: vscode.Uri,
    title: (fileName: string) => string,
  ): Promise<ReadUsers | undefined> {
    const { dialogs, connections, quickInput } = this;
    const fileName = uri.path.split("/").at(-1) ?? "";
    const read = readUserFile(fileName, await bytesOf(uri));
    const client = await connections.fortitoken(profile.id);
    const realms = await dialogs.withProgress(vscode.l10n.t("Reading realms of {0}…", profile.label), (signal) =>
      client.realms(signal),
    );
    const possible = realmId === undefined ? realms : realms.filter(({ id }) => id === realmId);
    const realm = await chooseRealm(read.users, possible, quickInput, title(fileName));
    if (!realm) return undefined;
    const users = await dialogs.withReports(
      vscode.l10n.t("Reading users of realm {0} of {1}", realm.name, profile.label),
      async (signal, report) => {
        const list = client.users({ realm_id: realm.id }, 1000);
        while (!list.complete) {
          await list.loadMore(signal);
          report(vscode.l10n.t("{0} users", list.items.length));
        }
        return list.items;
      },
    );
    const ofRealm = usersOf(read.users, realm);
    const others = read.users.length - ofRealm.length;
    return { profile, realm, fileName, file: { ...read, users: ofRealm }, others, users };
  }
}

async function bytesOf(uri: vscode.Uri): Promise<Uint8Array> {
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > largestFile) {
    throw new PersonError(vscode.l10n.t("The file is larger than {0} MB. Split it.", largestFile / 1024 / 1024));
  }
  return vscode.workspace.fs.readFile(uri);
}
