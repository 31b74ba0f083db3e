import type { ServerResponse } from "node:http";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";

/** Sends the head and half of the body, with the whole length announced or in chunks, then destroys the connection. */
export async function sendHalf(
  outgoing: ServerResponse,
  answer: Response,
  form: "sized" | "chunked",
): Promise<Response> {
  const whole = Buffer.from(await answer.arrayBuffer());
  const headers = Object.fromEntries(answer.headers);
  if (whole.length > 0) {
    outgoing.writeHead(answer.status, form === "sized" ? { ...headers, "content-length": whole.length } : headers);
    const half = whole.subarray(0, Math.ceil(whole.length / 2));
    await new Promise<void>((resolve) => outgoing.write(half, () => resolve()));
  }
  outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}
