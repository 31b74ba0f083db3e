import type { Random } from "../../src/sandbox/seed/random";
import { hostileJson, hostileTexts } from "./corpus";
import { type ExampleAnswer, placesIn, valueAt, withFragment, withValue } from "./examples";

/** A response as sent over the wire. */
export interface SentAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const statuses = [200, 200, 200, 200, 201, 204, 302, 400, 401, 402, 403, 404, 405, 409, 418, 429, 500, 503, 599];

/** The example with one to three errors. */
export function mutated({ status, json }: ExampleAnswer, random: Random): SentAnswer {
  let value = json;
  for (let changes = random.int(0, 2); changes > 0; changes--) value = changed(value, random);
  const text = spoiled(random.chance(0.5) ? fragmentPlanted(value, random) : textOf(value), random);
  const headers: Record<string, string> = {};
  if (random.chance(0.1)) headers["link"] = link(random);
  if (random.chance(0.1)) headers["retry-after"] = random.pick(hostileTexts).value;
  if (random.chance(0.1)) headers["date"] = random.pick(hostileTexts).value;
  return { status: random.chance(0.8) ? status : random.pick(statuses), headers, text };
}

/** Drops, retypes, nests, swaps or renames a member. */
function changed(value: unknown, random: Random): unknown {
  const places = placesIn(value);
  const place = random.pick(places);
  const there = valueAt(value, place);
  switch (random.int(0, 6)) {
    case 0:
      return place.length === 0 ? undefined : withValue(value, place, undefined);
    case 1:
      return withValue(value, place, random.pick(hostileTexts).value);
    case 2:
      return withValue(value, place, [there]);
    case 3:
      return withValue(value, place, { [random.pick(names)]: there });
    case 4:
      return withValue(value, place, valueAt(value, random.pick(places)));
    case 5:
      return withValue(value, place, otherType(there));
    default:
      return renamed(value, place.slice(0, -1), random);
  }
}

/** Converts a number to text and a text to a number. */
function otherType(value: unknown): unknown {
  if (typeof value === "object") return null;
  return typeof value === "number" ? String(value) : Number(value);
}

const names = ["data", "datas", "id", "code", "totalCount", "msg", "message", "error", "value", "__proto__", ""];

/** Renames one member of a container, sometimes to a name of JavaScript's object members. */
function renamed(value: unknown, place: readonly (string | number)[], random: Random): unknown {
  const container = valueAt(value, place);
  if (typeof container !== "object" || container === null || Array.isArray(container)) return value;
  const entries = Object.entries(container);
  const chosen = random.int(0, Math.max(0, entries.length - 1));
  const name = random.chance(0.5) ? random.pick(names) : random.pick(hostileTexts).value;
  return withValue(
    value,
    place,
    Object.fromEntries(entries.map(([key, member], index) => [index === chosen ? name : key, member])),
  );
}

function fragmentPlanted(value: unknown, random: Random): string {
  if (value === undefined) return "";
  return withFragment(value, random.pick(placesIn(value)), random.pick(hostileJson));
}

/** Truncates or repeats the text, or inserts bytes that are not UTF-8; usually leaves it unchanged. */
function spoiled(text: string, random: Random): string {
  switch (random.int(0, 11)) {
    case 0:
      return text.slice(0, random.int(0, text.length));
    case 1:
      return text + text;
    case 2:
      return `\ufeff${text}`;
    case 3: {
      const bytes = Buffer.from(text);
      for (let changes = random.int(1, 4); changes > 0 && bytes.length > 0; changes--) {
        bytes[random.int(0, bytes.length - 1)] = random.int(0, 255);
      }
      return bytes.toString("utf8");
    }
    case 4:
      return `<html><title>${random.pick(hostileTexts).value}</title>${text}`;
    case 5:
      return text.replace(/"(\w+)":/, (member) => `${member}${random.pick(["null", "1", '"x"', "{}"])},${member}`);
    default:
      return text;
  }
}

/** The JSON text; empty if the whole value was dropped. */
function textOf(value: unknown): string {
  return value === undefined ? "" : JSON.stringify(value);
}

function link(random: Random): string {
  const address = random.chance(0.5)
    ? random.pick(hostileTexts).value
    : `https://x.example.net/?page=${random.int(0, 1_000_000)}`;
  return `<${address}>; rel="next"`;
}
