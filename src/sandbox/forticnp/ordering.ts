import { Refusal, type JsonObject } from "../service";
import { textOf } from "../values";

type Compare<T> = (a: T, b: T) => number;

/**
 * Sorts by the optional `orderBy` and `orderDirection` of a request body. `dsc` and `desc` mean the same [CNP 6.4]; an
 * unknown field is ignored (client code).
 * @param orders the ascending orders by field
 * @throws Refusal 400 for another direction
 */
export function sortItems<T>(
  list: readonly T[],
  body: JsonObject,
  orders: Readonly<Record<string, Compare<T>>>,
): readonly T[] {
  const direction = (textOf(body, "orderDirection") || "asc").toLowerCase();
  if (!["asc", "dsc", "desc"].includes(direction)) {
    throw new Refusal(400, "orderDirection must be asc, dsc or desc.");
  }
  const name = textOf(body, "orderBy");
  const compare = name !== undefined && Object.hasOwn(orders, name) ? orders[name] : undefined;
  if (!compare) {
    return list;
  }
  return [...list].sort((a, b) => (direction === "asc" ? compare(a, b) : compare(b, a)));
}

/** Compares by a text or number of each item. */
export function compareBy<T>(keyOf: (item: T) => string | number | bigint): Compare<T> {
  return (a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}
