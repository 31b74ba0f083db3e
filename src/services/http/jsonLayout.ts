import { jsonEscape, spellHidden } from "../../hiddenCharacters";
import { JsonScanner } from "../../jsonScanner";
import { newLine } from "../jsonText";
import { parseJson } from "./json";

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

  const scanner = new JsonScanner(text);
  for (let token = scanner.next(); token !== ""; token = scanner.next()) {
    if (token === "}" || token === "]") {
      depth -= 1;
      if (!hasJustOpened) put(newLine(depth));
      put(token);
    } else if (token === ",") {
      put(token);
      put(newLine(depth));
    } else if (token === ":") {
      put(": ");
    } else {
      if (hasJustOpened) put(newLine(depth));
      put(spellHidden(text.slice(scanner.start, scanner.end), jsonEscape));
    }
    hasJustOpened = token === "{" || token === "[";
    if (hasJustOpened) depth += 1;
  }
  return chunks.join("") + pieces.join("");
}
