import type { JsonObject } from "../service";
import { isObject, withoutNulls } from "../values";

const textMembers = [
  "client_id",
  "client_secret",
  "username",
  "token",
  "mobile_number",
  "realm",
  "sn",
  "vdom",
  "license",
];
const numberMembers = ["user_data", "quota"];

/** Converts a body into the contract's forms: numbers to texts and the reverse if expected, without null members. */
export function contractForms(body: JsonObject): JsonObject {
  return formsOf(withoutNulls(body));
}

function formsOf(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, contractForm(name, value)]));
}

function contractForm(name: string, value: unknown): unknown {
  if (name === "users" && Array.isArray(value)) {
    return value.map((item: unknown) => (isObject(item) ? formsOf(item) : item));
  }
  if (textMembers.includes(name) && typeof value === "number") {
    return String(value);
  }
  return numberMembers.includes(name) && typeof value === "string" && /^-?\d{1,9}$/.test(value) ? Number(value) : value;
}
