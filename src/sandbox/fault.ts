import { operations, type ServiceId } from "../contract";

/** Which requests a fault hits. */
interface FaultTarget {
  readonly service: ServiceId;
  /** Operation id of the contract; every operation of the service when absent. */
  readonly operation?: string;
  /** Probability of hitting a request, above 0 up to 1, drawn from the sandbox's seed. Every request when absent. */
  readonly chance?: number;
  /** How many requests it hits. */
  readonly times: number;
}

/** What a fault does to a request. */
export interface FaultEffects {
  /** Waits before the response, in milliseconds. Alone, it leaves the response as it is. */
  readonly delayMs?: number;
  /** Lets the service act first and changes only the response. */
  readonly afterHandling?: boolean;
  /** Lets the service act this many milliseconds after the response, which is a 504 unless the fault says otherwise. */
  readonly actsAfterMs?: number;
  /** HTTP status of the response. Without `body`, the service's own error body goes with it. */
  readonly status?: number;
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: text/plain for a text body, else application/json. */
  readonly contentType?: string;
  /** Destroys the connection instead of responding. */
  readonly drop?: boolean;
  /**
   * Sends half of the response's body and destroys the connection: `sized` announces the length of the whole body,
   * `chunked` omits the last chunk. A response without a body is not sent at all. Alone, it cuts the service's own
   * response.
   */
  readonly cut?: "sized" | "chunked";
}

/** Something that goes wrong for `times` matching requests: the next ones, or with `chance` some of the next ones. */
export interface Fault extends FaultTarget, FaultEffects {}

/** A response before it is sent, which the effects of a fault change one after the other. */
export interface FaultyResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  /** How much of it is sent; `sized` and `chunked` send half. */
  readonly sent: "whole" | "nothing" | "sized" | "chunked";
  /** The service's error response of a status. */
  readonly failed: (status: number) => { readonly status: number; readonly body: unknown };
}

interface Rule {
  readonly holds: (value: unknown, fault: UncheckedFault) => boolean;
  /** The allowed values in words. */
  readonly expected: string;
  /** The value that means the same as none. */
  readonly off?: unknown;
}

type UncheckedFault = Readonly<Partial<Record<keyof Fault, unknown>>>;

type EffectValues = Required<FaultEffects>;

interface Effect<Value> extends Rule {
  /** What it needs: the service's own response, for which the service acts first, or one in its place. */
  readonly response: "own" | "other" | "any";
  /** Changes the response; undefined for an effect that leaves the response as it is. */
  readonly change: ((response: FaultyResponse, value: Value) => FaultyResponse) | undefined;
}

const isText = (value: unknown): boolean => typeof value === "string";
const flag: Rule = { holds: (value) => typeof value === "boolean", expected: "true or false", off: false };
const milliseconds: Rule = { holds: isWhole(0, 600_000), expected: "whole milliseconds from 0 to 600000" };

const target: Readonly<Record<keyof FaultTarget, Rule>> = {
  service: { holds: (value) => Object.hasOwn(operations, value as string), expected: '"fortitoken" or "forticnp"' },
  operation: {
    holds: (value, { service }) => Object.hasOwn(operations[service as ServiceId], value as string),
    expected: "an operation id of its service",
  },
  chance: {
    holds: (value) => typeof value === "number" && value > 0 && value <= 1,
    expected: "a number above 0, at most 1",
  },
  times: { holds: isWhole(1, 1_000_000), expected: "a whole number from 1 to 1000000" },
};

/** In the order in which they change the response: a later one wins. */
const effects: { readonly [Name in keyof EffectValues]: Effect<EffectValues[Name]> } = {
  delayMs: { ...milliseconds, response: "any", change: undefined },
  afterHandling: { ...flag, response: "any", change: undefined },
  actsAfterMs: { ...milliseconds, response: "other", change: (response) => ({ ...response, ...response.failed(504) }) },
  status: {
    holds: isWhole(200, 599),
    expected: "a status from 200 to 599",
    response: "other",
    change: (response, status) => ({ ...response, ...response.failed(status) }),
  },
  body: {
    holds: () => true,
    expected: "a text or JSON",
    response: "other",
    change: (response, body) => ({ ...response, body }),
  },
  headers: {
    holds: (value) => typeof value === "object" && value !== null && Object.values(value).every(isText),
    expected: "an object of texts",
    response: "any",
    change: (response, headers) => ({ ...response, headers: { ...response.headers, ...headers } }),
  },
  contentType: {
    holds: isText,
    expected: "a text",
    response: "any",
    change: (response, contentType) => ({ ...response, contentType }),
  },
  drop: { ...flag, response: "any", change: (response) => ({ ...response, sent: "nothing" }) },
  cut: {
    holds: (value) => value === "sized" || value === "chunked",
    expected: '"sized" or "chunked"',
    response: "own",
    change: (response, cut) => ({ ...response, sent: cut }),
  },
};

/** The members that say what a fault does. */
export const effectNames = Object.keys(effects) as (keyof FaultEffects)[];

const rules = { ...target, ...effects };
const required: readonly string[] = ["service", "times"] satisfies (keyof Fault)[];

/** @throws TypeError naming the field that is wrong. */
export function checkFault(fault: UncheckedFault): void {
  const unknown = Object.keys(fault).find((field) => !Object.hasOwn(rules, field));
  if (unknown !== undefined) {
    throw new TypeError(`Fault field ${unknown} is unknown; there are ${Object.keys(rules).join(", ")}.`);
  }
  for (const [field, { holds, expected }] of Object.entries<Rule>(rules)) {
    const value = fault[field as keyof Fault];
    if ((value !== undefined || required.includes(field)) && !holds(value, fault)) {
      throw new TypeError(`Fault field ${field} must be ${expected}.`);
    }
  }
  if (fault.afterHandling === true && fault.actsAfterMs !== undefined) {
    throw new TypeError("Fault fields afterHandling and actsAfterMs exclude each other: the service acts once.");
  }
  if (fault.drop === true && fault.cut !== undefined) {
    throw new TypeError("Fault fields drop and cut exclude each other: choose no response or half of one.");
  }
}

/** Whether the fault changes the response, not only its time. */
export function changesResponse(fault: Fault): boolean {
  return effectNames.some((name) => effects[name].change !== undefined && isSet(fault, name));
}

/** Whether the service handles the request before the response is changed. */
export function handlesFirst(fault: Fault): boolean {
  const needed = effectNames.filter((name) => isSet(fault, name)).map((name) => effects[name].response);
  return fault.afterHandling ?? (needed.includes("own") && !needed.includes("other"));
}

/** The response with every effect of the fault. */
export function faultyResponse(fault: Fault, response: FaultyResponse): FaultyResponse {
  return effectNames.reduce((changed, name) => {
    const { change } = effects[name] as Effect<unknown>;
    return change && isSet(fault, name) ? change(changed, fault[name]) : changed;
  }, response);
}

function isSet(fault: Fault, name: keyof FaultEffects): boolean {
  return fault[name] !== undefined && fault[name] !== effects[name].off;
}

function isWhole(min: number, max: number): (value: unknown) => boolean {
  return (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}
