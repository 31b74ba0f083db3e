import { Changes } from "./changes";
import { FaultQueue } from "./faults";
import { ForticnpService } from "./forticnp/service";
import { FortitokenService } from "./fortitoken/service";
import { RequestJournal } from "./journal";
import { LiveOptions } from "./liveOptions";
import { resolveOptions, type SandboxOptions } from "./options";
import { ServiceServer } from "./server";
import type { TlsIdentity } from "./tlsIdentity";

export { forticnpCredentials, fortitokenCredentials } from "./credentials";
export type { AdjustableOptions, SandboxOptions } from "./options";
export { prepareTls } from "./tlsIdentity";

/** A running emulator of both services. */
export interface Sandbox {
  readonly fortitokenUrl: string;
  readonly forticnpUrl: string;
  readonly faults: FaultQueue;
  readonly requests: RequestJournal;
  /** The options that can be changed while it runs. */
  readonly options: Pick<LiveOptions, "get" | "set">;
  /** Restores the state of the start: seeded data, given options, no tokens, no faults, an empty journal. */
  reset(): void;
  /** Closes both ports and every connection. */
  stop(): Promise<void>;
}

/**
 * Starts both services on 127.0.0.1 with plain HTTP, or with HTTPS, also under the services' own names, if an identity
 * is given.
 * @throws RangeError for an invalid option, UserFacingError for a port that is in use; nothing keeps running then
 */
export async function startSandbox(
  given: Partial<SandboxOptions> = {},
  tls?: Pick<TlsIdentity, "cert" | "key">,
): Promise<Sandbox> {
  const live = new LiveOptions(resolveOptions(given));
  const options = live.current;
  const services = { fortitoken: new FortitokenService(options), forticnp: new ForticnpService(options) };
  const faults = new FaultQueue(options.seed);
  const requests = new RequestJournal();
  const changes = new Changes();
  const reset = (): void => {
    live.reset();
    services.fortitoken.reset();
    services.forticnp.reset();
    faults.clear();
    requests.clear();
  };
  const urls = () => ({ fortitokenUrl: fortitoken.url, forticnpUrl: forticnp.url });
  const controls = {
    faults,
    requests,
    options: live,
    changes,
    fortitoken: services.fortitoken,
    now: () => options.now(),
    reset,
    urls,
  };
  const fortitoken = new ServiceServer({ service: services.fortitoken, options, controls, tls });
  const forticnp = new ServiceServer({ service: services.forticnp, options, controls, tls });
  const stop = async (): Promise<void> => {
    changes.dispose();
    await Promise.all([fortitoken.stop(), forticnp.stop()]);
  };
  try {
    await fortitoken.start(options.fortitokenPort);
    await forticnp.start(options.forticnpPort);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...urls(), faults, requests, options: live, reset, stop };
}
