import { systemTiming } from "../../../src/timing";
import { Transport, type TransportOptions } from "../../../src/services/http/transport";
import { LogLines } from "./testServer";

/** A transport to a test's server, allowed to write, with a deadline that a busy machine keeps. */
export function testTransport(baseUrl: string, options: Partial<TransportOptions> = {}): Transport {
  const usual = { readOnly: false, timeoutMs: 30_000, clock: systemTiming, log: new LogLines(), label: "Lab" };
  return new Transport({ baseUrl, ...usual, ...options });
}
