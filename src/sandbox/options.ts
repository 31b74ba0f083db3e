/** How a sandbox is started. */
export interface SandboxOptions {
  /** TCP port of the FortiToken Cloud emulator; 0 takes any free one. */
  readonly fortitokenPort: number;
  /** TCP port of the FortiCNP emulator; 0 takes any free one. */
  readonly forticnpPort: number;
  /** Same seed and same `now()` at the start give the same data. */
  readonly seed: number;
  /** How many FortiToken Cloud users to make. */
  readonly users: number;
  /** How many FortiCNP alerts the first company has; the second company has a third of it. */
  readonly alerts: number;
  /** Life of a FortiToken Cloud token, in seconds. */
  readonly tokenLifetimeSeconds: number;
  /** Life of a FortiCNP access token, in milliseconds. */
  readonly accessLifetimeMs: number;
  /** Life of a FortiCNP refresh token, in milliseconds. */
  readonly refreshLifetimeMs: number;
  /** Pause before every answer of an operation, in milliseconds. */
  readonly latencyMs: number;
  /** The clock, in epoch milliseconds. */
  readonly now: () => number;
}

export const defaultOptions: SandboxOptions = {
  fortitokenPort: 9696,
  forticnpPort: 9697,
  seed: 1,
  users: 60,
  alerts: 240,
  tokenLifetimeSeconds: 3600,
  accessLifetimeMs: 2 * 3600_000,
  refreshLifetimeMs: 8 * 3600_000,
  latencyMs: 0,
  now: Date.now,
};

type NumberOption = Exclude<keyof SandboxOptions, "now">;

const ranges: Readonly<Record<NumberOption, readonly [min: number, max: number]>> = {
  fortitokenPort: [0, 65_535],
  forticnpPort: [0, 65_535],
  seed: [-0x8000_0000, 0x7fff_ffff],
  users: [0, 200_000],
  alerts: [0, 200_000],
  tokenLifetimeSeconds: [1, 86_400],
  accessLifetimeMs: [1, 7 * 86_400_000],
  refreshLifetimeMs: [1, 7 * 86_400_000],
  latencyMs: [0, 60_000],
};

/** Fills in the defaults. @throws RangeError naming the option and what it may be. */
export function resolveOptions(given: Partial<SandboxOptions>): SandboxOptions {
  const options = { ...defaultOptions, ...given };
  for (const [name, [min, max]] of Object.entries(ranges) as [NumberOption, readonly [number, number]][]) {
    const value = options[name];
    if (!Number.isInteger(value) || value < min || value > max) {
      throw new RangeError(`Option ${name} must be a whole number from ${min} to ${max}, not ${value}.`);
    }
  }
  if (options.fortitokenPort !== 0 && options.fortitokenPort === options.forticnpPort) {
    throw new RangeError(
      `Option fortitokenPort must differ from option forticnpPort; both are ${options.fortitokenPort}.`,
    );
  }
  return options;
}
