import { ServiceError } from "../services/errors";

/**
 * What came of trying to authenticate a user. `said` is the service's own message, empty when there was none.
 * `refused`: a wrong code; `rejected`: the user declined the push; `unanswered`: nobody answered it in time;
 * `unseen`: a push was sent, and the service could not be asked for its result; `notConfigured`: the
 * application, its realm or the user's token is not ready; `unavailable`: no subscription, account disabled or no SMS left.
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

/** Whether there is nothing left to do but to try anew. */
export function isFinal({ type }: TrialOutcome): boolean {
  return type === "accepted" || type === "bypass" || type === "blocked" || type === "unknownUser";
}

/** What the service meant by refusing a call of the authentication [FTC 2.4, 2.5]. */
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

/** The text names the minutes to wait; no code of its own is documented. */
function isLockout(said: string): boolean {
  return /\block(ed|out)?\b|\bminutes?\b/i.test(said);
}
