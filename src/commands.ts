/** Command id -> what it does with what it was called on; `T` is the part of `records/target.ts` that it takes. */
export type CommandTable<T = unknown> = Readonly<Record<string, (target: T) => unknown>>;
