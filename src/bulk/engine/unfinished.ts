import fs from "node:fs/promises";

/** Of the file of a run's journal. */
export const ending = ".jsonl";

/** Whether there is any unfinished run, of whatever kind; nothing else is loaded to see that. */
export async function hasUnfinishedRuns(folder: string): Promise<boolean> {
  return (await namesIn(folder)).some((name) => name.endsWith(ending));
}

/** The names in a folder; none when there is no such folder. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await fs.readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
