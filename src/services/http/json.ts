import { jsonNumber, JsonScanner } from "../../jsonScanner";

/** Levels of nesting that are read. What works on an answer does so without recursion, but each level is two lines of its text. */
const deepest = 100_000;

/** Values that are read. Each takes more memory than its text, an empty object 20 times as much: a small answer could fill it. */
const mostValues = 4_000_000;

/** Values that an object, an array or a number kept as text counts for. */
const heavy = 8;

/** JSON that is more than can be used. */
export class JsonLimitError extends Error {
  constructor(readonly code: "JSON_TOO_DEEP" | "JSON_TOO_MANY") {
    super(code === "JSON_TOO_DEEP" ? "The JSON is nested too deep." : "The JSON has too many values.");
  }
}

/**
 * The value of a JSON text. A number that a double cannot hold, such as an integer beyond 2^53, keeps its digits, as text. Members' names
 * do not matter: `__proto__` is a member like any other.
 * @throws SyntaxError for what is not JSON, JsonLimitError for what is nested deeper than 100,000 levels or has over 4,000,000 values or 500,000 objects
 */
export function parseJson(text: string): unknown {
  return JSON.parse(withinLimits(text)) as unknown;
}

/** The same JSON with quotes around each number that would lose its value; in one pass without recursion, whatever the text. */
function withinLimits(text: string): string {
  const scanner = new JsonScanner(text);
  const parts: string[] = [];
  let done = 0;
  let depth = 0;
  let values = 0;
  for (let token = scanner.next(); token !== ""; token = scanner.next()) {
    if (token === "{" || token === "[") {
      depth += 1;
      values += heavy;
    } else if (token === ",") {
      values += 1;
    } else if (token === "}" || token === "]") {
      depth -= 1;
    } else if (/[-\d]/.test(token)) {
      const word = text.slice(scanner.start, scanner.end);
      if (!fitsDouble(word)) {
        values += heavy;
        parts.push(text.slice(done, scanner.start), `"${word}"`);
        done = scanner.end;
      }
    }
    if (depth > deepest) throw new JsonLimitError("JSON_TOO_DEEP");
    if (values > mostValues) throw new JsonLimitError("JSON_TOO_MANY");
  }
  return done === 0 ? text : parts.join("") + text.slice(done);
}

/** Whether a double holds the number; what is not a number is left to `JSON.parse`. */
function fitsDouble(word: string): boolean {
  if (!jsonNumber.test(word)) return true;
  const value = Number(word);
  return /^-?\d+$/.test(word) ? Number.isSafeInteger(value) : Number.isFinite(value);
}
