import assert from "node:assert/strict";
import type {
  back,
  CheckInput,
  InputQuestion,
  PickedMany,
  PickManyQuestion,
  PickQuestion,
  PickRow,
  QuickInput,
} from "../../../src/ui/quickInput";

type Asked = InputQuestion | PickQuestion<unknown> | PickManyQuestion<unknown>;

/** A button at the end of a row, by its tooltip. */
interface RowButton {
  readonly row: string;
  readonly button: string;
}

/** Labels of rows whose check boxes the user clicks; `other` also presses the button for values without a row. */
interface Clicks {
  readonly click: readonly string[];
  readonly other?: true;
}

/** A user's answer to one question: a typed value, a row's label, a row's button, check boxes, Back or Esc. */
export type Answer = string | typeof back | undefined | RowButton | Clicks;

/** Answers questions in order and records them. Text is typed only if it is valid. */
export class ScriptedInput implements QuickInput, CheckInput {
  readonly asked: Asked[] = [];
  /** The validation messages of the input box. */
  readonly refusals: string[] = [];
  private readonly answers: Answer[];

  constructor(...answers: Answer[]) {
    this.answers = answers;
  }

  /** The rows of a pick, by default of the last one. */
  rows(index = -1): PickRow<unknown>[] {
    const picks = this.asked.filter(
      (question): question is PickQuestion<unknown> => "rows" in question && !("picked" in question),
    );
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

  async pick<T>(question: PickQuestion<T>): Promise<T | typeof back | undefined> {
    const answer = this.next(question);
    if (typeof answer !== "string" && typeof answer !== "object") return answer;
    assert.ok(typeof answer === "string" || "row" in answer, "this question has no check boxes");
    const wanted = typeof answer === "string" ? answer : answer.row;
    const row = choosable(question).find(({ label }) => label.includes(wanted));
    const typed = row ? undefined : await question.typed?.(wanted);
    if (typed?.value !== undefined) return typed.value;
    if (typed) {
      this.refusals.push(typed.detail ?? "");
      return this.pick(question);
    }
    assert.ok(
      row,
      `"${wanted}" is not among ${choosable(question)
        .map(({ label }) => label)
        .join(", ")}`,
    );
    if (typeof answer === "string") return row.value;
    const pressed = row.buttons?.find(({ tooltip }) => tooltip.includes(answer.button));
    assert.ok(pressed, `the row has no button "${answer.button}"`);
    return pressed.value;
  }

  pickMany<T>(question: PickManyQuestion<T>): Promise<PickedMany<T> | typeof back | undefined> {
    const answer = this.next(question);
    if (answer === undefined || typeof answer === "symbol") return Promise.resolve(answer);
    assert.ok(typeof answer === "object" && "click" in answer, "this question has check boxes");
    const { click, other = false } = answer;
    const unknown = click.filter((wanted) => !question.rows.some(({ label }) => label.includes(wanted)));
    assert.deepEqual(unknown, [], "rows that are not shown");
    const values = question.rows
      .filter(({ label, value }) => question.picked.includes(value) !== click.some((wanted) => label.includes(wanted)))
      .map(({ value }) => value);
    return Promise.resolve({ values, other });
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
