import { jsonNumber, JsonScanner } from "../../jsonScanner";
import { JsonContainer, JsonNumber, type JsonTree, type JsonValue } from "./jsonTree";

const words: ReadonlyMap<string, JsonValue> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/**
 * Reads JSON text into a tree that keeps what `JSON.parse` loses: the digits of large numbers, the order of number-like
 * keys, a `__proto__` member, and the position of each container's text. Uses no recursion. @throws SyntaxError for a
 * text that is not JSON
 */
export function parseJson(text: string): JsonTree {
  const scanner = new JsonScanner(text);
  const holder = new JsonContainer(undefined, undefined, 0, 0);
  let container = holder;
  let size = 0;

  const fail = (): never => {
    throw new SyntaxError(`Not JSON at character ${scanner.start}`);
  };
  const readString = (): string => {
    const quoted = text.slice(scanner.start, scanner.end);
    if (quoted.includes("\\")) return JSON.parse(quoted) as string;
    return /^".*"$/s.test(quoted) ? quoted.slice(1, -1) : fail();
  };
  const readWord = (): JsonValue => {
    const word = text.slice(scanner.start, scanner.end);
    const known = words.get(word);
    if (known !== undefined) return known;
    return jsonNumber.test(word) ? new JsonNumber(word) : fail();
  };
  /** Reads a key, if in an object, and a value. An opening bracket makes its container the current one. */
  const readMember = (first: string): void => {
    let token = first;
    if (container.keys) {
      if (token !== '"') fail();
      container.keys.push(readString());
      if (scanner.next() !== ":") fail();
      token = scanner.next();
    }
    size++;
    if (token === "{" || token === "[") {
      const keys = token === "{" ? [] : undefined;
      const opened = new JsonContainer(keys, container, container.values.length, scanner.start);
      container.values.push(opened);
      container = opened;
    } else {
      container.values.push(token === '"' ? readString() : readWord());
    }
  };

  readMember(scanner.next());
  while (container.parent) {
    const token = scanner.next();
    if (token === (container.keys ? "}" : "]")) {
      container.end = scanner.end;
      container = container.parent;
    } else if (container.values.length === 0) {
      readMember(token);
    } else {
      if (token !== ",") fail();
      readMember(scanner.next());
    }
  }
  if (scanner.next() !== "") fail();
  return { text, holder, size };
}
