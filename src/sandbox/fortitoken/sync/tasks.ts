import type { SandboxOptions } from "../../options";
import { Refusal } from "../../service";

export const syncActions = ["create", "modify", "delete"] as const;
type SyncAction = (typeof syncActions)[number];

/** One step of a task. `run` throws a {@link Refusal} when it fails. */
export interface TaskStep {
  readonly action: SyncAction;
  readonly run: () => void;
}

type Counters = Record<SyncAction, { success: number; failure: number }>;

export interface Task {
  readonly id: string;
  readonly status: "pending" | "complete";
  readonly total: number;
  readonly done: number;
  readonly counters: Counters;
}

interface RunningTask {
  readonly id: string;
  readonly steps: readonly TaskStep[];
  readonly startedAt: number;
  readonly durationMs: number;
  readonly counters: Counters;
  done: number;
  complete: boolean;
}

/** Tasks with steps spread evenly over `taskDurationMs`. No timer runs: {@link catchUp} runs the steps that are due. */
export class Tasks {
  private readonly known: RunningTask[] = [];

  constructor(
    private readonly options: Pick<SandboxOptions, "now" | "taskDurationMs">,
    private readonly newId: () => string,
  ) {}

  start(steps: readonly TaskStep[]): Task {
    const task: RunningTask = {
      id: this.newId(),
      steps,
      startedAt: this.options.now(),
      durationMs: this.options.taskDurationMs,
      counters: {
        create: { success: 0, failure: 0 },
        modify: { success: 0, failure: 0 },
        delete: { success: 0, failure: 0 },
      },
      done: 0,
      complete: false,
    };
    this.known.push(task);
    return toTask(task);
  }

  find(id: string): Task | undefined {
    return this.all().find((task) => task.id === id);
  }

  all(): readonly Task[] {
    return this.known.map(toTask);
  }

  /** @throws Refusal 409 while a task runs, which locks the application */
  checkUnlocked(): void {
    if (this.known.some((task) => !task.complete)) {
      throw new Refusal(409, "The application is locked: a user sync is running.");
    }
  }

  catchUp(): void {
    for (const task of this.known.filter(({ complete }) => !complete)) {
      const elapsed = this.options.now() - task.startedAt;
      task.complete = elapsed >= task.durationMs;
      const due = task.complete ? task.steps.length : Math.floor((elapsed / task.durationMs) * task.steps.length);
      while (task.done < due) {
        this.runNext(task);
      }
    }
  }

  private runNext(task: RunningTask): void {
    const step = task.steps[task.done];
    task.done += 1;
    if (!step) {
      return;
    }
    try {
      step.run();
      task.counters[step.action].success += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) {
        throw error;
      }
      task.counters[step.action].failure += 1;
    }
  }
}

function toTask({ id, steps, done, complete, counters }: RunningTask): Task {
  return { id, status: complete ? "complete" : "pending", total: steps.length, done, counters };
}
