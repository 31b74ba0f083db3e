import type { ServiceId } from "../contract";

/** The four views; a view's id is `forticloud.<name>`. */
export type ViewName = "realms" | "users" | "alerts" | "countries";

/** The service whose profiles a view shows. */
export const serviceOf: Readonly<Record<ViewName, ServiceId>> = {
  realms: "fortitoken",
  users: "fortitoken",
  alerts: "forticnp",
  countries: "forticnp",
};
