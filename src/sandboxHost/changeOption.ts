import * as vscode from "vscode";
import { operations } from "../contract";
import { serviceOf } from "../sandbox/options";
import { sanitizeQuickPick } from "../ui/plainText";
import { serviceNames } from "../profiles/profile";
import { back, type PickRow, type PickSeparator, type QuickInput } from "../ui/quickInput";
import {
  defaultOf,
  isChanged,
  isOptionName,
  numberProblem,
  optionNames,
  optionWords,
  rangeText,
  valueText,
  type OptionName,
} from "./optionWords";
import type { OptionValue, SandboxState } from "./sandboxState";
import type { SandboxWatch } from "./sandboxWatch";
import type { ClickedRow } from "./view/sandboxRow";

type Options = SandboxState["options"];

/** Changes an option of a running sandbox: toggles a flag, asks for a number, or lets operations be checked. */
export class ChangeOption {
  constructor(
    private readonly watch: Pick<SandboxWatch, "read">,
    private readonly quickInput: QuickInput,
  ) {}

  /** @param target of the option's row; without one it asks for the option */
  async run(target: ClickedRow | undefined): Promise<void> {
    const { control, state } = await this.watch.read();
    const name = target && "option" in target ? target.option : await this.pickOption(state.options);
    if (name === undefined) return;
    const value = await this.ask(name, state.options[name]);
    if (value !== undefined) await control.setOptions({ [name]: value });
  }

  /** Puts every option back to its default. */
  async reset(): Promise<void> {
    const { control, state } = await this.watch.read();
    const changed = Object.keys(state.options).filter(isOptionName);
    await control.setOptions(Object.fromEntries(changed.map((name) => [name, defaultOf(name)])));
  }

  private async pickOption(options: Options): Promise<OptionName | undefined> {
    let service: string | undefined;
    const rows: (PickRow<OptionName> | PickSeparator)[] = [];
    for (const name of optionNames) {
      const value = options[name];
      if (value === undefined) continue;
      const words = optionWords(name);
      const owner = serviceOf(name);
      const group = owner && serviceNames[owner];
      if (group !== undefined && group !== service) rows.push({ separator: group });
      service = group;
      const usual = isChanged(name, value) ? vscode.l10n.t("default {0}", valueText(name, defaultOf(name))) : "";
      const description = [valueText(name, value), usual].filter((text) => text !== "").join(" · ");
      rows.push({ label: words.label, description, detail: words.help, value: name });
    }
    const answer = await this.quickInput.pick({ title: vscode.l10n.t("Change Sandbox Option"), rows });
    return answer === back ? undefined : answer;
  }

  private async ask(name: OptionName, value: OptionValue | undefined): Promise<OptionValue | undefined> {
    if (typeof value === "boolean") return !value;
    if (typeof value === "object") return this.askOperations(name, value);
    const { label, help } = optionWords(name);
    const typed = await this.quickInput.input({
      title: label,
      prompt: `${help} ${rangeText(name)}`,
      value: String(value ?? defaultOf(name)),
      validate: (text) => numberProblem(name, text),
    });
    return typeof typed === "string" ? Number(typed) : undefined;
  }

  /** Lets the user check operations of FortiCNP until they are applied. */
  private async askOperations(name: OptionName, current: readonly string[]): Promise<readonly string[] | undefined> {
    const checked = new Set(current);
    const apply = Symbol("apply");
    let active: string | typeof apply = apply;
    for (;;) {
      const count = vscode.l10n.t("{0} not offered", checked.size);
      const answer: string | typeof apply | typeof back | undefined = await this.quickInput.pick<string | typeof apply>(
        {
          title: optionWords(name).label,
          placeholder: optionWords(name).help,
          active,
          rows: [
            { label: `$(check) ${vscode.l10n.t("Apply")}`, description: count, value: apply },
            ...Object.values(operations.forticnp).map(({ id, method, path }) => ({
              label: `$(${checked.has(id) ? "circle-slash" : "circle-outline"}) ${id}`,
              description: sanitizeQuickPick(`${method} ${path}`),
              value: id,
            })),
          ],
        },
      );
      if (answer === undefined || answer === back) return undefined;
      if (answer === apply) return [...checked];
      active = answer;
      if (!checked.delete(answer)) checked.add(answer);
    }
  }
}
