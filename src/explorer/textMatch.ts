/** Normalizes a text for comparisons that ignore case and accents. */
export function foldText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Whether a text contains another one, ignoring case and accents. */
export function contains(text: string | undefined, wanted: string): boolean {
  return text !== undefined && foldText(text).includes(foldText(wanted));
}
