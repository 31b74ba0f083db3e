import { operations } from "../contract";
import { ServiceError, type ServiceErrorKind } from "../services/errors";

/** What a write led to. */
export interface Settled<T> {
  readonly value: T;
  /** The answer was unclear; the service was asked afterwards and shows the change. */
  readonly lookedUp: boolean;
}

/** A write whose answer was unclear, and looking afterwards does not show it done. The cause is the unclear answer. */
export class UnsettledError extends Error {
  /** @param outcome `notDone`: the service shows no change; `unknown`: it could not be found out. */
  constructor(
    readonly outcome: "notDone" | "unknown",
    cause: ServiceError,
  ) {
    super(`Unclear write: ${outcome}`, { cause });
    this.name = "UnsettledError";
  }
}

/**
 * Writes once, never again. After an answer that leaves open whether the write took effect, it looks.
 * @param look what the service shows now: the written value, "notDone", or "unknown" when that cannot be seen.
 * @throws UnsettledError, or what `write` threw where that is clear: nothing was changed then.
 */
export async function settle<T>(
  write: () => Promise<T>,
  look: () => Promise<{ readonly value: T } | "notDone" | "unknown">,
): Promise<Settled<T>> {
  try {
    return { value: await write(), lookedUp: false };
  } catch (error) {
    if (!isUnclear(error)) throw error;
    const seen = await look().catch(() => "unknown" as const);
    if (typeof seen === "string") throw new UnsettledError(seen, error);
    return { value: seen.value, lookedUp: true };
  }
}

/** Kinds after which the request may have been carried out: it went out, and no answer says that it was refused. */
const unclearKinds: readonly ServiceErrorKind[] = [
  "connection",
  "timeout",
  "cancelled",
  "server",
  "notJson",
  "emptyAnswer",
  "tooLarge",
];
/** Operations that change something; FortiCNP has none. */
const writes: ReadonlySet<string> = new Set(
  Object.values(operations.fortitoken)
    .filter(({ access }) => access === "write")
    .map(({ id }) => id),
);

/** Whether a failed write leaves open if the service carried it out. */
export function isUnclear(error: unknown): error is ServiceError {
  if (!ServiceError.is(error) || error.operation === "login") return false;
  // The write was taken, and reading its result failed.
  if (error.operation !== undefined && !writes.has(error.operation)) return true;
  // Nobody listened: nothing went out.
  if (error.code === "ECONNREFUSED") return false;
  return unclearKinds.includes(error.kind) || (error.kind === "unexpected" && (error.status ?? 0) < 400);
}
