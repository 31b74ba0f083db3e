import assert from "node:assert/strict";
import type { back, InputQuestion, PickQuestion, PickRow, QuickInput } from "../../../src/ui/quickInput";

type Asked = InputQuestion | PickQuestion<unknown>;

/** A button at the end of a row, by its tooltip. */
interface RowButton {
  readonly row: string;
  readonly button: string;
}

/** A user's answer to one question: a typed value, a row's label, a row's button, Back or Esc. */
export type Answer = string | typeof back | undefined | RowButton;

/** Answers questions in order and records them. Text is typed only if it is valid. */
export class ScriptedInput implements QuickInput {
  readonly asked: Asked[] = [];
  /** The validation messages of the input box. */
  readonly refusals: string[] = [];
  private readonly answers: Answer[];

  constructor(...answers: Answer[]) {
    this.answers = answers;
  }

  /** The rows of a pick, by default of the last one. */
  rows(index = -1): PickRow<unknown>[] {
    const picks = this.asked.filter((question): question is PickQuestion<unknown> => "rows" in question);
    const question = picks.at(index);
    assert.ok(question, "no such pick was asked");
    return choosable(question);
  }

  /** The number of unused answers. */
  get left(): number {
    return this.answers.length;
  }

  async input(question: InputQuestion): Promise<string | typeof back | undefined> {
    for (;;) {
      const answer = this.next(question);
      assert.ok(typeof answer !== "object", "a text field has no rows");
      if (typeof answer !== "string") return answer;
      const refusal = await question.validate?.(answer);
      if (refusal === undefined) return answer;
      this.refusals.push(refusal);
    }
  }

  pick<T>(question: PickQuestion<T>): Promise<T | typeof back | undefined> {
    const answer = this.next(question);
    if (typeof answer !== "string" && typeof answer !== "object") return Promise.resolve(answer);
    const wanted = typeof answer === "string" ? answer : answer.row;
    const row = choosable(question).find(({ label }) => label.includes(wanted));
    assert.ok(
      row,
      `"${wanted}" is not among ${choosable(question)
        .map(({ label }) => label)
        .join(", ")}`,
    );
    if (typeof answer === "string") return Promise.resolve(row.value);
    const pressed = row.buttons?.find(({ tooltip }) => tooltip.includes(answer.button));
    assert.ok(pressed, `the row has no button "${answer.button}"`);
    return Promise.resolve(pressed.value);
  }

  private next(question: Asked): Answer {
    this.asked.push(question);
    assert.ok(this.answers.length > 0, `nobody answers "${question.title}"`);
    return this.answers.shift();
  }
}

/** The rows that a user can choose. */
function choosable<T>(question: PickQuestion<T>): PickRow<T>[] {
  return question.rows.filter((row): row is PickRow<T> => !("separator" in row));
}
