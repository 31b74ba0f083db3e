import { Refusal, type Answer, type OperationCall } from "../service";

const pageSizes: readonly number[] = [20, 100, 200, 500, 1000];
const defaultPageSize = 500;
/** The documented sample of the `Link` header names this port, not the API's. */
const linkPort = "8686";

interface Cursor {
  readonly direction: "after" | "before";
  /** The place of the record next to the page, which may have been deleted. */
  readonly place: number;
}

/**
 * Answers one page of a v2 list [FTC 2.15]: a bare array, and a `Link` header with the errors of the
 * documented sample: port 8686, a blank after `<`, the first entry without its closing quote.
 * @param all every record that matches the filter
 * @param placeOf a record's number in the order of the list, never reused
 */
export function pageOf<T>(
  call: OperationCall,
  all: readonly T[],
  placeOf: (item: T) => number,
  toWire: (item: T) => unknown,
): Answer {
  const limit = readLimit(call.query["limit"]);
  const start = startOf(readCursor(call.query["page"]), all.map(placeOf), limit);
  const items = all.slice(start, start + limit);
  const links: string[] = [];
  const last = items.at(-1);
  const first = items[0];
  if (last !== undefined && start + limit < all.length) {
    links.push(linkEntry(call.url, limit, { direction: "after", place: placeOf(last) }, "next"));
  }
  if (first !== undefined && start > 0) {
    links.push(linkEntry(call.url, limit, { direction: "before", place: placeOf(first) }, "previous"));
  }
  const link = links.map((entry, index) => (index === 0 ? entry.slice(0, -1) : entry)).join(", ");
  return { status: 200, body: items.map(toWire), headers: link ? { link } : {} };
}

function readLimit(text: string | undefined): number {
  if (text === undefined || text === "") {
    return defaultPageSize;
  }
  const limit = Number(text);
  if (!pageSizes.includes(limit)) {
    throw new Refusal(400, `limit must be one of ${pageSizes.join(", ")}.`);
  }
  return limit;
}

function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined || text === "") {
    return undefined;
  }
  const [, direction, place] = /^(after|before):(\d+)$/.exec(Buffer.from(text, "base64").toString("utf8")) ?? [];
  if (direction === undefined) {
    throw new Refusal(400, "page is not a cursor of this list.");
  }
  return { direction: direction === "after" ? "after" : "before", place: Number(place) };
}

function startOf(cursor: Cursor | undefined, places: readonly number[], limit: number): number {
  if (!cursor) {
    return 0;
  }
  const before = places.filter((place) => place < cursor.place).length;
  if (cursor.direction === "before") {
    return Math.max(0, before - limit);
  }
  return places[before] === cursor.place ? before + 1 : before;
}

function linkEntry(asked: URL, limit: number, cursor: Cursor, rel: "next" | "previous"): string {
  const url = new URL(asked);
  url.port = linkPort;
  url.searchParams.set("limit", String(limit));
  url.searchParams.set("page", Buffer.from(`${cursor.direction}:${cursor.place}`).toString("base64"));
  return `< ${url.href}>; rel="${rel}"`;
}
