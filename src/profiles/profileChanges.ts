import * as vscode from "vscode";
import type { Profile } from "./profile";

/** What a person can change of a profile, as the form that changes it holds it. */
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

/** What the person entered where that differs from what the form began with, and what is saved by now everywhere else. */
export function mergedValues<V extends ProfileValues>(began: Profile, now: Profile, entered: V): V {
  const [old, saved] = [valuesOf(began), valuesOf(now)];
  const untouched = Object.entries(saved).filter(
    ([key]) => entered[key as keyof ProfileValues] === old[key as keyof ProfileValues],
  );
  return { ...entered, ...Object.fromEntries(untouched) };
}

/** What was changed by others since a form began, a line each, with what the person entered instead. */
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
