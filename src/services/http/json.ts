import { jsonNumber, JsonScanner } from "../../jsonScanner";

/** The deepest nesting that is read. No code that handles an answer is recursive, but each level takes two lines when the answer is shown. */
const deepest = 100_000;

/** The most values that are read. A value takes more memory than its text, an empty object 20 times as much, so a size limit is not enough. */
const mostValues = 4_000_000;

/** An object, an array and a number that is kept as text count for so many values. */
const heavy = 8;

/** The JSON is too deep or too large. */
export class JsonLimitError extends Error {
  constructor(readonly code: "JSON_TOO_DEEP" | "JSON_TOO_MANY") {
    super(code === "JSON_TOO_DEEP" ? "The JSON is nested too deep." : "The JSON has too many values.");
  }
}

/**
 * The value of a JSON text. A number that a double cannot hold, such as an integer beyond 2^53, becomes a text with its digits. `__proto__`
 * is a member like any other.
 * @throws SyntaxError for what is not JSON, JsonLimitError for more than 100,000 levels, 4,000,000 values or 500,000 objects
 */
export function parseJson(text: string): unknown {
  return JSON.parse(withinLimits(text)) as unknown;
}

/** The same JSON with quotes around each number that would lose its value. Takes one pass and no recursion. */
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

/** Whether a double holds the number. True also for what is not a number: `JSON.parse` decides about it. */
function fitsDouble(word: string): boolean {
  if (!jsonNumber.test(word)) return true;
  const value = Number(word);
  return /^-?\d+$/.test(word) ? Number.isSafeInteger(value) : Number.isFinite(value);
}
