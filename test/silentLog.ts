/** A log for tests that do not read it. An unexpected error still ends the run. */
export const silentLog = {
  show: (): void => undefined,
  warn: (): void => undefined,
  redact: (text: string): string => text,
  fault: (error: unknown): void => {
    setImmediate(() => {
      throw error;
    });
  },
};
