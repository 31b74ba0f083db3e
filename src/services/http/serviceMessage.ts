import { isMarkup } from "../errors";
import type { AnswerBody } from "./answerBody";
import { type KnownSecrets, redact } from "./redact";

const longest = 500;

/**
 * The message in a response: `message`, `error`, `detail` or `msg` of a JSON body, the title or first words of a web page, otherwise the
 * text itself. Redacted, on one line, cut at 500 characters [FTC 4] [CNP 5].
 */
export function serviceMessage(raw: string, body: AnswerBody, secrets: KnownSecrets): string | undefined {
  if (body.type === "binary") return undefined;
  const isPage = isMarkup({ answerType: body.type });
  const message = (body.type === "json" ? messageOf(body.json) : isPage ? pageTitle(raw, secrets) : undefined) ?? raw;
  // Longer than the result, because runs of blanks become one.
  const line = redact(message, secrets, 4 * longest)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  if (line === "") return undefined;
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** @param depth how many levels to search; messages are not deeper. */
function messageOf(json: unknown, depth = 8): string | undefined {
  if (typeof json === "string") return json;
  if (depth === 0) return undefined;
  if (Array.isArray(json)) {
    const parts = json
      .slice(0, longest)
      .map((item) => messageOf(item, depth - 1))
      .filter((part) => part !== undefined);
    return parts.length > 0 ? parts.join("; ") : undefined;
  }
  if (typeof json !== "object" || json === null) return undefined;
  const members = json as Record<string, unknown>;
  for (const key of ["message", "error", "detail", "msg"]) {
    const found = messageOf(members[key], depth - 1);
    if (found !== undefined && found !== "") return found;
  }
  return undefined;
}

/**
 * Reads only the start, because a page may be built to keep a regular expression busy. Redacts before the elements are removed: without
 * them, a secret that they separate from its name would not be found.
 */
function pageTitle(page: string, secrets: KnownSecrets): string {
  const html = redact(page, secrets, 20 * longest);
  const title = /<title[^>]*>([^<]*)/i.exec(html)?.[1]?.trim();
  if (title) return title;
  return html.replace(/<(script|style)\b[\s\S]*?(<\/\1>|$)/gi, " ").replace(/<[^>]*(>|$)/g, " ");
}
