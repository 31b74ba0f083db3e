import * as vscode from "vscode";
import { UserFacingError } from "../personError";
import type { ProfileStore } from "../profiles/profileStore";
import { isRecordRef, type RecordRef } from "../records/recordRef";
import type { Dialogs } from "../ui/dialogs";
import { commandAccess, type CommandAccess } from "./commandAccess";

const ownSchemes = ["forticloud-request", "forticloud-answer"];

/** What something outside may hand to a command: names of things, never the things themselves. */
type Named = RecordRef | { readonly profileId: string } | vscode.Uri | string | undefined;

/**
 * What every command passes before it runs. A row of our views goes through as it is. Everything else may come from a link, a task of the
 * workspace, a key binding or another extension: of it only names are kept (a profile's id, a record's reference, a document's address), so
 * that what is shown, asked and sent is read anew; and where the command itself asks nobody, the person is asked here.
 */
export class CommandGate {
  /** @param isRow whether a value is an object of our views, which nobody outside can make */
  constructor(
    private readonly isRow: (value: unknown) => boolean,
    private readonly profiles: Pick<ProfileStore, "get">,
    private readonly dialogs: Pick<Dialogs, "confirm">,
    /** A command's title by its id, for people. */
    private readonly titles: ReadonlyMap<string, string>,
  ) {}

  /**
   * @param command without `forticloud.`
   * @returns the arguments to run it with; undefined when the person did not agree. @throws Error in words
   */
  async admit(command: string, args: readonly unknown[]): Promise<readonly unknown[] | undefined> {
    const access = commandAccess[command];
    if (!access) throw new Error(`Nobody has decided what ${command} may do`);
    const onRow = args[0] !== undefined && this.isRow(args[0]);
    const namesOnly = args.map((value) =>
      Array.isArray(value) ? value.map((each) => this.nameOf(each, access)) : this.nameOf(value, access),
    );
    const asks = access.asks === "offRow" && !onRow && namesOnly[0] !== undefined;
    return asks && !(await this.ask(command, namesOnly[0])) ? undefined : namesOnly;
  }

  private nameOf(value: unknown, { file }: CommandAccess): unknown {
    return this.isRow(value) ? value : named(value, file);
  }

  private ask(command: string, target: unknown): Promise<boolean> {
    const title = this.titles.get(`forticloud.${command}`) ?? command;
    const profileId =
      typeof target === "object" && target !== null && "profileId" in target ? target.profileId : target;
    const profile = typeof profileId === "string" ? this.profiles.get(profileId)?.label : undefined;
    const subject = isRecordRef(target) ? `${target.kind} ${target.id}` : undefined;
    return this.dialogs.confirm({
      message: vscode.l10n.t(
        "Run “{0}” for {1}?",
        title,
        [subject, profile].filter((part) => part !== undefined).join(", "),
      ),
      detail: vscode.l10n.t(
        "It was not called on a row of a FortiCloud view, but by a link, a task or another extension.",
      ),
      action: title.replace(/…$/, ""),
    });
  }
}

function named(value: unknown, takesFile: boolean): Named {
  if (typeof value === "string") return value;
  if (value instanceof vscode.Uri) return addressOf(value, takesFile);
  if (typeof value !== "object" || value === null) return undefined;
  const ref: unknown = "ref" in value ? value.ref : value;
  if (isRecordRef(ref)) return { profileId: ref.profileId, service: ref.service, kind: ref.kind, id: ref.id };
  return "profileId" in value && typeof value.profileId === "string" ? { profileId: value.profileId } : undefined;
}

/** @throws Error for a file of a workspace that is not trusted */
function addressOf(uri: vscode.Uri, takesFile: boolean): vscode.Uri | undefined {
  if (ownSchemes.includes(uri.scheme)) return uri;
  if (!takesFile) return undefined;
  if (vscode.workspace.isTrusted) return uri;
  throw new UserFacingError(
    vscode.l10n.t(
      "This workspace is not trusted, so its files are not taken. Trust it, or choose the file in the command itself.",
    ),
  );
}
