/** Command id -> handler. `T` is the part of `records/target.ts` that the handler uses. */
export type CommandTable<T = unknown> = Readonly<Record<string, (target: T) => unknown>>;
