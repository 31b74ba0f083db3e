/** Text as it is, for inputs and picks: a `$(name)` in it does not become an icon, a line break becomes a blank. */
export function plain(text: string): string {
  return text.replace(/\$\(/g, "\\$(").replace(/\s+/g, " ");
}

/**
 * Text for notifications and the line below an input box, which show `[text](address)` as a link, even one that runs a
 * command: what a service sent must not become one.
 */
export function unlinked(text: string): string {
  return text.replaceAll("](", "] (");
}
