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
  const parts: string[] = [];
  const next = /[",{}[\]]|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  let done = 0;
  let depth = 0;
  let values = 0;
  for (let token = next.exec(text); token; token = next.exec(text)) {
    const [found] = token;
    if (found === '"') {
      next.lastIndex = endOfString(text, token.index);
    } else if (found === "{" || found === "[") {
      depth += 1;
      values += heavy;
    } else if (found === ",") {
      values += 1;
    } else if (found === "}" || found === "]") {
      depth -= 1;
    } else if (!fitsDouble(found)) {
      values += heavy;
      parts.push(text.slice(done, token.index), `"${found}"`);
      done = next.lastIndex;
    }
    if (depth > deepest) throw new JsonLimitError("JSON_TOO_DEEP");
    if (values > mostValues) throw new JsonLimitError("JSON_TOO_MANY");
  }
  return done === 0 ? text : parts.join("") + text.slice(done);
}

/** Behind the closing quote of the string that starts here; the text's end where there is none. */
export function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end + 1;
}

function isEscaped(text: string, index: number): boolean {
  let before = index - 1;
  while (text[before] === "\\") before--;
  return (index - before) % 2 === 0;
}

function fitsDouble(digits: string): boolean {
  const value = Number(digits);
  return /^-?\d+$/.test(digits) ? Number.isSafeInteger(value) : Number.isFinite(value);
}
