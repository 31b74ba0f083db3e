/** A log for tests that do not look at it. A fault of the program ends the test's run all the same: nobody expects it. */
export const silentLog = {
  show: (): void => undefined,
  warn: (): void => undefined,
  redacted: (text: string): string => text,
  fault: (error: unknown): void => {
    setImmediate(() => {
      throw error;
    });
  },
};
