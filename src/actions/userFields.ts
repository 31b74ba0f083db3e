import { defined } from "../defined";
import * as vscode from "vscode";
import { codePointName } from "../hiddenCharacters";
import type { Choice, Field } from "../ui/form";
import { checkEmail, checkPhone, checkSerial, checkUsername, longestText, type ValueProblem } from "./userChecks";
import type { UserValues } from "../services/writes/userChange";

/** The values of a user's form. Only a new user has a realm and tokens. */
export interface UserForm extends UserValues {
  realm_id: string;
  token: string;
  /** Migration of a mobile token from an appliance: its licence, its data, and whether the user gets no notice. */
  license: string;
  token_data: string;
  activation_code: boolean;
}

type UserField = Field<UserForm>;

/**
 * The fields of a new user.
 * @param realms the realms to choose from. @param realmId the preset realm
 * @param freeTokens reads the serials of free hardware tokens; called when the user chooses one
 */
export function newUserFields(
  realms: readonly Choice[],
  realmId: string | undefined,
  freeTokens: () => Promise<readonly string[]>,
): readonly UserField[] {
  const byRealm: Choice = { value: "", label: vscode.l10n.t("The realm's default") };
  return [
    defined({
      key: "realm_id",
      label: vscode.l10n.t("Realm"),
      type: "choice",
      required: true,
      choices: realms,
      value: realmId,
    }),
    ...personFields(),
    authField([byRealm, ...authMethods()]),
    {
      key: "token",
      label: vscode.l10n.t("Token serial"),
      type: "choice",
      required: true,
      loadChoices: async () => (await freeTokens()).map((serial) => ({ value: serial, label: serial })),
      otherChoice: vscode.l10n.t("Other serial…"),
      placeholder: "FTK200EXAMPLE001",
      prompt: vscode.l10n.t("Serial of the hardware token to assign"),
      visible: ({ auth_method }) => auth_method === "FTK",
      validate: validatorOf(checkSerial),
    },
    notificationField([byRealm, ...notificationMethods()]),
    ...migrationFields(),
  ];
}

/** The fields of an existing user. An unchanged value is not checked, so that an odd one does not prevent other changes. */
export function knownUserFields(known: UserValues): readonly UserField[] {
  return [
    ...personFields(known),
    {
      ...authField(withKnown(authMethods(), known.auth_method)),
      placeholder: vscode.l10n.t("Another method may assign another token to the user"),
    },
    notificationField(withKnown(notificationMethods(), known.notification_method)),
  ];
}

/** The fields that migrate a mobile token from an appliance with its user [FTC 2.3.2]. */
function migrationFields(): UserField[] {
  const moves = (values: UserForm): boolean => sendsNotice(values) && values.license !== "";
  return [
    {
      key: "license",
      label: vscode.l10n.t("Migration licence"),
      type: "text",
      placeholder: "EFTMEXAMPLE00001",
      prompt: vscode.l10n.t("FortiToken Mobile licence number of the migration; empty for a new token"),
      visible: sendsNotice,
      validate: validatorOf(checkSerial),
    },
    {
      key: "token_data",
      label: vscode.l10n.t("Migration data"),
      type: "text",
      prompt: vscode.l10n.t("Migration data of the token, from the appliance"),
      visible: moves,
    },
    {
      key: "activation_code",
      label: vscode.l10n.t("Do not notify the user of the migration"),
      type: "flag",
      visible: moves,
    },
  ];
}

function personFields(known?: UserValues): UserField[] {
  const phone: UserField = {
    key: "mobile_number",
    label: vscode.l10n.t("Phone"),
    type: "text",
    placeholder: "+15550100007",
    prompt: vscode.l10n.t("With the country code; required for SMS"),
    validate: unlessUnchanged(known?.mobile_number, validatorOf(checkPhone)),
  };
  return [
    {
      key: "username",
      label: vscode.l10n.t("Username"),
      type: "text",
      required: true,
      prompt: vscode.l10n.t("At most {0} characters, unique in the realm", longestText),
      validate: unlessUnchanged(known?.username, validatorOf(checkUsername)),
    },
    {
      key: "email",
      label: vscode.l10n.t("E-mail"),
      type: "text",
      required: true,
      placeholder: "name@example.net",
      validate: unlessUnchanged(known?.email, validatorOf(checkEmail)),
    },
    { ...phone, visible: (values) => !needsPhone(values) },
    { ...phone, visible: needsPhone, required: true },
  ];
}

