import { defined } from "../defined";
import * as vscode from "vscode";
import type { BaseUser, UserUpdate } from "../contract";
import { isChangeVisible } from "../services/writes/userChange";
import type { ActionParts } from "./actionParts";
import type { UndoableChange } from "./undo";
import { subjectOf } from "./userRepository";
import type { UserTarget } from "./userTargets";

type Parts = Pick<ActionParts, "profiles" | "targets" | "users">;

interface UpdatedUser {
  /** The user after the change. */
  readonly target: UserTarget;
  readonly title: string;
  readonly change: UserUpdate;
  readonly inverse: UserUpdate;
  readonly warning?: string | undefined;
}

/** A change of a user's members; the undo sends the inverse change. */
export function undoOfUpdate(parts: Parts, { target, title, change, inverse, warning }: UpdatedUser): UndoableChange {
  return {
    ...changeOf(target, title),
    ...defined({ warning }),
    prepare: async () => {
      const found = await readIfUnchanged(parts, target, change);
      return found && ((signal) => parts.users.update(found, inverse, vscode.l10n.t("Undoing…"), signal));
    },
  };
}

/** A temporary token that was given; the undo takes it back. */
export function undoOfTemporaryToken(parts: Parts, target: UserTarget, title: string): UndoableChange {
  return {
    ...changeOf(target, title),
    prepare: async () => {
      const found = await readIfUnchanged(parts, target, { temp_token: true });
      return found && ((signal) => parts.users.takeTemporaryToken(found, signal));
    },
  };
}

function changeOf({ ref, place, name }: UserTarget, title: string): Omit<UndoableChange, "prepare"> {
  return { ref, place, subject: subjectOf(name), title };
}

/** The user as it is now; undefined if it does not show the change any more. */
async function readIfUnchanged(
  { profiles, targets }: Parts,
  { place, ref }: UserTarget,
  change: UserUpdate & Pick<BaseUser, "temp_token">,
): Promise<UserTarget | undefined> {
  const found = await targets.read({ profile: profiles.require(place), ref });
  return isChangeVisible(found.record.value, change) === true ? found : undefined;
}
