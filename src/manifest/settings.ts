/**
 * One setting with its text for the settings editor; the other members are JSON Schema. Its name is
 * `forticloud.<name>`.
 */
interface Setting {
  readonly type: "number" | "integer" | "object";
  readonly default: unknown;
  readonly text: string;
  readonly [schema: string]: unknown;
}

/** All settings have machine scope, so that no workspace can change them. */
export const settings = {
  requestTimeout: {
    type: "number",
    default: 30,
    minimum: 1,
    maximum: 600,
    text: "Timeout of one request, in seconds.",
  },
  retries: {
    type: "integer",
    default: 3,
    minimum: 0,
    maximum: 10,
    text: "Maximum retries of a failed read (server error, rate limit, lost connection). 0 disables retries. Writes are never retried.",
  },
  "forticnp.requestsPerMinute": {
    type: "integer",
    default: 100,
    minimum: 0,
    maximum: 10_000,
    text: "How many requests per minute FortiCNP allows for one credential. All windows on this machine share this limit; further requests wait. 0 disables the limit.",
  },
  "forticnp.newAlertsInterval": {
    type: "integer",
    default: 15,
    minimum: 0,
    maximum: 1440,
    text: "Minutes between two counts of new critical alerts for the badge while the Alerts view is hidden. Each count sends one request per signed-in FortiCNP profile. 0 disables the badge.",
  },
  "sandbox.fortitokenPort": {
    type: "integer",
    default: 9696,
    minimum: 1,
    maximum: 65_535,
    text: "Port on which the sandbox serves FortiToken Cloud on this machine.",
  },
  "sandbox.forticnpPort": {
    type: "integer",
    default: 9697,
    minimum: 1,
    maximum: 65_535,
    text: "Port on which the sandbox serves FortiCNP on this machine.",
  },
  "sandbox.connectTo": {
    type: "object",
    default: {},
    properties: { fortitokenUrl: { type: "string" }, forticnpUrl: { type: "string" } },
    additionalProperties: false,
    text: 'Addresses of a sandbox that runs on this machine outside the editor. If they are set, the extension adds the sandbox\'s profiles when it is first used. Example: `{ "fortitokenUrl": "http://127.0.0.1:9696", "forticnpUrl": "http://127.0.0.1:9697" }`.',
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof settings;
