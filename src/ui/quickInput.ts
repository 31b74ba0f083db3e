import { defined } from "../defined";
import * as vscode from "vscode";
import { fireAndForget } from "../fireAndForget";
import type { MessageButton } from "../userFacingError";
import { sanitizeQuickPick, sanitizeLine, sanitizeMessage } from "./plainText";

/** The answer when Back was pressed; the same symbol in every bundle. */
export const back: unique symbol = Symbol.for("forticloud.back");

interface Question {
  readonly title: string;
  /** Position in a row of questions, from 1. */
  readonly step?: number;
  readonly totalSteps?: number;
  /** Offers a Back button. */
  readonly canGoBack?: boolean;
  readonly placeholder?: string;
}

export interface InputQuestion extends Question {
  readonly prompt?: string;
  readonly value?: string;
  /** Shows dots instead of what is typed. */
  readonly password?: boolean;
  /** A button in the title. The question stays open when it is pressed. */
  readonly help?: MessageButton;
  /** @returns what is wrong with the value, undefined when it may be accepted. */
  validate?(value: string): string | undefined | Promise<string | undefined>;
}

export interface PickRow<T> {
  /** May contain icons: `$(name)`. Data must pass `sanitizeQuickPick`. */
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
  /** Further answers, as buttons at the row's end. */
  readonly buttons?: readonly { readonly icon: string; readonly tooltip: string; readonly value: T }[];
}

/** The row of a typed text. Without a value it only says why the text cannot be chosen. */
export type TypedRow<T> = Pick<PickRow<T>, "label" | "detail"> & { readonly value?: T };

/** A line between rows, with a heading. */
export interface PickSeparator {
  readonly separator: string;
}

export interface PickQuestion<T> extends Question {
  readonly rows: readonly (PickRow<T> | PickSeparator)[];
  /** Value of the row that is focused first. */
  readonly active?: T;
  /** What is typed in the filter box at first. */
  readonly text?: string;
  /** The last row, made of what the user typed, without blanks around it. */
  typed?(text: string): Promise<TypedRow<T> | undefined>;
}

export interface PickManyQuestion<T> extends Question {
  readonly rows: readonly PickRow<T>[];
  /** Values of the rows that are checked first. */
  readonly picked: readonly T[];
  /** A button in the title for values without a row. */
  readonly other?: { readonly icon: string; readonly tooltip: string };
}

/** The checked values, and whether the button for other values was pressed. */
export interface PickedMany<T> {
  readonly values: readonly T[];
  readonly other: boolean;
}

/** The editor's native questions. The answer is undefined after Esc. */
export interface QuickInput {
  input(question: InputQuestion): Promise<string | typeof back | undefined>;
  pick<T>(question: PickQuestion<T>): Promise<T | typeof back | undefined>;
}

/** The editor's native check boxes. The answer is undefined after Esc. */
export interface CheckInput {
  pickMany<T>(question: PickManyQuestion<T>): Promise<PickedMany<T> | typeof back | undefined>;
}

/** Asks in VS Code's own quick pick and input box; both stay open when the window loses the focus. */
export class NativeQuickInput implements QuickInput, CheckInput {
  input(question: InputQuestion): Promise<string | typeof back | undefined> {
    const box = vscode.window.createInputBox();
    box.value = question.value ?? "";
    box.prompt = sanitizeBelowInput(question.prompt);
    box.password = question.password ?? false;
    const problem = async (): Promise<string | undefined> => {
      const checked = box.value;
      const message = await question.validate?.(checked);
      if (checked === box.value) box.validationMessage = sanitizeBelowInput(message);
      return message;
    };
    const { help } = question;
    const button = help && { iconPath: new vscode.ThemeIcon("question"), tooltip: help.title };
    return showInput<string>(box, question, (answer) => {
      if (button) box.buttons = [...box.buttons, button];
      box.onDidTriggerButton((pressed) => {
        if (pressed === button) fireAndForget(Promise.resolve(help?.run()));
      });
      box.onDidChangeValue(problem);
      box.onDidAccept(async () => {
        const { value } = box;
        box.busy = true;
        const message = await problem();
        box.busy = false;
        if (message === undefined) answer(value);
      });
    });
  }

