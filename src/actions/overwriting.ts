import * as vscode from "vscode";
import type { RecordUpdates } from "../explorer/recordUpdates";
import { UserFacingError } from "../userFacingError";
import type { Profile } from "../profiles/profile";
import { isMarkup, ServiceError } from "../services/errors";
import { readableName } from "../records/recordRef";
import { jsonText } from "../services/jsonText";
import type { ServiceRecord } from "../services/model";
import { readText } from "../services/readers";
import { type Difference, differencesOf, type PlannedChange } from "../services/writes/differences";
import type { Comparisons } from "../ui/comparisons";
import type { Dialogs } from "../ui/dialogs";
import { differenceWords } from "./differenceWords";
import type { UserTarget, UserTargets } from "./userTargets";

/** A record that somebody else changed since the person saw it. */
export interface Conflict<T> {
  readonly profile: Profile;
  /** The record in a sentence, and as a file name. */
  readonly subject: string;
  readonly name: string;
  readonly seen: ServiceRecord<T>;
  readonly now: ServiceRecord<T>;
  /** What differs, a line each. */
  readonly lines: readonly string[];
  /** Label of the button that goes on: the command's title. */
  readonly action: string;
}

export interface OverwritingParts {
  readonly targets: Pick<UserTargets, "refresh">;
  readonly records: Pick<RecordUpdates, "replace" | "remove">;
  readonly dialogs: Pick<Dialogs, "choose">;
  readonly comparisons: Pick<Comparisons, "show">;
}

/** Keeps a person from overwriting unseen what somebody else changed: looks right before a write, at the cost of one read. */
export class Overwriting {
  constructor(private readonly parts: OverwritingParts) {}

  /**
   * @param target the user as the person saw it.
   * @param change what is about to be written; "delete" and the like write no member.
   * @returns the user as it is now, to be written; undefined when nothing is to be sent. @throws ServiceError, Error when it is gone
   */
  async agreed(target: UserTarget, change: PlannedChange, action: string): Promise<UserTarget | undefined> {
    const now = await this.parts.targets.refresh(target).catch((error: unknown) => this.rethrow(error, target));
    const differences = differencesOf(target.record.value, now.record.value, change);
    const { profile, name, record } = target;
    if (differences.length === 0) return now;
    const agreed = await this.confirm({
      profile,
      subject: vscode.l10n.t("user {0}", name),
      name,
      seen: record,
      now: now.record,
      lines: differences.map((difference) => differenceWords(difference, ownValueOf(difference, change))),
      action,
    });
    return agreed ? now : undefined;
  }

  /** Tells the conflict, and shows the record as it is now in its rows. @returns whether to write all the same */
  async confirm<T>({ profile, subject, name, seen, now, lines, action }: Conflict<T>): Promise<boolean> {
    this.parts.records.replace(profile.id, now);
    const show = vscode.l10n.t("Show Difference");
    const answer = await this.parts.dialogs.choose({
      message: vscode.l10n.t("The {0} of {1} was changed since it was shown.", subject, profile.label),
      detail: [...lines, "", vscode.l10n.t("Nothing was sent so far.")],
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

/** What the person wants of a member that somebody else changed too. */
function ownValueOf({ member }: Difference, change: PlannedChange): string | undefined {
  return readText(change[member]);
}
