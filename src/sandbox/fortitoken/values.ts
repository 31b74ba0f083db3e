import { Refusal, type JsonObject } from "../service";

/** A boolean as JSON or as the text clients send (`"true"`, `"True"`); undefined when absent or empty. */
export function booleanOf(value: unknown, name: string): boolean | undefined {
  if (value === undefined || value === null || value === "") {
    return undefined;
  }
  if (typeof value === "boolean") {
    return value;
  }
  const text = String(value).toLowerCase();
  if (text !== "true" && text !== "false") {
    throw new Refusal(400, `${name} must be true or false.`);
  }
  return text === "true";
}

/** A text; undefined when absent. */
export function textOf(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  return value === undefined || value === null ? undefined : String(value);
}

/** One of the allowed texts; undefined when absent. */
export function oneOf<T extends string>(body: JsonObject, name: string, allowed: readonly T[]): T | undefined {
  const text = textOf(body, name);
  if (text === undefined) {
    return undefined;
  }
  const found = allowed.find((candidate) => candidate === text);
  if (found === undefined) {
    throw new Refusal(400, `${name} must be one of ${allowed.join(", ")}.`);
  }
  return found;
}
