/**
 * The value of a JSON text. A number that a double cannot hold, such as an integer beyond 2^53, keeps its digits, as text. Depth and
 * members' names do not matter: `__proto__` is a member like any other.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  return JSON.parse(/\d{16}|\d[eE]\+?\d{3}/.test(text) ? withNumbersAsText(text) : text) as unknown;
}

/** The same JSON with quotes around each number that would lose its value. */
function withNumbersAsText(text: string): string {
  const parts: string[] = [];
  const next = /"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  let done = 0;
  for (let token = next.exec(text); token; token = next.exec(text)) {
    const [found] = token;
    if (found === '"') {
      next.lastIndex = endOfString(text, token.index);
    } else if (!isHeld(found)) {
      parts.push(text.slice(done, token.index), `"${found}"`);
      done = next.lastIndex;
    }
  }
  return parts.join("") + text.slice(done);
}

/** Behind the closing quote; the text's end where there is none. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end + 1;
}

function isEscaped(text: string, index: number): boolean {
  let before = index - 1;
  while (text[before] === "\\") before--;
  return (index - before) % 2 === 0;
}

function isHeld(digits: string): boolean {
  const value = Number(digits);
  return /^-?\d+$/.test(digits) ? Number.isSafeInteger(value) : Number.isFinite(value);
}
