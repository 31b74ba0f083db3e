import { Refusal, type JsonObject } from "../service";

const largestLimit = 1000;
const defaultLimit = 50;

export interface PageRange {
  readonly skip: number;
  readonly limit: number;
}

/** A whole number, given as JSON number or numeric text; the fallback when absent or empty. */
export function wholeNumber(body: JsonObject, name: string, fallback?: number): number {
  const value = body[name];
  if (value === undefined || value === null || value === "") {
    if (fallback === undefined) {
      throw new Refusal(400, `${name} is required.`);
    }
    return fallback;
  }
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new Refusal(400, `${name} must be a whole number from 0.`);
  }
  return number;
}

/** `skip` and `limit` of a request body; the limit is capped at 1000. */
export function pageRangeOf(body: JsonObject): PageRange {
  const limit = wholeNumber(body, "limit", defaultLimit);
  if (limit === 0) {
    throw new Refusal(400, "limit must be at least 1.");
  }
  return { skip: wholeNumber(body, "skip", 0), limit: Math.min(limit, largestLimit) };
}

/** One page of a list under `data` or `datas` (envelopes E2 and E3) [CNP 3]. */
export function pageEnvelope(
  all: readonly unknown[],
  { skip, limit }: PageRange,
  name: "data" | "datas" = "data",
): JsonObject {
  return {
    [name]: all.slice(skip, skip + limit),
    totalPage: Math.ceil(all.length / limit),
    limit,
    skip,
    totalCount: all.length,
  };
}

/** Envelope E2 around a single value. */
export function singleEnvelope(data: unknown): JsonObject {
  return { data, totalPage: 1, limit: 1, skip: 0, totalCount: 1 };
}
