import * as vscode from "vscode";
import type { User } from "../contract";
import type { Connections } from "../profiles/connections";
import type { Place } from "../profiles/place";
import type { Profile } from "../profiles/profile";
import type { RecordRef } from "../records/recordRef";
import { recordTitle } from "../records/recordKinds";
import { fortitokenRef, placeOrIdOf, type Target } from "../records/target";
import type { ClientType } from "../services/fortitoken/clientType";
import { findExactly, isNamed } from "../services/fortitoken/exactSearch";
import type { ServiceRecord } from "../services/model";
import { readText } from "../services/readers";
import type { Dialogs } from "../ui/dialogs";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";
import type { WritableProfiles } from "./writableProfiles";

/** A user for a command, with the profile that found it, and the place of that profile at that time. */
export interface UserTarget {
  readonly profile: Profile;
  readonly place: Place;
  readonly ref: RecordRef;
  readonly record: ServiceRecord<User>;
  /** The name to show. */
  readonly name: string;
}

export interface UserTargetParts {
  readonly profiles: WritableProfiles;
  readonly connections: Pick<Connections, "fortitoken">;
  readonly dialogs: Pick<Dialogs, "withProgress">;
  readonly quickInput: QuickInput;
}

/** Finds the user for a command. */
export class UserTargets {
  constructor(private readonly parts: UserTargetParts) {}

  /**
   * The user that the command was called on.
   * @param target a user's row or reference; for any other target, the user is asked for
   * @param clientType the type of application that the command needs
   * @returns undefined if cancelled
   * @throws ServiceError; `readOnly` before any question or request
   */
  async resolve(
    target: Pick<Target, "ref" | "snapshot" | "profileId">,
    title: string,
    clientType?: ClientType,
  ): Promise<UserTarget | undefined> {
    const ref = fortitokenRef(target, "user");
    if (!ref) {
      const profile = await this.parts.profiles.choose(title, clientType);
      return profile && this.ask(profile, title);
    }
    const profile = this.parts.profiles.require(placeOrIdOf(target) ?? ref.profileId, clientType);
    const known = target.snapshot?.record as ServiceRecord<User> | undefined;
    return known ? targetOf(profile, known) : this.read({ profile, ref });
  }

  /** The user as the service has it now. @throws ServiceError, PointsElsewhere */
  async read({ profile, ref }: Pick<UserTarget, "profile" | "ref">): Promise<UserTarget> {
    const record = await this.parts.dialogs.withProgress(
      vscode.l10n.t("Reading user in {0}…", profile.label),
      async (signal) => (await this.parts.connections.fortitoken(profile)).getUser(ref.id, signal),
      profile.id,
    );
    return targetOf(profile, record);
  }

  /** Asks for the name of a user of the profile, until one is found. @returns undefined if cancelled */
  async ask(profile: Profile, title: string): Promise<UserTarget | undefined> {
    for (let entered = "", missed = false; ;) {
      const prompt = missed
        ? vscode.l10n.t("No user “{0}” in {1}. Enter it exactly as it is in the service.", entered, profile.label)
        : vscode.l10n.t("The user of {0}, exactly as in the service.", profile.label);
      const answer = await this.parts.quickInput.input({
        title,
        prompt,
        placeholder: vscode.l10n.t("Username, e-mail or phone"),
        value: entered,
        validate: (value) => (value.trim() === "" ? vscode.l10n.t("Enter a username, e-mail or phone.") : undefined),
      });
      if (answer === undefined || answer === back) return undefined;
      entered = answer.trim();
      const found = await this.parts.dialogs.withProgress(
        vscode.l10n.t("Looking for “{0}” in {1}…", entered, profile.label),
        async (signal) => findExactly(await this.parts.connections.fortitoken(profile), entered, signal),
        profile.id,
      );
      const [first, second] = found;
      // The service may also find a user whose name is only similar: case and accents.
      const isCertain = first !== undefined && !second && isNamed(first.value, entered);
      if (first) return isCertain ? targetOf(profile, first) : this.pick(profile, found, title);
      missed = true;
    }
  }

  private async pick(
    profile: Profile,
    found: readonly ServiceRecord<User>[],
    title: string,
  ): Promise<UserTarget | undefined> {
    const chosen = await this.parts.quickInput.pick<UserTarget>({
      title,
      placeholder: vscode.l10n.t("{0} users match in {1}", found.length, profile.label),
      rows: found.map((record) => {
        const target = targetOf(profile, record);
        const facts = [record.value.email, record.value.mobile_number, record.value.realm_id];
        return {
          label: sanitizeQuickPick(target.name),
          description: sanitizeQuickPick(facts.map(readText).filter(Boolean).join(" · ")),
          value: target,
        };
      }),
    });
    return chosen === back ? undefined : chosen;
  }
}

export function targetOf(profile: Profile, record: ServiceRecord<User>): UserTarget {
  const ref: RecordRef = { profileId: profile.id, service: "fortitoken", kind: "user", id: record.id };
  return { profile, place: profile, ref, record, name: recordTitle(ref, record.value) };
}
