import type { AnswerType } from "../errors";
import { JsonLimitError, parseJson } from "./json";
import { parseLenientJson } from "./lenientJson";

/** The type of a body and, for JSON, its value. */
export interface AnswerBody {
  readonly type: AnswerType;
  readonly json?: unknown;
  /** The limit that the JSON exceeds; it was not parsed. */
  readonly beyond?: string;
}

/** Reads a body. JSON that the strict parser refuses is parsed leniently: one invalid value must not lose all others. */
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
