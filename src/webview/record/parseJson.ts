import { JsonContainer, JsonNumber, type JsonTree, type JsonValue } from "./jsonTree";

/**
 * Reads JSON text into a tree that keeps what `JSON.parse` loses: the digits of large numbers, the order of number-like keys,
 * a `__proto__` member, where each container's text is. Without recursion. Throws a SyntaxError on anything but JSON.
 */
export function parseJson(text: string): JsonTree {
  const holder = new JsonContainer(undefined, undefined, 0, 0);
  let container = holder;
  let position = 0;
  let size = 0;

  const fail = (): never => {
    throw new SyntaxError(`Not JSON at character ${position}`);
  };
  const skipBlanks = (): number => {
    let code = text.charCodeAt(position);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) code = text.charCodeAt(++position);
    return code;
  };
  const readString = (): string => {
    const start = position;
    let end = text.indexOf('"', start + 1);
    while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
    if (end === -1) return fail();
    position = end + 1;
    const inner = text.slice(start + 1, end);
    return inner.includes("\\") ? (JSON.parse(text.slice(start, end + 1)) as string) : inner;
  };
  const readWord = <T>(word: string, value: T): T => {
    if (!text.startsWith(word, position)) fail();
    position += word.length;
    return value;
  };
  const readNumber = (): JsonNumber => {
    const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    number.lastIndex = position;
    const digits = number.exec(text)?.[0] ?? fail();
    position += digits.length;
    return new JsonNumber(digits);
  };
  const readLeaf = (code: number): JsonValue => {
    if (code === 0x22) return readString();
    if (code === 0x74) return readWord("true", true);
    if (code === 0x66) return readWord("false", false);
    if (code === 0x6e) return readWord("null", null);
    return readNumber();
  };
  /** Reads the key, if in an object, and the value after it. An opening bracket makes its container the current one. */
  const readMember = (): void => {
    let code = skipBlanks();
    if (container.keys) {
      if (code !== 0x22) fail();
      container.keys.push(readString());
      if (skipBlanks() !== 0x3a) fail();
      position++;
      code = skipBlanks();
    }
    size++;
    if (code === 0x7b || code === 0x5b) {
      const opened = new JsonContainer(code === 0x7b ? [] : undefined, container, container.values.length, position);
      container.values.push(opened);
      container = opened;
      position++;
    } else {
      container.values.push(readLeaf(code));
    }
  };

  readMember();
  while (container.parent) {
    const code = skipBlanks();
    if (code === (container.keys ? 0x7d : 0x5d)) {
      container.end = ++position;
      container = container.parent;
    } else {
      if (container.values.length > 0) {
        if (code !== 0x2c) fail();
        position++;
      }
      readMember();
    }
  }
  skipBlanks();
  if (position < text.length) fail();
  return { text, holder, size };
}

/** Whether an odd number of backslashes stands before this position. */
function isEscaped(text: string, position: number): boolean {
  let first = position;
  while (text.charCodeAt(first - 1) === 0x5c) first--;
  return (position - first) % 2 === 1;
}
