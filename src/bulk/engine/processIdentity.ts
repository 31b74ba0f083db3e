import { defined } from "../../defined";
import fs from "node:fs/promises";
import os from "node:os";

/** A process of a machine, distinguished from a later process with the same number. */
export interface ProcessIdentity {
  readonly machine: string;
  readonly pid: number;
  /** Its start time in the system's own unit; absent when unknown. */
  readonly started?: string;
}

export async function thisProcess(): Promise<ProcessIdentity> {
  const started = (await statusOf(process.pid))?.started;
  return defined({ machine: os.hostname(), pid: process.pid, started });
}

/** Whether the process runs; undefined when that is not certain. */
export async function isRunning({ machine, pid, started }: ProcessIdentity): Promise<boolean | undefined> {
  if (machine !== os.hostname()) return undefined;
  if (!exists(pid)) return false;
  const status = await statusOf(pid);
  if (!status || started === undefined) return undefined;
  return status.started === started && !status.ended;
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Reads `/proc` on Linux; `ended` marks a zombie process. */
async function statusOf(pid: number): Promise<{ readonly started: string; readonly ended: boolean } | undefined> {
  try {
    const stat = await fs.readFile(`/proc/${pid}/stat`, "utf8");
    // The second field, the program's name in brackets, may have blanks; the state comes next, the start is the 22nd field.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state = "", started = ""] = [fields[0], fields[19]];
    return { started, ended: state === "Z" || state === "X" };
  } catch {
    return undefined;
  }
}
