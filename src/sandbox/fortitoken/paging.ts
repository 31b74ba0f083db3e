import { Refusal, type Answer, type OperationCall } from "../service";

const PAGE_SIZES: readonly number[] = [20, 100, 200, 500, 1000];
const DEFAULT_PAGE_SIZE = 500;
/** The documented sample of the `Link` header names this port, not the API's. */
const LINK_PORT = "8686";

interface Cursor {
  readonly direction: "after" | "before";
  readonly id: string;
}

/**
 * Answers one page of a v2 list (contract: FortiToken Cloud 2.15): a bare array, and a `Link` header that shows the
 * documented sample's faults: port 8686, a blank after `<`, the first entry without its closing quote.
 * @param all every record the filter lets through
 * @param keyOf a record's id, on which the cursor hangs
 */
export function pageOf<T>(
  call: OperationCall,
  all: readonly T[],
  keyOf: (item: T) => string,
  toWire: (item: T) => unknown,
): Answer {
  const limit = readLimit(call.query["limit"]);
  const start = startOf(readCursor(call.query["page"]), all.map(keyOf), limit);
  const items = all.slice(start, start + limit);
  const links: string[] = [];
  const last = items.at(-1);
  const first = items[0];
  if (last !== undefined && start + limit < all.length) {
    links.push(linkEntry(call.url, limit, { direction: "after", id: keyOf(last) }, "next"));
  }
  if (first !== undefined && start > 0) {
    links.push(linkEntry(call.url, limit, { direction: "before", id: keyOf(first) }, "previous"));
  }
  const link = links.map((entry, index) => (index === 0 ? entry.slice(0, -1) : entry)).join(", ");
  return { status: 200, body: items.map(toWire), headers: link ? { link } : {} };
}

function readLimit(text: string | undefined): number {
  if (text === undefined || text === "") {
    return DEFAULT_PAGE_SIZE;
  }
  const limit = Number(text);
  if (!PAGE_SIZES.includes(limit)) {
    throw new Refusal(400, `limit must be one of ${PAGE_SIZES.join(", ")}.`);
  }
  return limit;
}

function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined || text === "") {
    return undefined;
  }
  const [, direction, id] = /^(after|before):(.+)$/.exec(Buffer.from(text, "base64").toString("utf8")) ?? [];
  if (direction === undefined || id === undefined) {
    throw new Refusal(400, "page is not a cursor of this list.");
  }
  return { direction: direction === "after" ? "after" : "before", id };
}

function startOf(cursor: Cursor | undefined, ids: readonly string[], limit: number): number {
  if (!cursor) {
    return 0;
  }
  const at = ids.indexOf(cursor.id);
  if (at < 0) {
    throw new Refusal(400, "page points at a record that is gone; start again from the first page.");
  }
  return cursor.direction === "after" ? at + 1 : Math.max(0, at - limit);
}

function linkEntry(asked: URL, limit: number, cursor: Cursor, rel: "next" | "previous"): string {
  const url = new URL(asked);
  url.port = LINK_PORT;
  url.searchParams.set("limit", String(limit));
  url.searchParams.set("page", Buffer.from(`${cursor.direction}:${cursor.id}`).toString("base64"));
  return `< ${url.href}>; rel="${rel}"`;
}
