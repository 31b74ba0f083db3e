import * as vscode from "vscode";
import type { WritableProfiles } from "../actions/writableProfiles";
import type { User } from "../contract";
import { UserFacingError } from "../personError";
import { isSamePlace, type Place } from "../profiles/place";
import { recordTitle } from "../records/recordKinds";
import type { RecordRef } from "../records/recordRef";
import type { Target } from "../records/target";
import type { ServiceRecord } from "../services/model";
import type { Dialogs } from "../ui/dialogs";
import { comparedMembers } from "./engine/userSteps";
import type { UserStep } from "./engine/userRun";
import type { Runs } from "./runs";
import type { SelectionAction } from "./selectionActions";

const mostNames = 10;

interface UserRow {
  readonly row: object;
  readonly place: Place;
  readonly ref: RecordRef;
  readonly record: ServiceRecord<User>;
}

/** Does one thing to every selected user. */
export class ChangeSelection {
  constructor(
    private readonly profiles: WritableProfiles,
    private readonly dialogs: Pick<Dialogs, "confirm">,
    private readonly runs: Pick<Runs, "start">,
  ) {}

  /** @throws UserFacingError when the rows are not users of one profile, ServiceError `readOnly` */
  async run(action: SelectionAction, target: Target): Promise<void> {
    const users = (target.rows.length > 0 ? target.rows : [target]).flatMap(userRow);
    const [first] = users;
    if (!first) throw new UserFacingError(vscode.l10n.t("Select users in one of the views first."));
    if (users.length === 1) {
      await vscode.commands.executeCommand(action.single, first.row);
      return;
    }
    if (users.some(({ place }) => !isSamePlace(place, first.place))) {
      throw new UserFacingError(vscode.l10n.t("Select users of one profile only."));
    }
    const profile = this.profiles.require(first.place);
    const steps = [...new Map(users.map((row) => [row.ref.id, stepOf(row, action)])).values()];
    const agreed = await this.dialogs.confirm({
      message: action.question(steps.length, profile.label),
      detail: [
        namesOf(steps),
        ...(action.meaning ? [action.meaning()] : []),
        vscode.l10n.t("It can be stopped and resumed, but not undone. The report lists what was there before."),
      ].join(" "),
      action: action.title(),
    });
    if (agreed) await this.runs.start(profile, action.title(), steps);
  }
}

function stepOf({ ref, record }: UserRow, { change }: SelectionAction): UserStep {
  const base = { id: ref.id, name: recordTitle(ref, record.value), seen: comparedMembers(record.value) };
  return change ? { ...base, action: "change", change } : { ...base, action: "delete" };
}

/** The first names, and how many more there are; a sentence. */
function namesOf(steps: readonly UserStep[]): string {
  const names = steps.slice(0, mostNames).map(({ name }) => name);
  const more = steps.length - names.length;
  const all = names.join(", ");
  return more > 0 ? vscode.l10n.t("{0} and {1} more.", all, more) : `${all}.`;
}

function userRow({ row, ref, snapshot }: Target["rows"][number]): UserRow[] {
  if (!row || !snapshot || ref?.service !== "fortitoken" || ref.kind !== "user") return [];
  return [{ row, ref, place: snapshot.place, record: snapshot.record as ServiceRecord<User> }];
}
