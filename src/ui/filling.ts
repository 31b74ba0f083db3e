import { defined } from "../defined";
import * as vscode from "vscode";
import type { Choice, Field, FormSpec, FormValues } from "./formSpec";
import { sanitizeQuickPick } from "./plainText";
import { back, type PickRow, type PickSeparator, type QuickInput, type TypedRow } from "./quickInput";

/** A row of the summary. */
export type Row<V extends FormValues<V>> = "submit" | "problem" | Field<V>;

/** Why the form is shown again. */
export interface Problem<V extends FormValues<V>> {
  readonly text: string;
  readonly field?: Field<V>;
  readonly error?: unknown;
}

/** One form while it is being filled in. */
export class Filling<V extends FormValues<V>> {
  readonly values: V;
  private readonly original: V;
  private readonly asked = new Set<Field<V>>();

  constructor(
    private readonly spec: FormSpec<V>,
    private readonly quickInput: QuickInput,
  ) {
    const presets = spec.fields.map((field) => [field.key, field.value ?? (field.type === "flag" ? false : "")]);
    this.values = { ...(Object.fromEntries(presets) as V), ...spec.values };
    this.original = { ...this.values };
  }

  /** Asks the empty required fields, with steps and a Back button. @returns false when cancelled */
  async askMissing(): Promise<boolean> {
    for (let step = 0; ;) {
      const fields = this.visibleFields().filter(
        (field) => this.asked.has(field) || (field.required && this.values[field.key] === ""),
      );
      const field = fields[step];
      if (!field) return true;
      this.asked.add(field);
      const answer = await this.askField(field, { step: step + 1, totalSteps: fields.length, canGoBack: step > 0 });
      if (answer === undefined) return false;
      if (answer === back) step--;
      else {
        this.set(field, answer);
        step++;
      }
    }
  }

  /** Whether any field was asked separately. */
  get hasAsked(): boolean {
    return this.asked.size > 0;
  }

  /** Shows all fields. @returns the chosen row, undefined when cancelled */
  async summary(problem: Problem<V> | undefined): Promise<Row<V> | undefined> {
    const rows: (PickRow<Row<V>> | PickSeparator)[] = [
      { label: `$(check) ${sanitizeQuickPick(this.spec.submitLabel)}`, value: "submit" },
      { separator: vscode.l10n.t("Values") },
      ...this.visibleFields().map((field) => ({
        label: field.label,
        description: this.describe(field),
        value: field,
      })),
    ];
    if (problem) {
      const [what = "", ...todo] = problem.text.split(/(?<=[.!?]) /);
      rows.unshift({
        label: `$(error) ${sanitizeQuickPick(what)}`,
        detail: sanitizeQuickPick(todo.join(" ")),
        value: "problem",
      });
    }
    const answer = await this.quickInput.pick<Row<V>>({
      title: this.spec.title,
      placeholder: vscode.l10n.t("Select the first row to submit, or a field to edit it"),
      rows,
      active: problem?.field ?? "submit",
    });
    return answer === back ? undefined : answer;
  }

  /** Lets the user change one field. @returns false after Esc: the value stays */
  async change(field: Field<V>): Promise<boolean> {
    const answer = field.type === "flag" ? !this.values[field.key] : await this.askField(field, { canGoBack: false });
    if (answer === undefined || answer === back) return false;
    this.set(field, answer);
    return true;
  }

  /** The first field with an invalid value. */
  async firstProblem(): Promise<Problem<V> | undefined> {
    for (const field of this.visibleFields()) {
      const message = await this.problemOf(field, this.values[field.key]);
      if (message !== undefined) return { text: `${field.label}: ${message}`, field };
    }
    return undefined;
  }

  private visibleFields(): readonly Field<V>[] {
    return this.spec.fields.filter((field) => field.visible?.(this.values) ?? true);
  }

  private set(field: Field<V>, value: string | boolean): void {
    this.values[field.key] = value as V[typeof field.key];
  }

