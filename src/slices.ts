import { setImmediate as nextTurn } from "node:timers/promises";

/** A slice of this many steps, each some ten microseconds long, takes a few milliseconds. */
const stepsPerSlice = 100;

/**
 * Calls `step` for each item. After each slice the event loop runs, so that a long list does not block the editor.
 * @param pause lets the event loop run
 */
export async function eachInSlices<T>(
  items: Iterable<T>,
  step: (item: T, index: number) => void,
  pause: () => Promise<unknown> = () => nextTurn(),
): Promise<void> {
  let index = 0;
  for (const item of items) {
    step(item, index);
    index += 1;
    if (index % stepsPerSlice === 0) await pause();
  }
}
