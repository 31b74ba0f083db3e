import { fireAndForget } from "../fireAndForget";
import type { Dialogs } from "./dialogs";
import { isCancelled, type ErrorReporter } from "./errorReporter";
import { Filling, type Problem, type Row } from "./filling";
import type { FormSpec, FormValues } from "./formSpec";
import type { QuickInput } from "./quickInput";

export type { Choice, Field, FormSpec, FormValues } from "./formSpec";

/**
 * Asks for the values of a record in the editor's native inputs: first the empty required fields, one after another, then a summary with one
 * row per field, where each can be changed before submitting.
 */
export class Form {
  constructor(
    private readonly quickInput: QuickInput,
    private readonly dialogs: Pick<Dialogs, "withProgress">,
    private readonly errors: Pick<ErrorReporter, "describe" | "show">,
  ) {}

  /** @returns the submitted values; undefined when the user cancelled, and nothing was done */
  async run<V extends FormValues<V>>(spec: FormSpec<V>): Promise<V | undefined> {
    const filling = new Filling(spec, this.quickInput);
    if (!(await filling.askMissing())) return undefined;
    let problem: Problem<V> | undefined;
    // A form with one field needs no summary after that field was asked.
    let row: Row<V> | undefined =
      spec.fields.length === 1 && filling.hasAsked ? "submit" : await filling.summary(problem);
    for (; ; row = await filling.summary(problem)) {
      if (row === undefined) return undefined;
      if (row === "problem") {
        if (problem?.field) await filling.change(problem.field);
        else if (problem) fireAndForget(this.errors.show(problem.error));
      } else if (row === "submit") {
        problem = (await filling.firstProblem()) ?? (await this.submit(spec, filling.values));
        if (problem === undefined) return filling.values;
        if (isCancelled(problem.error)) problem = undefined;
      } else if (await filling.change(row)) {
        problem = undefined;
      }
    }
  }

  private async submit<V extends FormValues<V>>(spec: FormSpec<V>, values: V): Promise<Problem<V> | undefined> {
    try {
      await spec.beforeSubmit?.({ ...values });
      await this.dialogs.withProgress(spec.progress ?? spec.submitLabel, (signal) =>
        spec.submit({ ...values }, signal),
      );
      return undefined;
    } catch (error) {
      return { text: this.errors.describe(error), error };
    }
  }
}
