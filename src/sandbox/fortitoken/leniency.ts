import type { JsonObject } from "../service";

const TEXTS = ["client_id", "client_secret", "username", "token", "mobile_number", "realm", "sn", "vdom", "license"];
const NUMBERS = ["user_data", "quota"];

/**
 * Brings a body into the contract's forms: numbers where texts are expected and the reverse, and without null members,
 * which public clients send for what they leave out.
 */
export function contractForms(body: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(body)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, contractForm(name, value)]),
  );
}

function contractForm(name: string, value: unknown): unknown {
  if (name === "users" && Array.isArray(value)) {
    return value.map((item: unknown) => (isObject(item) ? contractForms(item) : item));
  }
  if (TEXTS.includes(name) && typeof value === "number") {
    return String(value);
  }
  return NUMBERS.includes(name) && typeof value === "string" && /^-?\d{1,9}$/.test(value) ? Number(value) : value;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
