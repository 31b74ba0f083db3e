import type { Alert } from "../../contract";
import { readText } from "../../services/readers";
import type { Filter } from "./filter";

/** What an alert has in common with others -> the filter for them; undefined if the alert does not contain it. */
export const alertPivots = {
  policy: ({ policyCode }) => filterFor("policy", readText(policyCode)),
  actor: ({ user, userName, userId }) => filterFor("user", readText(user) || readText(userName) || readText(userId)),
  country: ({ geoLocationList }) => filterFor("country", ...countriesOf(geoLocationList)),
  account: ({ applicationId }) => filterFor("account", readText(applicationId)),
  events: ({ violationActivity }) => filterFor("activity", readText(violationActivity)),
  object: ({ objectId }) => filterFor("objectId", readText(objectId)),
} as const satisfies Readonly<Record<string, (alert: Readonly<Alert>) => Filter | undefined>>;

export type AlertPivot = keyof typeof alertPivots;

/** The pivots that an alert has, as words of its row's contextValue. */
export function pivotWords(alert: Readonly<Alert>): readonly `of${Capitalize<AlertPivot>}`[] {
  return (Object.keys(alertPivots) as AlertPivot[])
    .filter((pivot) => alertPivots[pivot](alert) !== undefined)
    .map((pivot) => `of${pivot.charAt(0).toUpperCase()}${pivot.slice(1)}` as `of${Capitalize<AlertPivot>}`);
}

function filterFor(criterion: string, ...values: readonly (string | undefined)[]): Filter | undefined {
  const known = values.filter((value) => value !== undefined && value !== "") as string[];
  return known.length === 0 ? undefined : { [criterion]: [...new Set(known)] };
}

function countriesOf(list: unknown): readonly (string | undefined)[] {
  if (!Array.isArray(list)) return [];
  return list.map((entry: unknown) => readText(((entry ?? {}) as Record<string, unknown>)["countryCode"]));
}
