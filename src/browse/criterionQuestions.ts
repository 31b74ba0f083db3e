import { defined } from "../defined";
import * as vscode from "vscode";
import type { Criterion, Filter, FilterChoice } from "../explorer/filters/filter";
import type { Dialogs } from "../ui/dialogs";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type CheckInput, type QuickInput } from "../ui/quickInput";

/** The selected values, Back, or undefined if the user pressed Esc. */
export type Values = readonly string[] | typeof back | undefined;

const any = Symbol("any");
const typeIt = Symbol("type");

/** Asks for the values of one criterion: check boxes, one of several rows, or a text. */
export class CriterionQuestions {
  constructor(
    private readonly quickInput: QuickInput & CheckInput,
    private readonly dialogs: Pick<Dialogs, "withProgress">,
  ) {}

  /** @param title the title of the picker, e.g. "Filter Users" */
  async ask(title: string, criterion: Criterion, filter: Filter): Promise<Values> {
    const question = { title: `${title}: ${criterion.label}`, canGoBack: true };
    const choices = await this.choicesOf(criterion, question.title);
    const { byDefault } = criterion;
    const current = filter[criterion.id] ?? (byDefault === undefined ? [] : [byDefault]);
    if (!choices || choices.length === 0) return this.type(question, criterion, current);
    return criterion.many
      ? this.pickMany(question, criterion, choices, current)
      : this.pickOne(question, criterion, choices, current);
  }

  private choicesOf(criterion: Criterion, title: string) {
    return criterion.loadChoices
      ? this.dialogs.withProgress(title, (signal) => criterion.loadChoices?.(signal) ?? Promise.resolve([]))
      : criterion.choices?.();
  }

  /** Values that are not among the choices (typed ones) have check boxes, too. */
  private async pickMany(
    question: Question,
    criterion: Criterion,
    choices: readonly FilterChoice[],
    current: readonly string[],
  ): Promise<Values> {
    const known = new Set(choices.map(({ value }) => value));
    let ticked = current;
    for (;;) {
      const others = ticked.filter((value) => !known.has(value));
      const answer = await this.quickInput.pickMany<string>({
        ...question,
        placeholder: vscode.l10n.t("Select values, then press Enter. Without a selection, all match."),
        rows: [...others.map((value) => ({ value, label: criterion.words(value) })), ...choices].map(pickRow),
        picked: ticked,
        ...(criterion.typed && { other: { icon: "edit", tooltip: criterion.typed.label } }),
      });
      if (answer === undefined || answer === back || !answer.other) return answer === back ? back : answer?.values;
      ticked = answer.values;
      const typed = await this.type(question, criterion, others);
      if (typed === undefined) return undefined;
      if (typed !== back) ticked = [...new Set([...ticked.filter((value) => known.has(value)), ...typed])];
    }
  }

  private async pickOne(
    question: Question,
    criterion: Criterion,
    choices: readonly FilterChoice[],
    current: readonly string[],
  ): Promise<Values> {
    const { typed, byDefault } = criterion;
    const [value] = current;
    const isTyped = value !== undefined && typed && !choices.some((choice) => choice.value === value);
    for (;;) {
      const answer = await this.quickInput.pick<string | typeof any | typeof typeIt>({
        ...question,
        rows: [
          ...(byDefault === undefined ? [{ label: vscode.l10n.t("Any"), value: any } as const] : []),
          ...choices.map(pickRow),
          ...(typed ? [{ label: `$(edit) ${typed.label}`, value: typeIt } as const] : []),
        ],
        active: isTyped ? typeIt : (value ?? any),
      });
      if (answer === any) return [];
      if (answer !== typeIt) return typeof answer === "string" ? [answer] : answer;
      const text = await this.type(question, criterion, current);
      if (text !== back) return text;
    }
  }

  private async type(question: Question, criterion: Criterion, current: readonly string[]): Promise<Values> {
    const { typed, many } = criterion;
    const hint =
      typed?.hint ?? criterion.hint ?? (many ? vscode.l10n.t("Separate several values with commas.") : undefined);
    const text = await this.quickInput.input({
      ...question,
      ...defined({ prompt: hint }),
      value: typed?.text?.(current) ?? current.join(", "),
      validate: (entered) => (entered.trim() === "" ? undefined : typed?.problem?.(entered)),
    });
    if (typeof text !== "string") return text;
    if (text.trim() === "") return [];
    if (typed?.read) return typed.read(text);
    const values = many ? text.split(",") : [text];
    return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ""))];
  }
}

interface Question {
  readonly title: string;
  readonly canGoBack: boolean;
}

function pickRow({ label, ...choice }: FilterChoice) {
  return { ...choice, label: sanitizeQuickPick(label) };
}
