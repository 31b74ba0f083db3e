export function text(_value: unknown): string | undefined {
  throw new Error("not yet");
}
export function flag(_value: unknown): boolean | undefined {
  throw new Error("not yet");
}
export function when(_value: unknown): Date | undefined {
  throw new Error("not yet");
}
