import * as vscode from "vscode";
import type { SelectionCommand, UserActions } from "../actions/userActions";
import type { WritableProfiles } from "../actions/writableProfiles";
import type { User } from "../contract";
import { UserFacingError } from "../userFacingError";
import { isSamePlace, type Place } from "../profiles/place";
import { recordTitle } from "../records/recordKinds";
import type { RecordRef } from "../records/recordRef";
import type { Target } from "../records/target";
import type { ServiceRecord } from "../services/model";
import type { Dialogs } from "../ui/dialogs";
import { comparedMembers } from "./engine/userSteps";
import type { UserStep } from "./engine/userRun";
import type { Runs } from "./runs";
import { selectionActions, type SelectionAction } from "./selectionActions";

const mostNames = 10;

interface UserRow {
  readonly place: Place;
  readonly ref: RecordRef;
  readonly record: ServiceRecord<User>;
}

export interface ChangeSelectionParts {
  readonly profiles: WritableProfiles;
  readonly dialogs: Pick<Dialogs, "confirm">;
  readonly runs: Pick<Runs, "start">;
  readonly ofOneUser: UserActions["ofOneUser"];
}

/** Applies one change to every selected user, or to a single one by the action that can be undone. */
export class ChangeSelection {
  constructor(private readonly parts: ChangeSelectionParts) {}

  /** @throws UserFacingError when several users are of different profiles, ServiceError `readOnly` */
  async run(command: SelectionCommand, target: Target): Promise<void> {
    const { profiles, dialogs, runs, ofOneUser } = this.parts;
    const users = target.rows.flatMap(userRow);
    const [first, second] = users;
    if (!first || !second) return ofOneUser[command](target);
    const action = selectionActions[command];
    if (users.some(({ place }) => !isSamePlace(place, first.place))) {
      throw new UserFacingError(vscode.l10n.t("Select users of one profile only."));
    }
    const profile = profiles.require(first.place);
    const steps = [...new Map(users.map((row) => [row.ref.id, stepOf(row, action)])).values()];
    const agreed = await dialogs.confirm({
      message: action.question(steps.length, profile.label),
      detail: [
        namesOf(steps),
        ...(action.meaning ? [action.meaning()] : []),
        action.isFinal
          ? vscode.l10n.t("You can stop and resume it, but not undo it.")
          : vscode.l10n.t("You can stop, resume and undo it."),
      ].join(" "),
      action: action.title(),
    });
    if (agreed) await runs.start(profile, action.title(), steps, { command });
  }
}

function stepOf({ ref, record }: UserRow, { change }: SelectionAction): UserStep {
  const base = { id: ref.id, name: recordTitle(ref, record.value), seen: comparedMembers(record.value) };
  return change ? { ...base, action: "change", change } : { ...base, action: "delete" };
}

/** The first names and the number of further ones, as a sentence. */
function namesOf(steps: readonly UserStep[]): string {
  const names = steps.slice(0, mostNames).map(({ name }) => name);
  const more = steps.length - names.length;
  const all = names.join(", ");
  return more > 0 ? vscode.l10n.t("{0} and {1} more.", all, more) : `${all}.`;
}

function userRow({ ref, snapshot }: Target["rows"][number]): UserRow[] {
  if (!snapshot || ref?.service !== "fortitoken" || ref.kind !== "user") return [];
  return [{ ref, place: snapshot.place, record: snapshot.record as ServiceRecord<User> }];
}
