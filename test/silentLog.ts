/** A log for tests that do not read it. A fault of the program still ends the run, because no test expects one. */
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
