import fs from "node:fs/promises";

/** The extension of a journal's file. */
export const ending = ".jsonl";

/** Whether there is any unfinished run or sync. This check loads nothing else. */
export async function hasUnfinishedRuns(folder: string): Promise<boolean> {
  return (await namesIn(folder)).some((name) => name.endsWith(ending));
}

/** The names in a folder; empty when there is no such folder. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await fs.readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
