import { adjustableOptions, checkOption, type AdjustableOptions, type SandboxOptions } from "./options";

const adjustable = Object.keys(adjustableOptions) as (keyof AdjustableOptions)[];

/** The options of a running sandbox. A handler reads {@link current} on each call. */
export class LiveOptions {
  /** One object while the sandbox runs; its adjustable members change in place. */
  readonly current: SandboxOptions;

  /** @param start options with allowed values */
  constructor(private readonly start: SandboxOptions) {
    this.current = { ...start };
  }

  /** The adjustable options as they are now. */
  get(): AdjustableOptions {
    return Object.fromEntries(adjustable.map((name) => [name, this.current[name]])) as unknown as AdjustableOptions;
  }

  /**
   * Changes adjustable options: all of those given, or none.
   * @throws RangeError naming the option that is unknown, fixed or out of its range
   */
  set(change: Readonly<Record<string, unknown>>): AdjustableOptions {
    for (const [name, value] of Object.entries(change)) {
      if (!isAdjustable(name)) {
        throw new RangeError(`Option ${name} cannot be changed; there are ${adjustable.join(", ")}.`);
      }
      checkOption(name, value, adjustableOptions[name]);
    }
    Object.assign(this.current, change);
    return this.get();
  }

  /** Back to the values of the start. */
  reset(): void {
    Object.assign(this.current, this.start);
  }
}

function isAdjustable(name: string): name is keyof AdjustableOptions {
  return Object.hasOwn(adjustableOptions, name);
}
