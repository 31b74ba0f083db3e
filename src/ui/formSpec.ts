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
  /** Asked for before the summary is shown, and not to be left empty. */
  readonly required?: boolean;
  readonly placeholder?: string;
  readonly prompt?: string;
  /** Preset of a new record: an empty text or `false` when absent. */
  readonly value?: string | boolean;
  /** What a choice field offers. */
  readonly choices?: readonly Choice[];
  /** What a choice field offers, where it is asked for first; where there is nothing, the person types. */
  loadChoices?(): Promise<readonly Choice[]>;
  /** Label of a further choice that lets the person type a value. */
  readonly otherChoice?: string;
  /** @returns what is wrong and how to mend it, undefined when the value may be used. Not asked for flags and empty values. */
  validate?(value: string, values: V): string | undefined | Promise<string | undefined>;
  /** Whether the field applies, given the other values. A field that does not is neither asked nor checked; its value stays. */
  visible?(values: V): boolean;
}

export interface FormSpec<V extends FormValues<V>> {
  readonly title: string;
  /** Names what is done and to which profile: "Create user in Example Co". */
  readonly submitLabel: string;
  /** Title of the progress while submitting; the submit label when absent. */
  readonly progress?: string;
  readonly fields: readonly Field<V>[];
  /** Values of the record being edited; fields that differ from them are marked as changed. Absent for a new record. */
  readonly values?: Partial<V>;
  /** Asks what must be asked before it is submitted, outside its progress. A CancellationError brings the form back as it was filled. */
  beforeSubmit?(values: V): Promise<void>;
  /** Does it. When it throws, the form comes back filled, with the error on top. */
  submit(values: V, signal: AbortSignal): Promise<void>;
}