  private async askField(
    field: Field<V>,
    position: { step?: number; totalSteps?: number; canGoBack: boolean },
  ): Promise<string | boolean | typeof back | undefined> {
    const question = { ...position, title: `${this.spec.title}: ${field.label}` };
    const value = this.values[field.key];
    if (field.type === "flag") {
      return this.quickInput.pick<boolean>({ ...question, rows: flagRows(), active: Boolean(value) });
    }
    if (field.type === "choice") {
      const other = Symbol("other");
      const choices = (await field.loadChoices?.()) ?? field.choices ?? [];
      if (choices.length === 0) return this.askText(field, question);
      if (field.typedChoice) return this.askChoiceOrText(field, question, choices);
      const rows: PickRow<string | typeof other>[] = choices.map(choiceRow);
      if (field.otherChoice !== undefined) rows.push({ label: field.otherChoice, value: other });
      const chosen = await this.quickInput.pick<string | typeof other>({
        ...question,
        ...defined({ placeholder: field.placeholder }),
        rows,
        active: String(value),
      });
      if (chosen !== other) return chosen;
    }
    return this.askText(field, question);
  }

  private askChoiceOrText(
    field: Field<V>,
    question: { title: string; canGoBack: boolean },
    choices: readonly Choice[],
  ) {
    const proposed = String(this.values[field.key]) || (field.suggestion ?? "");
    const isChoice = choices.some(({ value }) => value === proposed);
    return this.quickInput.pick<string>({
      ...question,
      ...defined({ placeholder: field.placeholder }),
      rows: choices.map(choiceRow),
      active: proposed,
      text: isChoice ? "" : proposed,
      typed: async (value): Promise<TypedRow<string> | undefined> => {
        if (choices.some(({ label }) => label === value)) return undefined;
        const problem = await this.problemOf(field, value);
        const shown = sanitizeQuickPick(value);
        return problem === undefined
          ? { label: field.typedChoice?.(shown) ?? shown, value }
          : { label: `$(error) ${shown}`, detail: sanitizeQuickPick(problem) };
      },
    });
  }

  private askText(field: Field<V>, question: { title: string; canGoBack: boolean }) {
    const isChoice = field.choices?.some((choice) => choice.value === this.values[field.key]) ?? false;
    return this.quickInput.input({
      ...question,
      ...defined({ prompt: field.prompt, placeholder: field.placeholder, help: field.help }),
      value: isChoice ? "" : String(this.values[field.key]),
      password: field.type === "password",
      validate: (value) => this.problemOf(field, value),
    });
  }

  private async problemOf(field: Field<V>, value: string | boolean): Promise<string | undefined> {
    if (typeof value === "boolean") return undefined;
    if (value !== "") return field.validate?.(value, this.values);
    return field.required ? vscode.l10n.t("Enter a value. This field is required.") : undefined;
  }

  private describe(field: Field<V>): string {
    const value = this.values[field.key];
    const text = this.display(field, value);
    const changed = this.spec.values !== undefined && value !== this.original[field.key];
    return changed ? `${text} · ${vscode.l10n.t("changed")}` : text;
  }

  private display(field: Field<V>, value: string | boolean): string {
    if (typeof value === "boolean") return value ? vscode.l10n.t("yes") : vscode.l10n.t("no");
    if (field.type === "password") {
      if (value !== "") return "••••••••";
      return this.spec.values ? vscode.l10n.t("unchanged") : vscode.l10n.t("not set");
    }
    return sanitizeQuickPick(field.choices?.find((choice) => choice.value === value)?.label ?? value);
  }
}

function choiceRow({ value, label, description }: Choice): PickRow<string> {
  return defined({
    label: sanitizeQuickPick(label),
    description: description === undefined ? undefined : sanitizeQuickPick(description),
    value,
  });
}

function flagRows(): PickRow<boolean>[] {
  return [
    { label: vscode.l10n.t("Yes"), value: true },
    { label: vscode.l10n.t("No"), value: false },
  ];
}
