import { defined } from "../defined";
import * as vscode from "vscode";
import type { UserUpdate } from "../contract";
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

/** A change of a user's members; the undo sends the inverse change, if the user still shows the change. */
export function undoOfUpdate(parts: Parts, { target, title, change, inverse, warning }: UpdatedUser): UndoableChange {
  const { ref, place, name } = target;
  return {
    ref,
    place,
    subject: subjectOf(name),
    title,
    ...defined({ warning }),
    prepare: async () => {
      const now = await parts.targets.read({ profile: parts.profiles.require(place), ref });
      if (isChangeVisible(now.record.value, change) !== true) return undefined;
      return (signal) => parts.users.update(now, inverse, vscode.l10n.t("Undoing…"), signal);
    },
  };
}

/** A temporary token that was given; the undo takes it back, if the user still has one. */
export function undoOfTemporaryToken(parts: Parts, { ref, place, name }: UserTarget, title: string): UndoableChange {
  return {
    ref,
    place,
    subject: subjectOf(name),
    title,
    prepare: async () => {
      const now = await parts.targets.read({ profile: parts.profiles.require(place), ref });
      if (isChangeVisible(now.record.value, { temp_token: true }) !== true) return undefined;
      return (signal) => parts.users.takeTemporaryToken(now, signal);
    },
  };
}
