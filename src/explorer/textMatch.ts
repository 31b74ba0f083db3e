/** Text for comparisons that ignore case and accents. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Whether a text contains what is looked for, whatever the case and accents. */
export function contains(text: string | undefined, wanted: string): boolean {
  return text !== undefined && fold(text).includes(fold(wanted));
}
