import type { MessageButton } from "../userFacingError";

/** A form's values: text, password and choice fields have a string, flags a boolean. */
export type FormValues<V> = { [K in keyof V]: string | boolean };

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

export interface Field<V extends FormValues<V>> {
  readonly key: keyof V & string;
  readonly label: string;
  readonly type: "text" | "password" | "choice" | "flag";
  /** Must not be empty; asked before the summary. */
  readonly required?: boolean;
  readonly placeholder?: string;
  readonly prompt?: string;
  /** Preset of a new record: an empty text or `false` when absent. */
  readonly value?: string | boolean;
  /** The choices of a choice field. */
  readonly choices?: readonly Choice[];
  /** Loads the choices. Without any, the user types a value. */
  loadChoices?(): Promise<readonly Choice[]>;
  /** Label of an additional choice to type a value. */
  readonly otherChoice?: string;
  /** Label of the choice that a text becomes when it is typed among the choices. */
  typedChoice?(text: string): string;
  /** Proposed among the choices while the field is empty. */
  readonly suggestion?: string;
  /** A button beside the input, such as for where to find the value. */
  readonly help?: MessageButton;
  /** @returns what is wrong and how to correct it, undefined for a valid value. Not called for flags and empty values. */
  validate?(value: string, values: V): string | undefined | Promise<string | undefined>;
  /** Whether the field applies, given the other values. Otherwise it is neither asked nor validated; its value stays. */
  visible?(values: V): boolean;
}

export interface FormSpec<V extends FormValues<V>> {
  readonly title: string;
  /** Names the action and the profile: "Create user in Example Co". */
  readonly submitLabel: string;
  /** Title of the progress while submitting; the submit label when absent. */
  readonly progress?: string;
  readonly fields: readonly Field<V>[];
  /** Values of the edited record; changed fields are marked. Absent for a new record. */
  readonly values?: Partial<V>;
  /** Asks questions before submitting, outside its progress. After a CancellationError the filled form is shown again. */
  beforeSubmit?(values: V): Promise<void>;
  /** Submits the values. After an error the filled form is shown again, with the error on top. */
  submit(values: V, signal: AbortSignal): Promise<void>;
}
