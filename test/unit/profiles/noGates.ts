import type { RequestGates } from "../../../src/profiles/requestGates";

/** Makes clients send each request at once, without retries. */
export const noGates: Pick<RequestGates, "of"> = { of: () => Promise.resolve(undefined) };
