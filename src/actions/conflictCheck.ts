import * as vscode from "vscode";
import type { RecordUpdates } from "../explorer/recordUpdates";
import { UserFacingError } from "../userFacingError";
import type { Profile } from "../profiles/profile";
import { isMarkup, ServiceError } from "../services/errors";
import { readableName } from "../records/recordRef";
import { jsonText } from "../services/jsonText";
import type { ServiceRecord } from "../services/model";
import { readText } from "../services/readers";
import { differencesOf, type PlannedChange } from "../services/writes/differences";
import type { Comparisons } from "../ui/comparisons";
import type { Dialogs } from "../ui/dialogs";
import { differenceWords } from "./differenceWords";
import { subjectOf } from "./userRepository";
import type { UserTarget, UserTargets } from "./userTargets";

/** A record that changed in the service after it was shown. */
export interface Conflict<T> {
  readonly profile: Profile;
  /** The record in a sentence. */
  readonly subject: string;
  /** The record in a file name. */
  readonly name: string;
  readonly seen: ServiceRecord<T>;
  readonly now: ServiceRecord<T>;
  /** One line per difference. */
  readonly lines: readonly string[];
  /** The button that overwrites, with the title of the command. */
  readonly action: string;
}

export interface ConflictCheckParts {
  readonly targets: Pick<UserTargets, "read">;
  readonly records: Pick<RecordUpdates, "replace" | "remove">;
  readonly dialogs: Pick<Dialogs, "choose">;
  readonly comparisons: Pick<Comparisons, "show">;
}

/** Asks before a write overwrites a change that another administrator made after the record was shown. */
export class ConflictCheck {
  constructor(private readonly parts: ConflictCheckParts) {}

  /**
   * Reads the user right before a write, and asks if it differs from what was shown.
   * @param change empty for a deletion
   * @returns the user as it is now; undefined if the write was declined. @throws ServiceError, Error if the user was deleted
   */
  async confirmChange(target: UserTarget, change: PlannedChange, action: string): Promise<UserTarget | undefined> {
    const { profile, name, record } = target;
    const now = await this.parts.targets.read(target).catch((error: unknown) => this.rethrow(error, target));
    const differences = differencesOf(record.value, now.record.value, change);
    if (differences.length === 0) return now;
    const isConfirmed = await this.confirm({
      profile,
      subject: subjectOf(name),
      name,
      seen: record,
      now: now.record,
      lines: differences.map((difference) => differenceWords(difference, readText(change[difference.member]))),
      action,
    });
    return isConfirmed ? now : undefined;
  }

  /** Shows the record as it is now in its rows, and asks. @returns whether to write nevertheless */
  async confirm<T>({ profile, subject, name, seen, now, lines, action }: Conflict<T>): Promise<boolean> {
    this.parts.records.replace(profile.id, now);
    const show = vscode.l10n.t("Show Difference");
    const answer = await this.parts.dialogs.choose({
      message: vscode.l10n.t("The {0} of {1} has changed since it was shown.", subject, profile.label),
      detail: [...lines, "", vscode.l10n.t("Nothing was sent yet.")],
      actions: [action, show],
    });
    if (answer === show) {
      await this.parts.comparisons.show({
        title: vscode.l10n.t("{0}: as it was shown \u2194 as it is now", name),
        name: `${readableName(name)}.json`,
        before: `${jsonText(seen.value)}\n`,
        after: `${jsonText(now.value)}\n`,
      });
    }
    return answer === action;
  }

  private rethrow(error: unknown, { ref, name, profile }: UserTarget): never {
    if (!ServiceError.is(error) || error.category !== "notFound" || isMarkup(error)) throw error;
    this.parts.records.remove(ref);
    throw new UserFacingError(
      vscode.l10n.t("User {0} of {1} was deleted since it was shown. Nothing was sent.", name, profile.label),
      { cause: error },
    );
  }
}
