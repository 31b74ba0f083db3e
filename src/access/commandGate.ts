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
  /** The record page in front, if the manifest offers the command on its record. */
  readonly pageInFront: (command: string) => RowTarget | undefined;
  /**
   * The selected rows that have the command in their menu, in a view or, without its name, in the view in which the user
   * last selected rows; undefined if there is no such view, or if the command is in no row's menu.
   */
  readonly selected: (command: string, view?: string) => readonly RowTarget[] | undefined;
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
    const inSight = this.inSight(command, access, args);
    if (inSight?.rows.length === 0) return undefined;
    const rows = Array.isArray(second) ? second.map((value) => this.singleTarget(value, access)) : [];
    const target: Target = inSight
      ? { ...targetOf(inSight, access), words }
      : { ...this.singleTarget(first, access), rows, words };
    const isNamed = target.profileId !== undefined || target.file !== undefined;
    const asks = access.asks === "offRow" && !target.row && isNamed;
    return asks && !(await this.ask(command, target, inSight?.place ?? "call")) ? undefined : target;
  }

  /**
   * What the user looks at, for a call without a row: from the command palette the page in front or the selected rows,
   * from a key the selected rows of the view whose name it passes. Anyone can pass that name, so it means nothing to a
   * command that does not ask itself.
   */
  private inSight(command: string, { asks }: CommandAccess, args: readonly unknown[]): InSight | undefined {
    const [view] = args;
    const isBare = args.every((argument) => argument === undefined);
    const page = isBare ? this.parts.pageInFront(command) : undefined;
    if (page) return { place: "page", rows: [page] };
    const isKey = typeof view === "string" && args.length === 1 && asks !== "offRow";
    if (isKey) return selection(this.parts.selected(command, view));
    const rows = isBare ? this.parts.selected(command) : undefined;
    return selection(rows?.length === 0 ? undefined : rows);
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

  private ask(
    command: string,
    { ref, snapshot, profileId = "", rows }: Target,
    from: InSight["place"] | "call",
  ): Promise<boolean> {
    const title = this.parts.titles.get(`forticloud.${command}`) ?? command;
    const profile = this.parts.profiles.get(profileId)?.label;
    const single = ref && `${ref.kind} ${snapshot ? recordTitle(ref, snapshot.record.value) : ref.id}`;
    const subject = rows.length > 1 ? vscode.l10n.t("{0} selected rows", rows.length) : single;
    return this.parts.dialogs.confirm({
      message: vscode.l10n.t(
        "Run “{0}” for {1}?",
        title,
        [subject, profile].filter((part) => part !== undefined).join(", "),
      ),
      detail: {
        page: vscode.l10n.t("The command was called without a row. It acts on the active record page."),
        selection: vscode.l10n.t("The command was called without a row. It acts on the selected rows."),
        call: vscode.l10n.t("A link, a task or another extension called this command, not a row of a FortiCloud view."),
      }[from],
      action: title.replace(/…$/, ""),
    });
  }
}

interface InSight {
  readonly place: "page" | "selection";
  readonly rows: readonly RowTarget[];
}

function selection(rows: readonly RowTarget[] | undefined): InSight | undefined {
  return rows && { place: "selection", rows };
}

/** Without the row if the gate must ask, or if the record is that of a page. */
function targetOf({ place, rows }: InSight, { asks }: CommandAccess): Omit<Target, "words"> {
  const { row, ...names } = rows[0] ?? {};
  const isRow = row && place === "selection" && asks !== "offRow";
  return { ...names, ...(isRow && { row }), rows: place === "page" ? [] : rows };
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
