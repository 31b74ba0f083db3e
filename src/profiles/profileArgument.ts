/** The profile that a command was called on: its id, or a row of it; undefined for anything else. */
export function profileIdOf(argument: unknown): string | undefined {
  if (typeof argument === "string") return argument;
  const { profileId } = (argument ?? {}) as { profileId?: unknown };
  return typeof profileId === "string" ? profileId : undefined;
}
