import type { Context } from "hono";
import { Refusal, type JsonObject } from "./service";

/** The body of a control request. @throws Refusal 400 unless it is a JSON object */
export async function controlBody(context: Context): Promise<JsonObject> {
  const body: unknown = await context.req.json().catch(() => undefined);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new Refusal(400, "The body must be a JSON object.");
  }
  return body as JsonObject;
}
