import * as vscode from "vscode";
import type { Profile } from "./profile";

/** The editable members of a profile in its form. */
export interface ProfileValues {
  label: string;
  host: string;
  clientId: string;
  /** The company's id. */
  company: string;
  readOnly: boolean;
}

export function valuesOf({ label, host, clientId = "", company, readOnly }: Profile): ProfileValues {
  return { label, host, clientId, company: company?.id ?? "", readOnly };
}

/** The values that the user changed in the form; otherwise the values that are saved now. */
export function mergedValues<V extends ProfileValues>(began: Profile, now: Profile, entered: V): V {
  const [old, saved] = [valuesOf(began), valuesOf(now)];
  const untouched = Object.entries(saved).filter(
    ([key]) => entered[key as keyof ProfileValues] === old[key as keyof ProfileValues],
  );
  return { ...entered, ...Object.fromEntries(untouched) };
}

/** The changes by other windows since the form opened, a line each, with the user's values. */
export function changeLines(began: Profile, now: Profile, entered: ProfileValues): readonly string[] {
  const [old, saved] = [valuesOf(began), valuesOf(now)];
  return fields.flatMap(({ key, label, show }) => {
    if (old[key] === saved[key]) return [];
    const [was, is] = [show(began), show(now)];
    const differs = entered[key] !== old[key] && entered[key] !== saved[key];
    return differs && key !== "company" && key !== "readOnly"
      ? vscode.l10n.t('{0}: "{1}" is now "{2}" (yours: "{3}")', label(), was, is, entered[key])
      : vscode.l10n.t('{0}: "{1}" is now "{2}"', label(), was, is);
  });
}

interface Field {
  readonly key: keyof ProfileValues;
  readonly label: () => string;
  readonly show: (profile: Profile) => string;
}

const fields: readonly Field[] = [
  { key: "label", label: () => vscode.l10n.t("Label"), show: ({ label }) => label },
  { key: "host", label: () => vscode.l10n.t("Host"), show: ({ host }) => host },
  { key: "clientId", label: () => vscode.l10n.t("Client ID"), show: ({ clientId }) => clientId ?? "" },
  { key: "company", label: () => vscode.l10n.t("Company"), show: ({ company }) => company?.name ?? "" },
  {
    key: "readOnly",
    label: () => vscode.l10n.t("Read-only"),
    show: ({ readOnly }) => (readOnly ? vscode.l10n.t("yes") : vscode.l10n.t("no")),
  },
];
