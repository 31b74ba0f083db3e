import * as vscode from "vscode";
import type { ParameterForm } from "../contract/generated/operationForms";
import type { Field } from "../ui/formSpec";
import { parameterKey } from "./requestDraft";

export type ParameterValues = Record<string, string>;

/** The form field of a parameter, with the contract's limits. */
export function parameterField(parameter: ParameterForm): Field<ParameterValues> {
  const { name, required, choices, closed, description, example } = parameter;
  const noValue = { value: "", label: vscode.l10n.t("(omitted)") };
  return {
    key: parameterKey(parameter),
    label: name,
    type: choices ? "choice" : "text",
    required,
    ...(description === undefined ? {} : { prompt: description, placeholder: description }),
    ...(choices === undefined && example !== undefined ? { placeholder: vscode.l10n.t("Such as {0}", example) } : {}),
    ...(parameter.default === undefined || !required ? {} : { value: parameter.default }),
    ...(choices && {
      choices: [...(required ? [] : [noValue]), ...choices.map((value) => ({ value, label: value }))],
    }),
    ...(choices && !closed ? { otherChoice: vscode.l10n.t("Other value…") } : {}),
    validate: (value) => problemOf(parameter, value),
  };
}

function problemOf(
  { type, minimum, maximum, pattern, choices, closed }: ParameterForm,
  value: string,
): string | undefined {
  const t = vscode.l10n.t;
  if (choices?.includes(value)) return undefined;
  if (closed && choices) return t("Enter one of: {0}", choices.join(", "));
  if (type === "integer" && !/^-?\d+$/.test(value)) return t("Enter a whole number.");
  if (minimum !== undefined && Number(value) < minimum) return t("Enter {0} or more.", minimum);
  if (maximum !== undefined && Number(value) > maximum) return t("Enter {0} or less.", maximum);
  if (pattern !== undefined && !new RegExp(pattern, "u").test(value))
    return t("Enter a value that matches {0}", pattern);
  return undefined;
}
