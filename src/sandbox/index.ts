import { FaultQueue } from "./faults";
import { ForticnpService } from "./forticnp/service";
import { FortitokenService } from "./fortitoken/service";
import { RequestJournal } from "./journal";
import { resolveOptions, type SandboxOptions } from "./options";
import { ServiceServer } from "./server";

export { forticnpCredentials, fortitokenCredentials } from "./credentials";
export type { SandboxOptions } from "./options";

/** A running emulator of both services. */
export interface Sandbox {
  readonly fortitokenUrl: string;
  readonly forticnpUrl: string;
  readonly faults: FaultQueue;
  readonly requests: RequestJournal;
  /** Back to the seed: tokens revoked, faults and journal emptied. */
  reset(): void;
  /** Closes both ports and every connection. */
  stop(): Promise<void>;
}

/**
 * Starts both services on 127.0.0.1, plain HTTP.
 * @throws RangeError for a bad option, Error for a port that is taken; nothing keeps running then
 */
export async function startSandbox(given: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const options = resolveOptions(given);
  const services = { fortitoken: new FortitokenService(options), forticnp: new ForticnpService(options) };
  const faults = new FaultQueue();
  const requests = new RequestJournal();
  const reset = (): void => {
    services.fortitoken.reset();
    services.forticnp.reset();
    faults.clear();
    requests.clear();
  };
  const urls = () => ({ fortitokenUrl: fortitoken.url, forticnpUrl: forticnp.url });
  const controls = { faults, requests, reset, urls };
  const fortitoken = new ServiceServer(services.fortitoken, options, controls);
  const forticnp = new ServiceServer(services.forticnp, options, controls);
  const stop = async (): Promise<void> => {
    await Promise.all([fortitoken.stop(), forticnp.stop()]);
  };
  try {
    await fortitoken.start(options.fortitokenPort);
    await forticnp.start(options.forticnpPort);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...urls(), faults, requests, reset, stop };
}
