import { parse } from "lossless-json";
import type { Operation } from "../contract";
import { Refusal, type JsonObject, type OperationCall } from "./service";
import { textOf } from "./values";

/**
 * Decodes a request body. Whole numbers beyond a double's precision become texts, which the contract allows for ids.
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

/** Adds the scalar members of a GET's JSON body to the query; the URL's own parameters take precedence. */
export function mergeIntoQuery(query: OperationCall["query"], text: string): OperationCall["query"] {
  const body = text.trim() === "" ? {} : decodeJson(text);
  const members = Object.keys(body).flatMap((name): [string, string][] => {
    const value = textOf(body, name);
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(members), ...query };
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
