import { distant } from "../distances";
import { startSandbox as start, type Sandbox, type SandboxOptions } from "../../src/sandbox";

/** Every operation (`service.operation`) that the extension sent to a test's sandbox and that succeeded. */
export const seenOperations = new Set<string>();

/** A sandbox whose requests count as covered by the host suite. */
export async function startSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await start({ ...distant, ...options });
  const note = (): void => {
    for (const { service, operation, agent, status } of sandbox.requests.entries()) {
      const answered = status >= 200 && status < 300;
      if (operation && answered && agent.startsWith("forticloud-explorer/"))
        seenOperations.add(`${service}.${operation}`);
    }
  };
  return {
    ...sandbox,
    reset: () => {
      note();
      sandbox.reset();
    },
    stop: () => {
      note();
      return sandbox.stop();
    },
  };
}
