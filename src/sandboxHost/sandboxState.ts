import type { WaitingFault } from "../sandbox/faults";
import type { JournalEntry } from "../sandbox/journal";
import { adjustableOptions, type OptionSpec } from "../sandbox/options";
import { addressesIn } from "./findSandbox";
import type { SandboxAddresses } from "./sandboxSettings";

/** Value of an option that can be changed while the sandbox runs. */
export type OptionValue = number | boolean | readonly string[];

/** A push on its way to a user's phone. Moments are epoch ms. */
export interface PushState {
  readonly authid: string;
  readonly username: string;
  /** Name of the realm. */
  readonly realm: string;
  readonly status: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A code that was sent to a user, or that a token shows. */
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

/** A sandbox at one moment, as its control path `state` tells it. */
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

/** The state in an answer: of its lists only the entries that can be shown. Undefined when no sandbox answered. */
export function stateIn(json: unknown): SandboxState | undefined {
  const addresses = addressesIn(json);
  const said = (json ?? {}) as Partial<Record<keyof SandboxState, unknown>>;
  const { revision, now } = said;
  if (!addresses || typeof revision !== "number" || typeof now !== "number") return undefined;
  return {
    ...addresses,
    revision,
    now,
    options: optionsIn(said.options),
    pushes: listIn<PushState>(said.pushes, {
      ...{ authid: "string", username: "string", realm: "string", status: "string" },
      ...{ createdAt: "number", expiresAt: "number" },
    }),
    codes: codesIn(said.codes),
    tasks: listIn<TaskState>(said.tasks, { id: "string", status: "string", total: "number", done: "number" }),
    faults: listIn<WaitingFault>(said.faults, { service: "string", left: "number" }),
    requests: listIn<JournalEntry>(said.requests, {
      ...{ method: "string", path: "string", query: "string", agent: "string", status: "number", at: "number" },
    }),
  };
}

/** The codes in a list; entries that cannot be shown are left out. */
export function codesIn(list: unknown): readonly CodeState[] {
  return listIn<CodeState>(list, {
    ...{ username: "string", realm: "string", method: "string", code: "string", expiresAt: "number" },
  });
}

/** The entries of a list that have these members. */
function listIn<T>(list: unknown, types: { readonly [Member in keyof T]?: "string" | "number" }): readonly T[] {
  const members = Object.entries(types) as [keyof T, string][];
  const fits = (entry: unknown): entry is T =>
    typeof entry === "object" && entry !== null && members.every(([name, type]) => typeof (entry as T)[name] === type);
  return Array.isArray(list) ? (list as unknown[]).filter(fits) : [];
}

function optionsIn(options: unknown): SandboxState["options"] {
  const specs = adjustableOptions as Readonly<Record<string, OptionSpec>>;
  const known = Object.entries(options ?? {}).filter(
    ([name, value]) => Object.hasOwn(specs, name) && specs[name]?.holds(value),
  );
  return Object.fromEntries(known) as SandboxState["options"];
}
