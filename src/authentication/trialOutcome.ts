import { ServiceError } from "../services/errors";

/**
 * The outcome of a trial. `said` is the service's message, empty without one.
 * - `refused`: the code was wrong.
 * - `rejected`: the user declined the push.
 * - `unanswered`: the user did not answer the push in time.
 * - `unseen`: the result of the push could not be read.
 * - `notConfigured`: the application, its realm or the user's token is not ready.
 * - `unavailable`: no subscription, account disabled or no SMS left.
 */
export type TrialOutcome =
  | { readonly type: "accepted"; readonly by: "push" | "code" }
  | { readonly type: "bypass" | "rejected" }
  | { readonly type: "unanswered"; readonly said?: string }
  | {
      readonly type: "blocked" | "refused" | "locked" | "unknownUser" | "notConfigured" | "unavailable";
      readonly said: string;
    }
  | { readonly type: "failed" | "unseen"; readonly error: unknown };

/** Whether the trial is over. */
export function isFinal({ type }: TrialOutcome): boolean {
  return type === "accepted" || type === "bypass" || type === "blocked" || type === "unknownUser";
}

/** The outcome for an error of an authentication call [FTC 2.4, 2.5]. */
export function outcomeOf(error: unknown): TrialOutcome {
  if (!ServiceError.is(error)) return { type: "failed", error };
  const said = error.serviceMessage ?? "";
  switch (error.category) {
    case "denied":
      return { type: isLockout(said) ? "locked" : "refused", said };
    case "badRequest":
      if (isLockout(said)) return { type: "locked", said };
      return { type: /does not exist/i.test(said) ? "unknownUser" : "notConfigured", said };
    case "subscription":
      return { type: "unavailable", said };
    default:
      return { type: "failed", error };
  }
}

/** Whether the message reports a lockout. No error code is documented, but the message names the minutes to wait. */
function isLockout(said: string): boolean {
  return /\block(ed|out)?\b|\bminutes?\b/i.test(said);
}
