import { parse } from "lossless-json";
import type { Operation } from "../contract";
import { Refusal, type JsonObject } from "./service";

/**
 * Decodes a request body. Whole numbers beyond a double's precision come out as text, which the contract allows for ids.
 * @throws Refusal 400 when the Content-Type or the text is wrong
 */
export function decodeBody(expected: Operation["bodyType"], contentType: string, text: string): JsonObject {
  if (expected === "none" || text === "") {
    return {};
  }
  const wanted = expected === "form" ? "application/x-www-form-urlencoded" : "application/json";
  if (!contentType.toLowerCase().startsWith(wanted)) {
    throw new Refusal(400, `Content-Type must be ${wanted}.`);
  }
  return expected === "form" ? Object.fromEntries(new URLSearchParams(text)) : decodeJson(text);
}

function decodeJson(text: string): JsonObject {
  let value: unknown;
  try {
    value = parse(text, undefined, numberOrText);
  } catch {
    throw new Refusal(400, "The body is not JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal(400, "The body must be a JSON object.");
  }
  return value as JsonObject;
}

function numberOrText(digits: string): number | string {
  const number = Number(digits);
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? digits : number;
}
