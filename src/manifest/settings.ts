/** One setting, with its text for the settings editor; the rest is JSON Schema. Its name is `forticloud.<name>`. */
interface Setting {
  readonly type: "number" | "integer" | "object";
  readonly default: unknown;
  readonly text: string;
  readonly [schema: string]: unknown;
}

/** All are the machine's: no workspace can have them. */
export const settings: Readonly<Record<string, Setting>> = {
  requestTimeout: {
    type: "number",
    default: 30,
    minimum: 1,
    maximum: 600,
    text: "How long one request may take, in seconds.",
  },
  retries: {
    type: "integer",
    default: 3,
    minimum: 0,
    maximum: 10,
    text: "How often a read is repeated that failed because the service had a problem of its own, got too many requests or broke the connection. 0: never. Changes are never repeated.",
  },
  "forticnp.requestsPerMinute": {
    type: "integer",
    default: 100,
    minimum: 0,
    maximum: 10_000,
    text: "How many requests FortiCNP allows in a minute for one credential. All windows on this machine share them; a request beyond them waits. 0: no limit.",
  },
  "sandbox.fortitokenPort": {
    type: "integer",
    default: 9696,
    minimum: 1,
    maximum: 65_535,
    text: "Port on this machine on which the sandbox offers FortiToken Cloud.",
  },
  "sandbox.forticnpPort": {
    type: "integer",
    default: 9697,
    minimum: 1,
    maximum: 65_535,
    text: "Port on this machine on which the sandbox offers FortiCNP.",
  },
  "sandbox.connectTo": {
    type: "object",
    default: {},
    properties: { fortitokenUrl: { type: "string" }, forticnpUrl: { type: "string" } },
    additionalProperties: false,
    text: 'Addresses of a sandbox that runs outside the editor, on this machine. When set, a window adds its profiles as soon as the extension is used. Example: `{ "fortitokenUrl": "http://127.0.0.1:9696", "forticnpUrl": "http://127.0.0.1:9697" }`.',
  },
};
