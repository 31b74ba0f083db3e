import { jsonEscape, spellHidden } from "../../hiddenCharacters";
import { newLine } from "../jsonText";
import { endOfString, parseJson } from "./json";

/** Pieces that are joined at a time, so that a long text is never held as millions of small ones. */
const piecesAtOnce = 10_000;

/**
 * A JSON text laid out, two blanks a level, with every name, escape and digit as it came; hidden characters are spelled out. Its values are
 * read once, to know that it is JSON, and not kept.
 * @throws SyntaxError for what is not JSON, JsonLimitError as `parseJson`
 */
export function laidOutJson(text: string): string {
  parseJson(text);
  const chunks: string[] = [];
  let pieces: string[] = [];
  const put = (piece: string): void => {
    if (pieces.push(piece) < piecesAtOnce) return;
    chunks.push(pieces.join(""));
    pieces = [];
  };
  let depth = 0;
  let hasJustOpened = false;

  const next = /[{}[\],:"]|[^\s{}[\],:"]+/g;
  for (let token = next.exec(text); token; token = next.exec(text)) {
    const [found] = token;
    if (found === "}" || found === "]") {
      depth -= 1;
      if (!hasJustOpened) put(newLine(depth));
      put(found);
    } else if (found === ",") {
      put(found);
      put(newLine(depth));
    } else if (found === ":") {
      put(": ");
    } else {
      if (hasJustOpened) put(newLine(depth));
      if (found === '"') next.lastIndex = endOfString(text, token.index);
      put(spellHidden(text.slice(token.index, next.lastIndex), jsonEscape));
    }
    hasJustOpened = found === "{" || found === "[";
    if (hasJustOpened) depth += 1;
  }
  return chunks.join("") + pieces.join("");
}
