import { Refusal, type JsonObject } from "./service";

/** A text, number or boolean member as text; undefined for anything else. */
export function textOf(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}

/** A boolean as JSON or as the text clients send (`"true"`, `"True"`); undefined when absent or empty. */
export function booleanOf(body: JsonObject, name: string): boolean | undefined {
  const text = textOf(body, name)?.toLowerCase();
  if (text === undefined || text === "") {
    return undefined;
  }
  if (text !== "true" && text !== "false") {
    throw new Refusal(400, `${name} must be true or false.`);
  }
  return text === "true";
}

/** One of the allowed texts; undefined when absent. */
export function oneOf<T extends string>(body: JsonObject, name: string, allowed: readonly T[]): T | undefined {
  const text = textOf(body, name);
  const found = allowed.find((candidate) => candidate === text);
  if (text !== undefined && found === undefined) {
    throw new Refusal(400, `${name} must be one of ${allowed.join(", ")}.`);
  }
  return found;
}

/** Removes members that are null, at every depth: public clients send null for absent values. */
export function withoutNulls(body: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(body)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, withoutNullsIn(value)]),
  );
}

function withoutNullsIn(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNullsIn);
  }
  return isObject(value) ? withoutNulls(value) : value;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