function authField(choices: readonly Choice[]): UserField {
  return { key: "auth_method", label: vscode.l10n.t("Authentication method"), type: "choice", choices };
}

function notificationField(choices: readonly Choice[]): UserField {
  return {
    key: "notification_method",
    label: vscode.l10n.t("Notification method"),
    type: "choice",
    choices,
    placeholder: vscode.l10n.t("How the activation of FortiToken Mobile reaches the user"),
    visible: sendsNotice,
  };
}

/** Only FortiToken Mobile sends activation notices. The default of a realm may be FortiToken Mobile [FTC 3.2]. */
export function sendsNotice({ auth_method }: UserValues): boolean {
  return auth_method === "FTM" || auth_method === "";
}

/** Whether the user gets codes or notices by SMS. */
function needsPhone(values: UserValues): boolean {
  return values.auth_method === "SMS" || (sendsNotice(values) && values.notification_method === "SMS");
}

export function authMethods(): readonly Choice[] {
  return [
    { value: "FTM", label: "FTM", description: vscode.l10n.t("FortiToken Mobile: code or push") },
    { value: "Email", label: "Email", description: vscode.l10n.t("code by e-mail") },
    { value: "SMS", label: "SMS", description: vscode.l10n.t("code by SMS") },
    { value: "FTK", label: "FTK", description: vscode.l10n.t("hardware token") },
  ];
}

function notificationMethods(): readonly Choice[] {
  return ["Email", "SMS"].map((value) => ({ value, label: value }));
}

/** Adds the current value, because the enumerations are open. */
function withKnown(choices: readonly Choice[], known: string): readonly Choice[] {
  if (choices.some(({ value }) => value === known)) return choices;
  return [{ value: known, label: known || vscode.l10n.t("not set") }, ...choices];
}

function unlessUnchanged(known: string | undefined, check: (value: string) => string | undefined) {
  return (value: string) => (value === known ? undefined : check(value));
}

function validatorOf(check: (value: string) => ValueProblem | undefined) {
  return (value: string) => {
    const problem = check(value);
    return problem && problemWords(problem);
  };
}

/** What is wrong with a value, and how to correct it. */
export function problemWords(problem: ValueProblem): string {
  switch (problem.type) {
    case "hidden":
      return vscode.l10n.t(
        "Remove the invisible character {0}; type the text instead of pasting it.",
        codePointName(problem.character),
      );
    case "sign":
      return problem.character === " "
        ? vscode.l10n.t("Remove the space: an e-mail address such as name@example.net has no spaces.")
        : vscode.l10n.t(
            "Remove “{0}”: it is invalid in an e-mail address such as name@example.net.",
            problem.character,
          );
    case "phoneSign":
      return vscode.l10n.t("Remove “{0}”: it is invalid in a phone number such as +15550100007.", problem.character);
    case "trunkZero":
      return vscode.l10n.t(
        "Remove the 0 after the country code; it is dialled only within the country: {0}.",
        problem.without,
      );
    case "phoneLength":
      return vscode.l10n.t("Invalid phone number: check the country code and the length.");
    case "tooLong":
      return vscode.l10n.t("Too long: at most {0} characters.", longestText);
    case "outerBlank":
      return vscode.l10n.t("Remove the space at the beginning or end.");
    case "email":
      return vscode.l10n.t("Enter an e-mail address such as name@example.net.");
    case "phone":
      return vscode.l10n.t("Enter the number with + and the country code, such as +15550100007.");
    case "serial":
      return vscode.l10n.t("Enter a serial such as FTK200EXAMPLE001: letters and digits.");
  }
}
