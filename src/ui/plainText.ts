import { codePointName, spellHidden } from "../hiddenCharacters";

/** The longest text that is shown: names and sentences are shorter. */
const longestShown = 1000;

/** Too many combining marks on one letter, which would cover the text around it. */
const combiningFlood = /(\p{M}{8})\p{M}+/gu;

/** Sanitizes a text for display: one line, hidden characters spelled out, cut at the limit. */
export function sanitizeLine(text: string, longest = longestShown): string {
  const start = text.slice(0, 4 * longest);
  const line = spellHidden(start.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, " "), codePointName);
  const calm = line.replace(combiningFlood, "$1…");
  if (start.length === text.length && calm.length <= longest) return calm;
  return `${Array.from(calm).slice(0, longest).join("")}…`;
}

/** The same for inputs and picks: a `$(name)` in it does not become an icon. */
export function sanitizeQuickPick(text: string): string {
  return sanitizeLine(text).replace(/\$\(/g, "\\$(").replace(/ +/g, " ");
}

/**
 * The same for notifications and the line below an input box, which show `[text](address)` as a link, even one that runs a
 * command: what a service sent must not become one.
 */
export function sanitizeMessage(text: string): string {
  return sanitizeLine(text).replaceAll("](", "] (");
}