  pick<T>(question: PickQuestion<T>): Promise<T | typeof back | undefined> {
    const pick = vscode.window.createQuickPick<NativeRow<T>>();
    const rows = question.rows.map(nativeRow);
    pick.items = rows;
    pick.value = question.text ?? "";
    const active = pick.items.find(({ row }) => row !== undefined && row.value === question.active);
    if (active) pick.activeItems = [active];
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    const typedRow = async (): Promise<TypedRow<T> | undefined> => {
      const text = pick.value.trim();
      return text === "" ? undefined : question.typed?.(text);
    };
    const showTyped = async (): Promise<void> => {
      const text = pick.value;
      const typed = await typedRow();
      if (text === pick.value) pick.items = typed ? [...rows, typedItem(typed)] : rows;
    };
    if (question.typed) {
      pick.onDidChangeValue(showTyped);
      fireAndForget(showTyped());
    }
    return showInput<T>(pick, question, (answer) => {
      pick.onDidAccept(async () => {
        const row = pick.activeItems[0]?.row;
        // The row of a typed text may not be shown yet, or may be of a text that was typed before.
        const typed = row ? undefined : await typedRow();
        if (row) answer(row.value);
        else if (typed?.value !== undefined) answer(typed.value);
      });
      pick.onDidTriggerItemButton(({ item, button }) => {
        const pressed = item.row?.buttons?.[item.buttons?.indexOf(button) ?? -1];
        if (pressed) answer(pressed.value);
      });
    });
  }

  pickMany<T>(question: PickManyQuestion<T>): Promise<PickedMany<T> | typeof back | undefined> {
    const pick = vscode.window.createQuickPick<NativeRow<T>>();
    pick.canSelectMany = true;
    pick.items = question.rows.map(nativeRow);
    pick.selectedItems = pick.items.filter(({ row }) => row && question.picked.includes(row.value));
    pick.matchOnDescription = true;
    const { other } = question;
    const button = other && { iconPath: new vscode.ThemeIcon(other.icon), tooltip: other.tooltip };
    return showInput<PickedMany<T>>(pick, question, (answer) => {
      const finish = (isOther: boolean): void =>
        answer({ values: pick.selectedItems.flatMap(({ row }) => (row ? [row.value] : [])), other: isOther });
      if (button) pick.buttons = [...pick.buttons, button];
      pick.onDidAccept(() => finish(false));
      pick.onDidTriggerButton((pressed) => {
        if (pressed === button) finish(true);
      });
    });
  }
}

/** The editor shows icons and links in this line. */
function sanitizeBelowInput(text: string | undefined): string | undefined {
  return text === undefined ? undefined : sanitizeMessage(sanitizeQuickPick(text));
}

interface NativeRow<T> extends vscode.QuickPickItem {
  readonly row?: PickRow<T>;
}

function nativeRow<T>(row: PickRow<T> | PickSeparator): NativeRow<T> {
  if ("separator" in row) return { label: sanitizeLine(row.separator), kind: vscode.QuickPickItemKind.Separator };
  const { label, description, detail, buttons = [] } = row;
  return defined({
    row,
    label,
    description,
    detail,
    buttons: buttons.map(({ icon, tooltip }) => ({ iconPath: new vscode.ThemeIcon(icon), tooltip })),
  });
}

function typedItem<T>({ label, detail }: TypedRow<T>): NativeRow<T> {
  return defined({ label, detail, alwaysShow: true });
}

/** Shows the input until it is answered, left by Back or closed, then disposes it. */
function showInput<A>(
  input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>,
  question: Question,
  listen: (answer: (value: A) => void) => void,
): Promise<A | typeof back | undefined> {
  return new Promise((resolve) => {
    input.title = sanitizeLine(question.title);
    input.step = question.step;
    input.totalSteps = question.totalSteps;
    input.placeholder = question.placeholder === undefined ? undefined : sanitizeLine(question.placeholder);
    input.ignoreFocusOut = true;
    input.buttons = question.canGoBack ? [vscode.QuickInputButtons.Back] : [];
    const finish = (answer: A | typeof back | undefined) => {
      resolve(answer);
      closing.dispose();
      if ("password" in input && input.password) {
        // The editor reuses its input field with the typed text. It clears the field only while it is shown.
        input.value = "";
        input.show();
        input.hide();
      }
      input.dispose();
    };
    input.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) finish(back);
    });
    const closing = input.onDidHide(() => finish(undefined));
    listen(finish);
    input.show();
  });
}
