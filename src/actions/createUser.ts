import * as vscode from "vscode";
import type { Realm } from "../contract";
import { UserFacingError } from "../userFacingError";
import type { Profile } from "../profiles/profile";
import { fortitokenRef, placeOrIdOf, type Target } from "../records/target";
import { ServiceError } from "../services/errors";
import { isDeletedRealm, realmName } from "../services/fortitoken/realmName";
import type { ServiceRecord } from "../services/model";
import { readText } from "../services/readers";
import type { NewUser } from "../services/writes/userWriteSpecs";
import { numberOf } from "./phoneNumber";
import { newUserFields, sendsNotice, type UserForm } from "./userFields";
import { targetOf } from "./userTargets";
import { subjectOf } from "./userRepository";
import type { ActionParts } from "./actionParts";

/** Creates a user from a form. On a realm's row, that realm is preset. */
export class CreateUser {
  constructor(private readonly parts: ActionParts) {}

  async run(target: Target): Promise<void> {
    const realm = fortitokenRef(target, "realm");
    const title = vscode.l10n.t("Create User");
    const profile = realm
      ? this.parts.profiles.require(placeOrIdOf(target) ?? realm.profileId, "web")
      : await this.parts.profiles.choose(title, "web");
    if (!profile) return;
    const realms = await this.realmsOf(profile);
    const only = realms.length === 1 ? realms[0]?.id : undefined;
    await this.parts.form.run<UserForm>({
      title: vscode.l10n.t("Create User in {0}", profile.label),
      submitLabel: vscode.l10n.t("Create user in {0}", profile.label),
      progress: vscode.l10n.t("Creating user in {0}…", profile.label),
      fields: newUserFields(
        realms.map((record) => ({
          value: record.id,
          label: realmName(record),
          description: readText(record.value.description) ?? "",
        })),
        realm?.id ?? only,
        () => this.freeTokens(profile),
      ),
      submit: async (values, signal) => {
        const settled = await this.parts.users.create(profile, newUser(values), signal);
        const created = targetOf(profile, settled.value);
        const home = realms.find(({ id }) => id === values.realm_id);
        const why = vscode.l10n.t("Delete the user instead.");
        this.parts.undo.rememberFinal({ place: profile, subject: subjectOf(created.name), title, why });
        this.parts.announcer.info(
          vscode.l10n.t(
            "Created user {0} in realm {1} of {2}.",
            created.name,
            home ? realmName(home) : values.realm_id,
            profile.label,
          ),
          settled,
          {
            title: vscode.l10n.t("Open"),
            run: () => vscode.commands.executeCommand("forticloud.openRecord", created.ref),
          },
        );
      },
    });
  }

  /** Serials of the free hardware tokens. If they cannot be read, a message says so, and the user types the serial. */
  private async freeTokens(profile: Profile): Promise<readonly string[]> {
    try {
      const tokens = await this.parts.dialogs.withProgress(
        vscode.l10n.t("Reading free hardware tokens of {0}…", profile.label),
        async (signal) => (await this.parts.connections.fortitoken(profile)).tokens.list({ available: true }, signal),
        profile.id,
      );
      return tokens.map(({ id }) => id);
    } catch (error) {
      if (!ServiceError.is(error) || error.category !== "cancelled") {
        this.parts.announcer.info(
          vscode.l10n.t("The free hardware tokens of {0} could not be read. Enter the serial.", profile.label),
        );
      }
      return [];
    }
  }

  private async realmsOf(profile: Profile): Promise<readonly ServiceRecord<Realm>[]> {
    const all = await this.parts.dialogs.withProgress(
      vscode.l10n.t("Reading realms of {0}…", profile.label),
      async (signal) => (await this.parts.connections.fortitoken(profile)).realms(signal),
      profile.id,
    );
    const live = all.filter(({ value }) => !isDeletedRealm(value));
    if (live.length > 0) return live;
    throw new UserFacingError(
      vscode.l10n.t("{0} has no realms. Create a realm in the service's portal first.", profile.label),
    );
  }
}

/** The members to send: those that were entered and apply to the authentication method. */
function newUser(values: UserForm): NewUser {
  const { realm_id, username, email, mobile_number, auth_method, token, notification_method } = values;
  const { license, token_data, activation_code } = values;
  return {
    realm_id,
    username,
    email,
    ...(mobile_number === "" ? {} : { mobile_number: numberOf(mobile_number) }),
    ...(auth_method === "" ? {} : { auth_method }),
    ...(auth_method === "FTK" ? { token } : {}),
    ...(notification_method !== "" && sendsNotice(values) ? { notification_method } : {}),
    ...(license !== "" && sendsNotice(values) ? { license, ...(token_data === "" ? {} : { token_data }) } : {}),
    ...(license !== "" && sendsNotice(values) && activation_code ? { activation_code } : {}),
  };
}
