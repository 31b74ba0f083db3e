import { once } from "node:events";
import http from "node:http";
import type { SandboxAddress } from "../profiles/sandboxAddress";
import { Deadline } from "../services/http/deadline";

/** Largest answer that is read: some ten thousand pushes and codes. */
const maxBytes = 4 * 1024 * 1024;

export interface ControlRequest {
  readonly method?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** From sending to the last byte of the answer, in ms. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface ControlAnswer {
  readonly status: number;
  /** Undefined when the body is no JSON or too large. */
  readonly json: unknown;
}

/**
 * Sends one request to a control path of what listens there, which may be any program: no redirect is followed, and no more is
 * read than a sandbox would send.
 * @param path below `/__sandbox`, with its slash; empty for the path itself
 * @throws Error when no answer comes in time
 */
export async function askSandbox(
  address: SandboxAddress,
  path: string,
  request: ControlRequest,
): Promise<ControlAnswer> {
  const deadline = new Deadline(request.deadlineMs, request.signal ? [request.signal] : []);
  try {
    // Not `fetch`, whose signal is forgotten under memory pressure once the answer has begun.
    const sent = http.request(`${address}/__sandbox${path}`, {
      method: request.method ?? "GET",
      headers: request.body === undefined ? {} : { "content-type": "application/json" },
      signal: deadline.signal,
    });
    // The answer fails too, and that is what is waited for.
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
