import { eachInSlices } from "../slices";
import type { Comparison } from "../ui/comparisons";
import { settableMembers, shownMembers, type PlanStep, type PlanUser, type UserPlan } from "./userPlan";

/** A plan as a comparison: the affected users as they are, and as they will be. */
export async function planComparison(plan: UserPlan, title: string): Promise<Comparison> {
  const { before, after } = await planLines(plan);
  return { title, name: "users.csv", before: `${before.join("\n")}\n`, after: `${after.join("\n")}\n` };
}

/** One line per user, by name; created and deleted users are on one side only. */
export async function planLines({
  steps,
}: Pick<UserPlan, "steps">): Promise<{ readonly before: string[]; readonly after: string[] }> {
  const named: { readonly name: string; readonly step: PlanStep }[] = [];
  await eachInSlices(steps, (step) => named.push({ name: nameOf(step), step }));
  // By code units: locale-aware sorting takes a second for a long list.
  named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  // Rarely set members have a column only when the plan sets them.
  const set = new Set<string>(shownMembers);
  await eachInSlices(steps, ({ after }) => Object.keys(after ?? {}).forEach((name) => set.add(name)));
  const columns = settableMembers.filter((name) => set.has(name));
  const head = ["username", ...columns].join(", ");
  const [before, after] = [[head], [head]];
  const lineOf = (user: PlanUser): string => [user.username, ...columns.map((name) => user[name] ?? "")].join(", ");
  await eachInSlices(named, ({ step }) => {
    if (step.before) before.push(lineOf(step.before));
    if (step.after) after.push(lineOf(step.after));
  });
  return { before, after };
}

function nameOf({ before, after }: PlanStep): string {
  return ((before ?? after)?.username ?? "").toLowerCase();
}
