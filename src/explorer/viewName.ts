import type { ServiceId } from "../contract";

/** The service whose profiles a view shows; a view's id is `forticloud.<name>`. */
export const serviceOf = {
  realms: "fortitoken",
  users: "fortitoken",
  tokens: "fortitoken",
  licence: "fortitoken",
  alerts: "forticnp",
  resources: "forticnp",
  cloudAccounts: "forticnp",
  countries: "forticnp",
  reference: "forticnp",
} as const satisfies Record<string, ServiceId>;

export type ViewName = keyof typeof serviceOf;

/** The views with a filter; the others' lists are short, and the editor's own find in a list serves them. */
export const filteredViews = [
  "realms",
  "users",
  "tokens",
  "alerts",
  "resources",
  "cloudAccounts",
] as const satisfies readonly ViewName[];

export type FilteredView = (typeof filteredViews)[number];

export const viewNames = Object.keys(serviceOf) as readonly ViewName[];
