import { setImmediate as nextTurn } from "node:timers/promises";

/** So many steps of some ten microseconds each take a few milliseconds. */
const stepsPerSlice = 100;

/**
 * Does something with each item, in slices between which the event loop gets its turn: a long list does not block the editor.
 * @param pause gives the event loop its turn; called after each slice.
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
