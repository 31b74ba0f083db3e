import { defined } from "../defined";
import * as vscode from "vscode";
import type { UserUpdate } from "../contract";
import type { UndoableChange } from "./undoStack";
import { isChangeVisible } from "../services/writes/userChange";
import type { UserTarget, UserTargets } from "./userTargets";
import { subjectOf, type UserRepository } from "./userRepository";
import type { WritableProfiles } from "./writableProfiles";

/** A user's members as they were sent, and what to send to take that back. */
interface SentChange {
  /** The user as the change left it. */
  readonly target: Pick<UserTarget, "ref" | "place" | "name">;
  readonly title: string;
  /** The user must still be so for the change to be taken back. */
  readonly change: UserUpdate;
  readonly inverse: UserUpdate;
  readonly warning?: string;
}

/** Makes changes of users undoable. */
export class UserUndo {
  constructor(
    private readonly profiles: WritableProfiles,
    private readonly targets: UserTargets,
    private readonly users: UserRepository,
  ) {}

  /** A change of members, taken back by another one. */
  ofUpdate({ target, title, change, inverse, warning }: SentChange): UndoableChange {
    return {
      ref: target.ref,
      place: target.place,
      subject: subjectOf(target.name),
      title,
      ...defined({ warning }),
      prepare: async () => {
        const found = await this.targets.read({ profile: this.profiles.require(target.place), ref: target.ref });
        if (isChangeVisible(found.record.value, change) !== true) return undefined;
        return (signal) => this.users.update(found, inverse, vscode.l10n.t("Undoing…"), signal);
      },
    };
  }

  /** A temporary token that was given, taken back again. */
  ofTemporaryToken(target: UserTarget, title: string): UndoableChange {
    return {
      ref: target.ref,
      place: target.place,
      subject: subjectOf(target.name),
      title,
      prepare: async () => {
        const found = await this.targets.read({ profile: this.profiles.require(target.place), ref: target.ref });
        if (isChangeVisible(found.record.value, { temp_token: true }) !== true) return undefined;
        return (signal) => this.users.takeTemporaryToken(found, signal);
      },
    };
  }
}
