import type { Comparison } from "../ui/comparisons";
import type { PlanUser, UserPlan } from "./userPlan";

/** A plan as a comparison: on the left the users concerned as they are, on the right as they will be. */
export function planComparison(plan: UserPlan, title: string): Comparison {
  const { before, after } = planLines(plan);
  return { title, name: "users.csv", before: `${before.join("\n")}\n`, after: `${after.join("\n")}\n` };
}

/** One line per user, by name; what is created or deleted stands on one side alone. */
export function planLines({ steps }: UserPlan): { readonly before: string[]; readonly after: string[] } {
  const sorted = [...steps].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const side = (users: readonly (PlanUser | undefined)[]): string[] => [
    "username, email, mobile_number, auth_method, notification_method",
    ...users.flatMap((user) => (user ? [lineOf(user)] : [])),
  ];
  return { before: side(sorted.map(({ before }) => before)), after: side(sorted.map(({ after }) => after)) };
}

function nameOf({ before, after }: UserPlan["steps"][number]): string {
  return (before ?? after)?.username ?? "";
}

function lineOf({ username, email, mobile_number, auth_method, notification_method }: PlanUser): string {
  return [username, email, mobile_number, auth_method, notification_method].map((value) => value ?? "").join(", ");
}
