/** Far beyond what any condition takes, on a busy machine too; within the time limit of a test. */
const patienceMs = 120_000;

/** Waits until it holds; when it never does, says which condition that was. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Never became true: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
