import { jsonEscape, spellHidden } from "../../hiddenCharacters";
import { JsonScanner } from "../../jsonScanner";
import { newLine } from "../jsonText";
import { parseJson } from "./json";

/** So many pieces are joined at once: millions of small texts would take too much memory. */
const piecesAtOnce = 10_000;

/**
 * A JSON text with two blanks of indentation a level. Every name, escape and digit stays as it was sent; hidden characters are spelled out.
 * The values are read once, to check that the text is JSON, and not kept.
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
