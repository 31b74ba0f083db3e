import * as vscode from "vscode";
import { Announcer } from "../actions/announcer";
import type { WritableProfiles } from "../actions/writableProfiles";
import type { RealmNames } from "../explorer/realmNames";
import type { Connections } from "../profiles/connections";
import { callAt } from "../profiles/place";
import type { Profile } from "../profiles/profile";
import { readRecord } from "../records/recordKinds";
import type { RecordRef } from "../records/recordRef";
import { fortitokenRef, placeOrIdOf, type Snapshot, type Target } from "../records/target";
import { readText } from "../services/readers";
import type { FortiTokenClient } from "../services/fortitoken/client";
import { systemTiming } from "../timing";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import type { Form } from "../ui/form";
import { AuthenticationTrial, type TrialCalls, type TrialInput } from "./authenticationTrial";
import { trialFields, type TrialForm } from "./trialForm";
import { isFinal, type TrialOutcome } from "./trialOutcome";
import { TrialPick, type TrialRow } from "./trialPick";
import { outcomeSentence } from "./trialWords";

export interface TryAuthenticationParts {
  readonly profiles: WritableProfiles;
  readonly connections: Pick<Connections, "fortitoken" | "forticnp">;
  readonly realms: Pick<RealmNames, "of">;
  readonly dialogs: Dialogs;
  readonly form: Form;
  readonly errors: Pick<ErrorReporter, "describe" | "show">;
  showLog(): void;
}

/**
 * Tries the authentication of a user in the same way as a web application. The user enters the username unless the
 * command was called on a user.
 */
export class TryAuthentication {
  constructor(private readonly parts: TryAuthenticationParts) {}

  async run(target: Target): Promise<void> {
    const title = vscode.l10n.t("Try Authentication");
    const user = fortitokenRef(target, "user");
    const profile = user
      ? this.parts.profiles.require(placeOrIdOf(target) ?? user.profileId, "web")
      : await this.parts.profiles.choose(title, "web");
    if (!profile) return;
    let details = user ? await this.detailsOf(profile, user, target.snapshot) : await this.ask(profile, noDetails);
    while (details) {
      const next = await this.tryOnce(profile, details);
      details = next === "details" ? await this.ask(profile, details) : undefined;
    }
  }

  /** The username and realm id of the user, from the row's record or from the service. */
  private async detailsOf(profile: Profile, ref: RecordRef, known: Snapshot | undefined): Promise<TrialForm> {
    const { value } =
      known?.record ??
      (await this.parts.dialogs.withProgress(
        vscode.l10n.t("Reading user in {0}…", profile.label),
        (signal) => readRecord(this.parts.connections, ref, signal),
        profile.id,
      ));
    return { ...noDetails, username: readText(value.username) ?? "", realm_id: readText(value.realm_id) ?? "" };
  }

  private async ask(profile: Profile, values: TrialForm): Promise<TrialForm | undefined> {
    const names = await this.parts.dialogs.withProgress(
      vscode.l10n.t("Reading realms of {0}…", profile.label),
      (signal) => this.parts.realms.of(profile.id, signal),
      profile.id,
    );
    return this.parts.form.run<TrialForm>({
      title: vscode.l10n.t("Try Authentication in {0}", profile.label),
      submitLabel: vscode.l10n.t("Try authentication in {0}", profile.label),
      fields: trialFields(names),
      ...(values.username === "" ? {} : { values }),
      submit: () => Promise.resolve(),
    });
  }

  private async tryOnce(profile: Profile, details: TrialForm): Promise<"details" | undefined> {
    const { dialogs, connections, errors } = this.parts;
    const calls = callsAt(() => connections.fortitoken(profile));
    let lastOutcome: TrialOutcome | undefined;
    const trial = new AuthenticationTrial({
      calls,
      input: inputOf(details),
      timing: systemTiming,
      sendsAtOnce: profile.sandbox,
      onChange: () => {
        pick.show();
        const { outcome } = trial.state;
        if (outcome === lastOutcome) return;
        lastOutcome = outcome;
        if (outcome && isWorthReporting(outcome)) this.announce(outcome, details.username, profile);
      },
    });
    const pick = new TrialPick(dialogs.quickPick<TrialRow>(), trial, {
      title: vscode.l10n.t("Try Authentication: {0} in {1}", details.username, profile.label),
      username: details.username,
      timing: systemTiming,
      describe: (error) => errors.describe(error, profile.id),
      showLog: () => this.parts.showLog(),
    });
    return pick.run();
  }

  private announce(outcome: TrialOutcome, username: string, profile: Profile): void {
    const { dialogs, errors } = this.parts;
    const sentence = outcomeSentence(outcome, username, profile.label, (error) => errors.describe(error, profile.id));
    new Announcer(dialogs, errors).info(sentence);
  }
}

const noDetails: TrialForm = { username: "", realm_id: "", auth_method: "", user_ip: "", location: "" };

const reportedTypes: ReadonlySet<TrialOutcome["type"]> = new Set(["rejected", "unanswered", "unseen", "locked"]);
/** The calls of one trial; each uses the profile's current client. */
function callsAt(client: () => Promise<FortiTokenClient>): TrialCalls {
  return {
    preview: (input, signal) => callAt(client, ({ authentication }) => authentication.preview(input, signal)),
    begin: (input, signal) => callAt(client, ({ authentication }) => authentication.begin(input, signal)),
    verify: (input, signal) => callAt(client, ({ authentication }) => authentication.verify(input, signal)),
    result: (authid, signal) => callAt(client, ({ authentication }) => authentication.result(authid, signal)),
  };
}

/**
 * Whether the outcome is also shown as a message. Other outcomes, such as a wrong code or a failed call, are shown only
 * in the open pick.
 */
function isWorthReporting(outcome: TrialOutcome): boolean {
  return isFinal(outcome) || reportedTypes.has(outcome.type);
}

/** The input of a trial, without empty values. */
function inputOf({ username, ...optional }: TrialForm): TrialInput {
  return { username, ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== "")) };
}
