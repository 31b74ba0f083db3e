import type { AnswerType } from "../errors";
import { JsonLimitError, parseJson } from "./json";
import { parseLenientJson } from "./lenientJson";

/** A body read once: its type and, for JSON, its value. */
export interface AnswerBody {
  readonly type: AnswerType;
  readonly json?: unknown;
  /** The limit that the JSON is beyond, which is why it was not read. */
  readonly beyond?: string;
}

/** What a body is. JSON is read strictly, then, where that fails, leniently: one value must not take all the others. */
export function readBody(text: string): AnswerBody {
  if (text.trim() === "") return { type: "empty" };
  return jsonBody(text, parseJson) ?? jsonBody(text, parseLenientJson) ?? { type: typeOf(text.slice(0, 10_000)) };
}

function jsonBody(text: string, parse: (text: string) => unknown): AnswerBody | undefined {
  try {
    return { type: "json", json: parse(text) };
  } catch (error) {
    if (error instanceof JsonLimitError) return { type: "json", beyond: error.code };
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** @param start of a body that is not JSON */
function typeOf(start: string): AnswerType {
  if (/^\s*</.test(start)) {
    if (/<(?:!doctype\s+html|html|head|body)\b/i.test(start)) return "html";
    if (/^\s*<(?:\?xml|!--|[a-z][\w.-]*(?::[\w.-]+)?[\s/>])/i.test(start)) return "xml";
  }
  if (/^\s*[{[]/.test(start)) return "damaged";
  return /(?![\t\n\f\r])\p{Cc}|\ufffd/u.test(start) ? "binary" : "text";
}
