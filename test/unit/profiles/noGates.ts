import type { RequestGates } from "../../../src/profiles/requestGates";

/** Clients made with it send each request at once, and once. */
export const noGates: Pick<RequestGates, "of"> = { of: () => Promise.resolve(undefined) };
