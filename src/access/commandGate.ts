import { defined } from "../defined";
import * as vscode from "vscode";
import { UserFacingError } from "../userFacingError";
import type { ProfileStore } from "../profiles/profileStore";
import { recordTitle } from "../records/recordKinds";
import { isRecordRef } from "../records/recordRef";
import type { RowTarget, Target } from "../records/target";
import type { Dialogs } from "../ui/dialogs";
import { commandAccess, type CommandAccess } from "./commandAccess";

const ownSchemes = ["forticloud-request", "forticloud-answer", "forticloud-plan"];

type SingleTarget = Target["rows"][number];

export interface CommandGateParts {
  /** The target of a row of our views; undefined for any other value. Other extensions cannot create rows. */
  readonly rowOf: (value: unknown) => RowTarget | undefined;
  readonly profiles: Pick<ProfileStore, "get">;
  readonly dialogs: Pick<Dialogs, "confirm">;
  /** The record page in front, if the manifest offers the command on its record; without its row. */
  readonly pageInFront: (command: string) => SingleTarget | undefined;
  /**
   * The selected rows of a view that have the command in their menu; undefined if there is no view with this name. For
   * keys, which pass only the view.
   */
  readonly selectedIn: (view: string, command: string) => readonly RowTarget[] | undefined;
  /** Command id -> title, for the confirmation. */
  readonly titles: ReadonlyMap<string, string>;
}

/**
 * Every command passes this gate before it runs. Only the gate decides what a command was called on. A row of our views
 * keeps what it shows. Any other argument may come from a link, a task of the workspace, a key binding or another
 * extension. The gate reduces it to names (a profile's id, a record's reference, a document's address), so that the
 * command itself reads what it shows, confirms and sends. If the command does not ask for confirmation, the gate asks.
 */
export class CommandGate {
  constructor(private readonly parts: CommandGateParts) {}

  /**
   * @param command without `forticloud.`
   * @param args as the editor passes them: the clicked item, then all selected items
   * @returns undefined if the user did not confirm, or pressed a key on rows without the command
   * @throws UserFacingError for a file of an untrusted workspace
   */
  async admit(command: string, args: readonly unknown[]): Promise<Target | undefined> {
    const [first, second] = args;
    const access = commandAccess[command];
    if (!access) throw new Error(`No access is declared for ${command}`);
    const words = [first, second].filter((value) => typeof value === "string");
    const selected = this.selectionOf(command, access, args);
    if (selected?.length === 0) return undefined;
    if (selected) return { ...selected[0], rows: selected, words };
    const rows = Array.isArray(second) ? second.map((value) => this.singleTarget(value, access)) : [];
    const isBare = args.every((argument) => argument === undefined);
    const page = isBare ? this.parts.pageInFront(command) : undefined;
    const target: Target = { ...(page ?? this.singleTarget(first, access)), rows, words };
    const isNamed = target.profileId !== undefined || target.file !== undefined;
    const asks = access.asks === "offRow" && !target.row && isNamed;
    return asks && !(await this.ask(command, target, page !== undefined)) ? undefined : target;
  }

  /** The rows that a key is pressed on. Not for a command that does not ask itself: anyone can pass a view's name. */
  private selectionOf(
    command: string,
    { asks }: CommandAccess,
    [view, ...others]: readonly unknown[],
  ): readonly RowTarget[] | undefined {
    const isView = typeof view === "string" && others.every((other) => other === undefined);
    return isView && asks !== "offRow" ? this.parts.selectedIn(view, command) : undefined;
  }

  private singleTarget(value: unknown, { file: takesFile }: CommandAccess): SingleTarget {
    const row = this.parts.rowOf(value);
    if (row) return row;
    if (typeof value === "string") return { profileId: value };
    if (value instanceof vscode.Uri) return defined({ file: addressOf(value, takesFile) });
    if (typeof value !== "object" || value === null) return {};
    const ref: unknown = "ref" in value ? value.ref : value;
    if (isRecordRef(ref)) {
      const { profileId, service, kind, id } = ref;
      return { profileId, ref: { profileId, service, kind, id } };
    }
    return "profileId" in value && typeof value.profileId === "string" ? { profileId: value.profileId } : {};
  }

  private ask(command: string, { ref, snapshot, profileId = "" }: Target, isPage: boolean): Promise<boolean> {
    const title = this.parts.titles.get(`forticloud.${command}`) ?? command;
    const profile = this.parts.profiles.get(profileId)?.label;
    const subject = ref && `${ref.kind} ${snapshot ? recordTitle(ref, snapshot.record.value) : ref.id}`;
    return this.parts.dialogs.confirm({
      message: vscode.l10n.t(
        "Run “{0}” for {1}?",
        title,
        [subject, profile].filter((part) => part !== undefined).join(", "),
      ),
      detail: isPage
        ? vscode.l10n.t("The command was called without a row. It acts on the record page in front.")
        : vscode.l10n.t("A link, a task or another extension called this command, not a row of a FortiCloud view."),
      action: title.replace(/…$/, ""),
    });
  }
}

/** @returns undefined if the command accepts no file @throws UserFacingError for a file of an untrusted workspace */
function addressOf(uri: vscode.Uri, takesFile: boolean): vscode.Uri | undefined {
  if (ownSchemes.includes(uri.scheme)) return uri;
  if (!takesFile) return undefined;
  if (vscode.workspace.isTrusted) return uri;
  throw new UserFacingError(
    vscode.l10n.t(
      "The command cannot use files of an untrusted workspace. Trust the workspace, or choose the file in the command.",
    ),
  );
}
