/** Longer than any condition takes on a busy machine, and shorter than a test's time limit. */
const patienceMs = 120_000;

/** Waits until the condition is true. The error after the time limit contains the condition. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Never became true: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
