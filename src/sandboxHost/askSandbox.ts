import { once } from "node:events";
import http from "node:http";
import type { SandboxAddress } from "../profiles/sandboxAddress";
import { Deadline } from "../services/http/deadline";

/** Largest response that is read: about ten thousand pushes and codes. */
const maxBytes = 4 * 1024 * 1024;

export interface ControlRequest {
  readonly method?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** From sending to the last byte of the response, in ms. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface ControlAnswer {
  readonly status: number;
  /** Undefined when the body is not JSON or too large. */
  readonly json: unknown;
}

/**
 * Sends one request to a control path. Any program may listen there, so no redirect is followed and the response size
 * is limited.
 * @param path below `/__sandbox`, with its slash; empty for the path itself
 * @throws Error if there is no response in time
 */
export async function askSandbox(
  address: SandboxAddress,
  path: string,
  request: ControlRequest,
): Promise<ControlAnswer> {
  const deadline = new Deadline(request.deadlineMs, request.signal ? [request.signal] : []);
  try {
    // Not `fetch`: its signal may be garbage-collected once the response has begun.
    const sent = http.request(`${address}/__sandbox${path}`, {
      method: request.method ?? "GET",
      headers: request.body === undefined ? {} : { "content-type": "application/json" },
      signal: deadline.signal,
    });
    // The response fails too, and is awaited.
    sent.on("error", () => undefined);
    sent.end(request.body === undefined ? undefined : JSON.stringify(request.body));
    const [answer] = (await once(sent, "response")) as [http.IncomingMessage];
    return { status: answer.statusCode ?? 0, json: await readJson(answer) };
  } finally {
    deadline.dispose();
  }
}

async function readJson(answer: http.IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return undefined;
  }
}
