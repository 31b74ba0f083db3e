/** Command id -> what it does. Every part of the extension hands its table to the composition root, which registers it. */
export type CommandTable = Readonly<Record<string, (...args: never[]) => unknown>>;
