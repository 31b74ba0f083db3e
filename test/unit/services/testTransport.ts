import { systemTiming } from "../../../src/timing";
import { Transport, type TransportOptions } from "../../../src/services/http/transport";
import { LogLines } from "./testServer";

/** A writable transport to a test server, with a timeout for busy machines. */
export function testTransport(baseUrl: string, options: Partial<TransportOptions> = {}): Transport {
  const usual = { readOnly: false, timeoutMs: 30_000, clock: systemTiming, log: new LogLines(), label: "Lab" };
  return new Transport({ baseUrl, ...usual, ...options });
}
