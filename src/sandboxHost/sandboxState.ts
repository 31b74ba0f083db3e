import type { WaitingFault } from "../sandbox/faults";
import type { JournalEntry } from "../sandbox/journal";
import { adjustableOptions, type OptionSpec } from "../sandbox/options";
import { addressesIn } from "./findSandbox";
import type { SandboxAddresses } from "./sandboxSettings";

/** Value of an option that can be changed while the sandbox runs. */
export type OptionValue = number | boolean | readonly string[];

/** A push to a user's phone. Times are epoch ms. */
export interface PushState {
  readonly authid: string;
  readonly username: string;
  /** Name of the realm. */
  readonly realm: string;
  readonly status: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A code that was sent to a user or that a token shows. */
export interface CodeState {
  readonly username: string;
  readonly realm: string;
  readonly method: string;
  readonly code: string;
  /** Epoch ms. */
  readonly expiresAt: number;
}

/** A user sync. */
export interface TaskState {
  readonly id: string;
  readonly status: string;
  readonly total: number;
  readonly done: number;
}

/** The response of the control path `state`. */
export interface SandboxState extends SandboxAddresses {
  /** Differs after every change. */
  readonly revision: number;
  /** The sandbox's clock, epoch ms. */
  readonly now: number;
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly pushes: readonly PushState[];
  readonly codes: readonly CodeState[];
  readonly tasks: readonly TaskState[];
  readonly faults: readonly WaitingFault[];
  /** The last ones, oldest first. */
  readonly requests: readonly JournalEntry[];
}

/** Reads a response, with only the list entries that can be shown. Undefined when it is not a sandbox's. */
export function stateIn(json: unknown): SandboxState | undefined {
  const addresses = addressesIn(json);
  const members = (json ?? {}) as Partial<Record<keyof SandboxState, unknown>>;
  const { revision, now } = members;
  if (!addresses || typeof revision !== "number" || typeof now !== "number") return undefined;
  return {
    ...addresses,
    revision,
    now,
    options: optionsIn(members.options),
    pushes: listIn<PushState>(members.pushes, {
      ...{ authid: "string", username: "string", realm: "string", status: "string" },
      ...{ createdAt: "number", expiresAt: "number" },
    }),
    codes: codesIn(members.codes),
    tasks: listIn<TaskState>(members.tasks, { id: "string", status: "string", total: "number", done: "number" }),
    faults: listIn<WaitingFault>(members.faults, { service: "string", left: "number" }),
    requests: listIn<JournalEntry>(members.requests, {
      ...{ method: "string", path: "string", query: "string", agent: "string", status: "number", at: "number" },
    }),
  };
}

/** The codes in a list, without entries that cannot be shown. */
export function codesIn(list: unknown): readonly CodeState[] {
  return listIn<CodeState>(list, {
    ...{ username: "string", realm: "string", method: "string", code: "string", expiresAt: "number" },
  });
}

/** The entries of a list that have these members. */
function listIn<T>(list: unknown, types: { readonly [Member in keyof T]?: "string" | "number" }): readonly T[] {
  const required = Object.entries(types) as [keyof T, string][];
  const fits = (entry: unknown): entry is T =>
    typeof entry === "object" && entry !== null && required.every(([name, type]) => typeof (entry as T)[name] === type);
  return Array.isArray(list) ? (list as unknown[]).filter(fits) : [];
}

function optionsIn(options: unknown): SandboxState["options"] {
  const specs = adjustableOptions as Readonly<Record<string, OptionSpec>>;
  const known = Object.entries(options ?? {}).filter(
    ([name, value]) => Object.hasOwn(specs, name) && specs[name]?.holds(value),
  );
  return Object.fromEntries(known) as SandboxState["options"];
}
